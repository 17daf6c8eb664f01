/** 回避、更换承办人 (《行政处罚法》第四十三条). Codes C13 to C15. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { AFTER_DECISION, type CaseSituation, caseAct, UNDER_WAY } from "../case-act.ts";
import { detail, handlersTurn, turn } from "../consequences.ts";
import { officerOptions, opinion, opinionField, personId, required, words } from "../fields.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byLaw, handlerFault, notAuxiliary, wrongField } from "../rules.ts";

function leaving({ detail: known }: CaseSituation, next: readonly string[]): string[] {
  const gone = known.handlerIds.filter((id) => !next.includes(id));
  return [...new Set([...known.formerHandlerIds, ...gone])];
}

/** Whoever handles the case or presides may be asked to stand aside, until it is decided. */
const RECUSABLE = ["verifying", "on_the_spot", ...UNDER_WAY] as const satisfies readonly CaseState[];

function recusableIds({ detail: known }: CaseSituation): readonly string[] {
  const presiderId = known.hearing?.state === "scheduled" ? known.hearing.presiderId : null;
  return [...known.handlerIds, ...(presiderId ? [presiderId] : [])];
}

function nameOf({ facts }: CaseSituation, id: string): string {
  return facts.officers.get(id)?.name ?? facts.people.find((person) => person.personId === id)?.name ?? id;
}

export const askRecusal = caseAct({
  label: "登记回避申请",
  code: "C13",
  from: [...RECUSABLE],
  to: "same",
  by: ["officer", "citizen"],
  weight: "normal",
  input: z.object({ personId, reason: words(4, "回避的理由") }),
  fields: (situation) => [
    required("personId", "申请回避的人员", "choice", {
      options: recusableIds(situation).map((value) => ({ value, label: nameOf(situation, value) })),
    }),
    required("reason", "理由", "longText"),
  ],
  guards: [notAuxiliary],
  checks: [
    (situation, input) => {
      if (!recusableIds(situation).includes(input.personId))
        return wrongField("personId", "该人员不是本案承办人或者听证主持人");
      return situation.detail.recusals.some((one) => one.personId === input.personId && one.isGranted === null)
        ? wrongField("personId", "对该人员的回避申请正在决定")
        : null;
    },
  ],
  effects: ({ detail: known, now }, input) => [
    detail({
      recusals: [...known.recusals, { personId: input.personId, reason: input.reason, askedAt: now, isGranted: null }],
    }),
    { kind: "flag", add: ["recusal_asked"] },
    turn(["agency_head"], "有回避申请，待决定"),
  ],
});

export const decideRecusal = caseAct({
  label: "决定回避",
  code: "C14",
  from: [...RECUSABLE],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ personId, isGranted: z.boolean(), replacementId: personId.nullable().default(null), opinion }),
  fields: (situation) => [
    required("personId", "人员", "choice", {
      options: situation.detail.recusals
        .filter((recusal) => recusal.isGranted === null)
        .map(({ personId: value, reason }) => ({
          value,
          label: nameOf(situation, value),
          hint: reason,
        })),
    }),
    required("isGranted", "决定回避", "yesNo"),
    {
      ...required("replacementId", "接替的承办人", "choice", { options: officerOptions(situation) }),
      isRequired: false,
    },
    opinionField,
  ],
  guards: [
    ({ detail: known }) =>
      known.recusals.some((recusal) => recusal.isGranted === null)
        ? null
        : byDesign("C14-NONE", "没有待决定的回避申请"),
  ],
  checks: [
    (situation, input) => {
      if (!situation.detail.recusals.some((one) => one.personId === input.personId && one.isGranted === null))
        return wrongField("personId", "没有对该人员的待决定申请");
      if (!input.isGranted || !situation.detail.handlerIds.includes(input.personId)) return null;
      if (input.replacementId === null) return wrongField("replacementId", "决定回避的，请指定接替的承办人");
      return situation.detail.handlerIds.includes(input.replacementId)
        ? wrongField("replacementId", "接替的人员已经是本案承办人，请另选一人")
        : handlerFault(situation, input.replacementId);
    },
  ],
  effects: (situation, input) => {
    const { detail: known } = situation;
    const handlerIds =
      input.isGranted && input.replacementId
        ? known.handlerIds.map((id) => (id === input.personId ? (input.replacementId ?? id) : id))
        : known.handlerIds;
    const recusals = known.recusals.map((one) =>
      one.personId === input.personId && one.isGranted === null ? { ...one, isGranted: input.isGranted } : one,
    );
    // A hearing without its presider is set anew.
    const { hearing } = known;
    const losesPresider = input.isGranted && hearing?.presiderId === input.personId && hearing.state === "scheduled";
    const isAllDecided = recusals.every((one) => one.isGranted !== null);
    return [
      detail({
        recusals,
        handlerIds,
        formerHandlerIds: leaving(situation, handlerIds),
        ...(losesPresider && hearing ? { hearing: { ...hearing, state: "requested" as const, presiderId: null } } : {}),
      }),
      ...(isAllDecided ? [{ kind: "flag" as const, remove: ["recusal_asked"] }] : []),
      handlersTurn(situation, "回避已决定，继续办理", handlerIds),
    ];
  },
});

export const changeHandlers = caseAct({
  label: "更换承办人",
  code: "C15",
  from: ["verifying", "on_the_spot", ...UNDER_WAY, ...AFTER_DECISION, "criminal"],
  to: "same",
  by: ["unit_lead"],
  weight: "normal",
  input: z.object({ handlerIds: z.array(personId).min(2, "承办人不得少于两人"), reason: words(2, "理由") }),
  fields: (situation) => [
    required("handlerIds", "承办人", "manyChoices", { options: officerOptions(situation) }),
    required("reason", "理由", "text"),
  ],
  guards: [],
  checks: [
    enforcing(
      ["XZCF-042-1", "XZCF-042-2", "D34-018", "XZCF-043"],
      (situation: CaseSituation, input: { handlerIds: readonly string[] }) => {
        if (new Set(input.handlerIds).size < 2) return byLaw("XZCF-042-2", "承办人不得少于两人");
        return input.handlerIds.map((id) => handlerFault(situation, id)).find((fault) => fault !== null) ?? null;
      },
    ),
  ],
  effects: (situation, input) => [
    detail({ handlerIds: input.handlerIds, formerHandlerIds: leaving(situation, input.handlerIds) }),
    handlersTurn(situation, "承办人已更换", input.handlerIds),
  ],
});
