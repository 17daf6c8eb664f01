/** 申请、批准、实施登记保存和查封扣押. Codes M01 to M04. */
import { z } from "zod";
import { addMillis, HOUR_MS } from "#base/instant.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseEffect, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, lastDayIn, startPeriod, stop, turn } from "../consequences.ts";
import { files, optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import { type CoerciveMeasure, ItemSchema, MEASURE_KINDS } from "./measure.ts";
import {
  anyIn,
  basisFault,
  change,
  clockOf,
  find,
  INVESTIGATING,
  ITEM_COLUMNS,
  optionsIn,
  qualified,
  UNTIL_CLOSED,
} from "./parts.ts";

const RequestInput = z.object({
  kind: keysOf(MEASURE_KINDS),
  reason: words(4, "理由"),
  isEvidenceAtRisk: z.boolean().default(false),
  isSeriousPollution: z.boolean().default(false),
  items: z.array(ItemSchema).min(1, "请列明物品"),
  isDailyNecessity: z.boolean().default(false),
  isSeizedElsewhere: z.boolean().default(false),
  isMilderEnough: z.boolean().default(false),
});

const judgeRequest = enforcing(
  ["XZQZ-005", "XZQZ-010", "XZQZ-017-1", "XZQZ-017-2", "STHJ-052", "XZQZ-023", "XZCF-056"],
  (situation: CaseSituation, input: z.infer<typeof RequestInput>) => {
    if (input.isMilderEnough && input.kind !== "preserve")
      return byLaw("XZQZ-005", "采用非强制手段可以达到行政管理目的的，不得实施查封、扣押");
    if (input.kind === "preserve" && !input.isEvidenceAtRisk)
      return byLaw("XZCF-056", "先行登记保存限于证据可能灭失或者以后难以取得的情况");
    if (input.isDailyNecessity && input.kind !== "preserve")
      return byLaw("XZQZ-023", "不得查封、扣押公民个人及其所扶养家属的生活必需品");
    if (input.isSeizedElsewhere && input.kind !== "preserve")
      return byLaw("XZQZ-023", "已被其他国家机关依法查封的，不得重复查封");
    return basisFault(situation, input.kind, input);
  },
);

const REQUEST_FIELDS = ({ facts }: CaseSituation) => [
  required("kind", "措施", "choice", { options: optionsOf(MEASURE_KINDS) }),
  required("reason", "理由", "longText"),
  optional("isEvidenceAtRisk", "证据可能灭失或者以后难以取得", "yesNo", { initial: false }),
  ...(facts.offence?.isUnderEcoCode
    ? [
        optional("isSeriousPollution", "造成或者可能造成严重污染环境、破坏生态等后果", "yesNo", {
          initial: false,
          hint: "生态环境案件的查封、扣押，须有这一情形，或者证据可能灭失、被隐匿（法典第五十二条）",
        }),
      ]
    : []),
  required("items", "物品清单", "rows", {
    columns: ITEM_COLUMNS,
  }),
  optional("isDailyNecessity", "含生活必需品", "yesNo", { initial: false }),
  optional("isSeizedElsewhere", "已被其他机关查封", "yesNo", { initial: false }),
  optional("isMilderEnough", "劝导、责令改正等非强制手段足以达到目的", "yesNo", { initial: false }),
];

function requested(situation: CaseSituation, input: z.infer<typeof RequestInput>): CoerciveMeasure {
  return {
    id: `m${situation.detail.measures.length + 1}`,
    kind: input.kind,
    state: "requested",
    reason: input.reason,
    items: input.items,
    officerIds: [],
    requestedAt: situation.now,
    approvedAt: null,
    executedAt: null,
    dueOn: null,
    isExtended: false,
    testing: [],
    handling: null,
    endedAt: null,
  };
}

export const requestMeasure = caseAct({
  label: "申请措施",
  code: "M01",
  from: [...INVESTIGATING],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: RequestInput,
  fields: REQUEST_FIELDS,
  guards: [certified, byHandler],
  checks: [judgeRequest],
  effects: (situation, input) => [
    ...issue(
      situation,
      [{ form: input.kind === "preserve" ? "DOC-09" : "DOC-15", key: `m${situation.detail.measures.length + 1}` }],
      {
        measures: [...situation.detail.measures, requested(situation, input)],
      },
    ),
    turn(["agency_head"], `申请${MEASURE_KINDS[input.kind]}，待批准`),
  ],
});

export const decideMeasure = caseAct({
  label: "批准措施",
  code: "M02",
  from: [...UNTIL_CLOSED],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ measureId: z.string().min(1, "请选择措施"), isApproved: z.boolean(), opinion: words(2, "意见") }),
  fields: (situation) => [
    required("measureId", "措施", "choice", { options: optionsIn(situation, "requested", "urgent") }),
    required("isApproved", "批准", "yesNo"),
    required("opinion", "意见", "longText"),
  ],
  guards: [anyIn("没有待批准的措施", "requested", "urgent")],
  checks: [
    enforcing(["XZQZ-019"], (situation: CaseSituation, input: { measureId: string; isApproved: boolean }) => {
      const measure = find(situation, input.measureId);
      if (!measure || (measure.state !== "requested" && measure.state !== "urgent"))
        return wrongField("measureId", "这项措施不在待批准之列");
      const isLate =
        measure.state === "urgent" && measure.executedAt && situation.now > addMillis(measure.executedAt, 24 * HOUR_MS);
      return isLate && input.isApproved
        ? byLaw("XZQZ-019", "紧急实施后二十四小时内没有补办批准，不能再批准，应当立即解除")
        : null;
    }),
  ],
  effects: (situation, input) => {
    const measure = find(situation, input.measureId);
    if (!measure) return [];
    if (measure.state === "requested")
      return [
        detail(
          change(situation, measure.id, {
            state: input.isApproved ? "approved" : "refused",
            approvedAt: input.isApproved ? situation.now : null,
          }),
        ),
        handlersTurn(situation, input.isApproved ? "措施已批准，待实施" : "措施未获批准"),
      ];
    if (input.isApproved)
      return [
        ...stop(`urgent:${measure.id}`),
        detail(change(situation, measure.id, { state: "executed", approvedAt: situation.now })),
        handlersTurn(situation, "紧急措施已补批"),
      ];
    return [
      ...stop(`urgent:${measure.id}`, clockOf(measure)),
      ...issue(
        situation,
        [{ form: "DOC-19", key: measure.id }],
        change(situation, measure.id, { state: "released", endedAt: situation.now, handling: "released" }),
      ),
      handlersTurn(situation, "紧急措施未获批准，已解除，请退还财物"),
    ];
  },
});

