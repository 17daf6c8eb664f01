/** Parse → act → answer. */

import type { PlainDate } from "#base/plain-date.ts";
import { plainDateOf } from "#base/plain-date.ts";
import {
  draftEntry,
  exportPowers,
  importPowers,
  listDrafts,
  listPowers,
  listRevisions,
  proposeAmount,
  publicPowers,
  reviewEntry,
} from "#capabilities/power/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listUnits } from "#kernel/people/server/public.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import type { Platform } from "#platform/capability.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { loadPowers } from "./powers.ts";
import { propose } from "./propose.ts";
import { draft, present, review, revisionsOf } from "./revisions.ts";
import { rowsOn } from "./rows.ts";
import { listStored, listWaiting } from "./store.ts";
import { readWorkbook, writeWorkbook } from "./workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function powerRoutes({ database }: Platform): readonly Route<Actor>[] {
  const rows = async (day: PlainDate) => {
    const [powers, waiting, units, settings] = await Promise.all([
      loadPowers(database),
      listWaiting(database),
      listUnits(database, { on: day }),
      loadSettings(LAW_SETTINGS, database),
    ]);
    const drafts = new Map<string, number>();
    for (const { kind, key } of waiting) if (kind !== "grant") drafts.set(key, (drafts.get(key) ?? 0) + 1);
    return rowsOn(powers, day, {
      names: new Map(units.map((unit) => [unit.id, unit.name])),
      drafts,
      firstViolations: settings(day)["first_violation.offences"],
    });
  };
  return [
    route(listPowers, async ({ query, now }) => {
      const on = query.on ?? plainDateOf(now);
      return { on, rows: [...(await rows(on))] };
    }),
    route(publicPowers, async ({ query, now }) => {
      const on = plainDateOf(now);
      const words = query.text;
      const found = (await rows(on)).filter((row) =>
        [row.name, row.code, row.penalised].some((text) => text.includes(words)),
      );
      return { on, rows: found };
    }),
    route(listRevisions, async ({ params, caller, now }) => ({
      revisions: [...(await revisionsOf(database, params, caller, now))],
    })),
    route(draftEntry, async ({ params, body, caller, now }) =>
      draft(database, { ...params, ...body }, { caller, now }),
    ),
    route(reviewEntry, async ({ params, body, caller, now }) => ({
      id: params.id,
      state: await review(database, { id: params.id, ...body }, { caller, now }),
    })),
    route(listDrafts, async ({ caller, now }) => {
      const waiting = await listWaiting(database);
      const powers = await loadPowers(database);
      const drafts = await Promise.all(
        waiting.map(async (one) => {
          const all = await listStored(database, one.kind, one.key);
          const before = all.find((other) => other.revision < one.revision && other.isApproved)?.content;
          const offence = powers.offenceOn(one.key, plainDateOf(now));
          const shipped = before ?? (one.kind === "offence" ? (offence as unknown as typeof before) : undefined);
          return {
            ...present(one, "draft", shipped ?? undefined, caller),
            kind: one.kind,
            key: one.key,
            name: offence?.name ?? one.key,
          };
        }),
      );
      return { drafts };
    }),
    route(exportPowers, async ({ query, now }) => {
      const on = query.on ?? plainDateOf(now);
      const bytes = await writeWorkbook(await loadPowers(database), on);
      const name = encodeURIComponent(`权责清单 ${on}.xlsx`);
      return new FileAnswer(XLSX, bytes, {
        "content-disposition": `attachment; filename="powers.xlsx"; filename*=UTF-8''${name}`,
      });
    }),
    route(importPowers, async ({ body, caller, now }) => {
      const powers = await loadPowers(database);
      const read = await readWorkbook(Buffer.from(body.workbook, "base64"), powers, plainDateOf(now));
      if (!body.preview)
        for (const offence of read.changed)
          await draft(
            database,
            {
              kind: "offence",
              key: offence.code,
              content: offence,
              effectiveFrom: body.effectiveFrom,
              source: body.source,
              note: "由 XLSX 导入",
            },
            { caller, now },
          );
      return { rows: read.rows, drafted: read.changed.length, unchanged: read.unchanged, errors: [...read.errors] };
    }),
    route(proposeAmount, async ({ body, now }) => propose(await loadPowers(database), body, now)),
  ];
}
