/** Routes of 询问提纲与检查要点. */
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import * as contract from "#capabilities/case/contract.ts";
import { shippedTemplate, TEMPLATE_GROUPS, type TemplateGroup } from "#capabilities/case/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { type Route, route } from "#platform/http/route.ts";
import { addVersion, enforceVersion, listVersions } from "./store.ts";

type Versions = Awaited<ReturnType<typeof listVersions>>;

export function questionTemplateRoutes({ database }: Pick<Platform, "database">): readonly Route<Actor>[] {
  return [
    route(contract.listQuestionTemplates, async ({ now }) => {
      const kept = await listVersions(database);
      return { templates: GROUPS.map((group) => headOf(group, kept, plainDateOf(now))) };
    }),
    route(contract.getQuestionTemplate, async ({ params, now }) => {
      const group = mustBeGroup(params.group);
      const kept = await listVersions(database);
      return {
        ...headOf(group, kept, plainDateOf(now)),
        versions: [
          ...kept.filter((one) => one.group === group).map(({ group: _, ...version }) => version),
          {
            ...linesOf(shippedTemplate(group)),
            ...{ version: 0, note: "随系统提供", createdAt: null, createdBy: null, inForceFrom: null },
          },
        ],
      };
    }),
    route(contract.addQuestionTemplate, async ({ params, body, caller, now }) => {
      const group = mustBeGroup(params.group);
      const author = { personId: caller.personId, now };
      const from = body.inForceFrom;
      if (from !== null) mustNotBePast(from, plainDateOf(now));
      const version = await inTransaction(database, async (tx) => {
        const added = await addVersion(tx, { ...body, group }, author);
        if (added !== null && from !== null) await enforceVersion(tx, { group, version: added, from }, author);
        return added;
      });
      if (version === null)
        throw new Problem(PROBLEMS.conflict, { detail: "你改的时候，别人存了新的一版；请看过新版再改" });
      return { version };
    }),
    route(contract.enforceQuestionTemplate, async ({ params, body, caller, now }) => {
      const group = mustBeGroup(params.group);
      mustNotBePast(body.inForceFrom, plainDateOf(now));
      const { version } = params;
      const isDone = await inTransaction(database, (tx) =>
        enforceVersion(tx, { group, version, from: body.inForceFrom }, { personId: caller.personId, now }),
      );
      if (!isDone) throw new Problem(PROBLEMS.conflict, { detail: "没有这份草稿，或者已经定了起用的日子" });
      return { version };
    }),
  ];
}

const GROUPS = Object.keys(TEMPLATE_GROUPS) as TemplateGroup[];

function mustBeGroup(named: string): TemplateGroup {
  const group = GROUPS.find((one) => one === named);
  if (!group) throw new Problem(PROBLEMS.notFound);
  return group;
}

/** What was asked until today was asked by the version of its day. */
function mustNotBePast(from: PlainDate, today: PlainDate): void {
  if (from >= today) return;
  throw new Problem(PROBLEMS.unacceptable, {
    errors: [{ path: "inForceFrom", message: "起用的日子不能早于今天" }],
  });
}

function headOf(group: TemplateGroup, all: Versions, today: PlainDate) {
  const own = all.filter((one) => one.group === group);
  const dated = own.flatMap(({ inForceFrom, ...one }) => (inForceFrom === null ? [] : [{ ...one, inForceFrom }]));
  const inOrder = dated.toSorted((a, b) =>
    a.inForceFrom < b.inForceFrom ? 1 : a.inForceFrom > b.inForceFrom ? -1 : b.version - a.version,
  );
  const current = inOrder.find(({ inForceFrom }) => inForceFrom <= today);
  const next = inOrder.findLast(({ inForceFrom }) => inForceFrom > today);
  const [newest] = own;
  return {
    group,
    label: TEMPLATE_GROUPS[group],
    version: current?.version ?? 0,
    inForceFrom: current?.inForceFrom ?? null,
    ...linesOf(current ?? shippedTemplate(group)),
    draft: newest && newest.inForceFrom === null ? newest.version : null,
    next: next ? { version: next.version, inForceFrom: next.inForceFrom } : null,
  };
}

function linesOf({ questions, checkpoints }: ReturnType<typeof shippedTemplate>) {
  return { questions: [...questions], checkpoints: [...checkpoints] };
}