const ExecuteInput = z.object({
  measureId: z.string().min(1, "请选择措施"),
  secondOfficerId: personId,
  isReasonTold: z.boolean(),
  partyView: words(2, "陈述申辩"),
  isPartyPresent: z.boolean(),
  witness: z.string().trim().max(100).default(""),
  video: files.default([]),
});

/** 全过程音像记录 of the steps that the agency's list names (国办发〔2018〕118号, the list itself 待本机关确认). */
const isRecorded = enforcing(
  ["SX118-REC"],
  ({ facts }: CaseSituation, { video }: { readonly video: readonly string[] }) =>
    video.length > 0 || !facts.settings["av.mandatory_steps"].includes("seizure")
      ? null
      : byLaw("SX118-REC", "查封、扣押、登记保存须全程录像，请附录像"),
);

/** 第十八条: told on the spot, heard, in the presence of the party or a witness, with a record. */
const judgeExecution = enforcing(
  ["XZQZ-018"],
  (
    _situation: CaseSituation,
    input: Pick<z.infer<typeof ExecuteInput>, "isReasonTold" | "isPartyPresent" | "witness">,
  ) => {
    if (!input.isReasonTold)
      return byLaw("XZQZ-018", "应当当场告知当事人采取措施的理由、依据以及依法享有的权利、救济途径");
    return input.isPartyPresent || input.witness.length >= 2
      ? null
      : byLaw("XZQZ-018", "当事人不到场的，应当邀请见证人到场，由见证人和执法人员在现场笔录上签名");
  },
);

