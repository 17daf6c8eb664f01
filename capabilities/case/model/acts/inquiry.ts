/** 调查取证: evidence, recusal, handlers, suspension. Codes C11 to C19. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import type { EvidenceItemSchema } from "../case.ts";
import { AFTER_DECISION, type CaseCheck, type CaseSituation, caseAct, UNDER_WAY } from "../case-act.ts";
import { detail, handlersTurn, issue, turn } from "../consequences.ts";
import {
  files,
  officerOptions,
  opinion,
  opinionField,
  optionsOf,
  personId,
  required,
  secondOfficerField,
  words,
} from "../fields.ts";
import { keysOf } from "../keys.ts";
import { type CaseState, SUSPEND_GROUNDS } from "../labels.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  handlerFault,
  notAuxiliary,
  withSecondOfficer,
  wrongField,
} from "../rules.ts";

export const EVIDENCE_KINDS = {
  documentary: "书证",
  physical: "物证",
  audio_visual: "视听资料",
  electronic: "电子数据",
  witness: "证人证言",
  party_statement: "当事人的陈述",
  expert_opinion: "鉴定意见",
  site_record: "勘验笔录、现场笔录",
} as const satisfies Record<z.infer<typeof EvidenceItemSchema>["kind"], string>;

/** 须有执法人员两人在场并出示证件. */
const TAKEN_BY_TWO: readonly string[] = ["site_record", "party_statement", "witness"];

const EvidenceInput = z.object({
  kind: keysOf(EVIDENCE_KINDS),
  title: words(2, "证据名称"),
  takenAt: InstantSchema,
  secondOfficerId: personId,
  isCertificateShown: z.boolean().default(false),
  files,
});

const checkEvidence: CaseCheck<z.infer<typeof EvidenceInput>> = enforcing(
  ["XZCF-055"],
  (situation: CaseSituation, input: z.infer<typeof EvidenceInput>) => {
    if (input.takenAt > situation.now) return wrongField("takenAt", "取证时间不能晚于现在");
    return TAKEN_BY_TWO.includes(input.kind) && !input.isCertificateShown
      ? byLaw("XZCF-055", "检查、询问时应当主动出示执法证件，没有出示的当事人有权拒绝，所得材料不能作为证据")
      : null;
  },
);

/** Asking the party beyond verification needs a filed case. */
const beforeFilingOnlyVerifies: CaseCheck<z.infer<typeof EvidenceInput>> = ({ matter }, input) =>
  matter.state === "verifying" && input.kind === "expert_opinion"
    ? byDesign("C11-FILED", "立案前只能核查，委托鉴定须先立案")
    : null;

export const addEvidence = caseAct({
  label: "登记证据",
  code: "C11",
  from: ["verifying", "on_the_spot", "investigating", "executing"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: EvidenceInput,
  fields: (situation) => [
    required("kind", "种类", "choice", { options: optionsOf(EVIDENCE_KINDS) }),
    required("title", "名称", "text"),
    required("takenAt", "取得时间", "instant"),
    secondOfficerField(situation),
    required("isCertificateShown", "已出示执法证件", "yesNo", { initial: false }),
    required("files", "文件", "photos"),
  ],
  guards: [
    certified,
    enforcing(["XZSS-035"], ({ detail: known }: CaseSituation) =>
      known.remedies.some((remedy) => remedy.kind === "litigation" && remedy.state !== "concluded")
        ? byLaw("XZSS-035", "诉讼过程中，被告不得自行向原告、第三人和证人收集证据")
        : null,
    ),
  ],
  checks: [withSecondOfficer(), checkEvidence, beforeFilingOnlyVerifies],
  effects: (situation, input) => {
    const { evidence } = situation.detail;
    const item = {
      id: `evidence-${evidence.length + 1}`,
      kind: input.kind,
      title: input.title,
      takenAt: input.takenAt,
      officerIds: [situation.actor.personId ?? "", input.secondOfficerId],
      files: input.files,
      isVerified: false,
    };
    const changes = {
      evidence: [...evidence, item],
      isCertificateShown: situation.detail.isCertificateShown || input.isCertificateShown,
    };
    if (input.kind === "site_record") return issue(situation, [{ form: "DOC-04", key: item.id }], changes);
    if (input.kind === "party_statement" || input.kind === "witness")
      return issue(situation, [{ form: "DOC-06", key: item.id }], changes);
    return [detail(changes)];
  },
});

export const verifyEvidence = caseAct({
  label: "核实证据",
  code: "C12",
  from: ["verifying", "investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ evidenceIds: z.array(z.string()).min(1, "请选择证据"), note: words(2, "核实情况") }),
  fields: ({ detail: known }) => [
    required("evidenceIds", "证据", "manyChoices", {
      options: known.evidence
        .filter((item) => !item.isVerified)
        .map((item) => ({ value: item.id, label: item.title, hint: EVIDENCE_KINDS[item.kind] })),
    }),
    required("note", "核实情况", "longText"),
  ],
  guards: [certified, byHandler],
  checks: [
    ({ detail: known }, input) =>
      input.evidenceIds.every((id) => known.evidence.some((item) => item.id === id))
        ? null
        : wrongField("evidenceIds", "所选证据不在本案中"),
  ],
  effects: ({ detail: known }, input) => [
    detail({
      evidence: known.evidence.map((item) =>
        input.evidenceIds.includes(item.id) ? { ...item, isVerified: true } : item,
      ),
    }),
  ],
});

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
    detail({ handlerIds: input.handlerIds }),
    handlersTurn(situation, "承办人已更换", input.handlerIds),
  ],
});

export const suspend = caseAct({
  label: "中止调查",
  code: "C16",
  from: ["investigating"],
  to: "suspended",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ ground: keysOf(SUSPEND_GROUNDS), reason: words(4, "理由") }),
  fields: () => [
    required("ground", "情形", "choice", { options: optionsOf(SUSPEND_GROUNDS) }),
    required("reason", "理由", "longText"),
  ],
  guards: [],
  checks: [],
  effects: (situation, input) => [
    detail({ suspendGround: input.ground }),
    // Only a confirmed local rule lets the ninety days stand still; without one they run on.
    ...(situation.facts.settings["decide.excluded"].includes("suspension")
      ? [{ kind: "pauseClock" as const, clock: "decide", reason: SUSPEND_GROUNDS[input.ground] }]
      : []),
    handlersTurn(situation, "已中止调查"),
  ],
});

export const resume = caseAct({
  label: "恢复调查",
  code: "C17",
  from: ["suspended"],
  to: "investigating",
  by: ["agency_head", "unit_lead"],
  weight: "primary",
  input: z.object({ reason: words(2, "理由") }),
  fields: () => [required("reason", "理由", "longText")],
  guards: [],
  checks: [],
  effects: (situation) => [
    detail({ suspendGround: null }),
    { kind: "resumeClock", clock: "decide" },
    handlersTurn(situation, "已恢复调查"),
  ],
});