const EXECUTE_FIELDS = (situation: CaseSituation) => [
  required("isReasonTold", "已当场告知理由、依据和权利", "yesNo"),
  required("partyView", "当事人的陈述申辩", "longText"),
  required("isPartyPresent", "当事人到场", "yesNo"),
  optional("witness", "见证人", "text"),
  (situation.facts.settings["av.mandatory_steps"].includes("seizure") ? required : optional)("video", "录像", "photos"),
  secondOfficerField(situation),
];

function executed(
  situation: CaseSituation,
  measure: CoerciveMeasure,
  officerIds: readonly string[],
  state: "executed" | "urgent",
): { effects: readonly CaseEffect[]; measure: CoerciveMeasure } {
  const on = today(situation);
  const isPreserve = measure.kind === "preserve";
  return {
    effects: [{ ...startPeriod(situation, isPreserve ? "preserve" : "seize"), clock: clockOf(measure) } as CaseEffect],
    measure: {
      ...measure,
      state,
      officerIds: [...officerIds],
      executedAt: situation.now,
      dueOn: lastDayIn(situation, isPreserve ? "preserve" : "seize", on),
    },
  };
}

const papersOf = ({ kind, id }: CoerciveMeasure) =>
  kind === "preserve"
    ? [{ form: "DOC-10", key: id }]
    : [
        { form: "DOC-16", key: id },
        { form: "DOC-17", key: id },
      ];

export const executeMeasure = caseAct({
  label: "实施措施",
  code: "M03",
  from: [...INVESTIGATING],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: ExecuteInput,
  fields: (situation) => [
    required("measureId", "措施", "choice", { options: optionsIn(situation, "approved") }),
    ...EXECUTE_FIELDS(situation),
  ],
  guards: [certified, qualified, byHandler, anyIn("没有已批准、待实施的措施", "approved")],
  checks: [
    withSecondOfficer(),
    judgeExecution,
    isRecorded,
    (situation, input) =>
      find(situation, input.measureId)?.state === "approved"
        ? null
        : wrongField("measureId", "这项措施没有批准，或者已经实施"),
  ],
  effects: (situation, input) => {
    const found = find(situation, input.measureId);
    if (!found) return [];
    const { effects, measure } = executed(
      situation,
      found,
      [situation.actor.personId ?? "", input.secondOfficerId],
      "executed",
    );
    return [
      ...effects,
      ...issue(situation, papersOf(measure), change(situation, measure.id, measure), true),
      handlersTurn(situation, `${MEASURE_KINDS[measure.kind]}实施中，至 ${measure.dueOn}`),
    ];
  },
});

/** 情况紧急: first done, then approved within twenty-four hours; nights and holidays run through. */
export const executeUrgently = caseAct({
  label: "紧急查封、扣押",
  code: "M04",
  from: [...INVESTIGATING],
  to: "same",
  by: ["officer"],
  weight: "danger",
  input: RequestInput.extend(ExecuteInput.omit({ measureId: true }).shape).extend({ urgency: words(4, "紧急情况") }),
  fields: (situation) => [
    ...REQUEST_FIELDS(situation).filter(
      (field) => field.name !== "isEvidenceAtRisk" || situation.facts.offence?.isUnderEcoCode,
    ),
    required("urgency", "紧急情况", "longText"),
    ...EXECUTE_FIELDS(situation),
  ],
  guards: [certified, qualified, byHandler],
  checks: [
    withSecondOfficer(),
    judgeRequest,
    judgeExecution,
    isRecorded,
    (_situation, input) =>
      input.kind === "preserve" ? wrongField("kind", "先行登记保存须事先批准，没有紧急实施") : null,
  ],
  confirm: "须在二十四小时内向负责人报告并补办批准手续，确定吗？",
  effects: (situation, input) => {
    const base = requested(situation, input);
    const { effects, measure } = executed(
      situation,
      base,
      [situation.actor.personId ?? "", input.secondOfficerId],
      "urgent",
    );
    return [
      ...effects,
      { ...startPeriod(situation, "urgent_seizure_approval"), clock: `urgent:${measure.id}` } as CaseEffect,
      ...issue(
        situation,
        [{ form: "DOC-15", key: measure.id }, ...papersOf(measure)],
        { measures: [...situation.detail.measures, measure] },
        true,
      ),
      turn(["agency_head"], "紧急查封、扣押，待补办批准"),
    ];
  },
});
