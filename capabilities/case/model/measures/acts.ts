/**
 * 先行登记保存 (《行政处罚法》第五十六条), 查封、扣押 (《行政强制法》第十七条至第二十八条). Codes M01 to M08.
 *
 * A measure binds the party: its period never rolls past a holiday, and at its end only what frees or disposes of the goods is left.
 */
import { z } from "zod";
import { addMillis, DAY_MS, HOUR_MS } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, PlainDateSchema, plainDateOf } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startPeriod, stop, turn } from "../consequences.ts";
import { files, optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import { type CoerciveMeasure, ItemSchema, MEASURE_KINDS, type MeasureKind } from "./measure.ts";

/** Measures serve the investigation; what is taken may have to be freed much later. */
const INVESTIGATING = ["verifying", "on_the_spot", "investigating"] as const satisfies readonly CaseState[];
const UNTIL_CLOSED = [
  ...INVESTIGATING,
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "hearing",
  "deliberating",
  "decided",
  "executing",
  "criminal",
] as const satisfies readonly CaseState[];

export const HANDLINGS = {
  returned: "返还",
  released: "解除",
  seized: "转为查封、扣押",
  confiscated: "依决定没收",
  transferred: "移送有关机关",
  tested: "送检测、鉴定",
  sold: "先行拍卖、变卖，保留价款",
  auctioned: "依法拍卖抵缴罚款",
} as const;

const clockOf = ({ kind, id }: Pick<CoerciveMeasure, "kind" | "id">) =>
  kind === "preserve" ? `preserve:${id}` : `seize:${id}`;
const bearing = (measure: CoerciveMeasure) => measure.state === "executed" || measure.state === "urgent";

function optionsIn(situation: CaseSituation, ...states: readonly CoerciveMeasure["state"][]) {
  return situation.detail.measures
    .filter((measure) => states.includes(measure.state))
    .map((measure) => ({
      value: measure.id,
      label: `${MEASURE_KINDS[measure.kind]}：${measure.items.map((item) => item.name).join("、")}`,
      ...(measure.dueOn && { hint: `至 ${measure.dueOn}` }),
    }));
}

const anyIn = (message: string, ...states: readonly CoerciveMeasure["state"][]): CaseGuard => {
  return ({ detail: known }) =>
    known.measures.some((measure) => states.includes(measure.state)) ? null : byDesign("MEASURE-NONE", message);
};

function find({ detail: known }: CaseSituation, id: string): CoerciveMeasure | undefined {
  return known.measures.find((measure) => measure.id === id);
}

function change(situation: CaseSituation, id: string, changes: Partial<CoerciveMeasure>): Pick<CaseDetail, "measures"> {
  return { measures: situation.detail.measures.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}

/** 设定权: a law, an administrative or a local regulation; a preservation has its basis in the Penalty Law itself. */
function basisFault({ facts }: CaseSituation, kind: MeasureKind): Refusal | null {
  if (kind === "preserve") return null;
  if (!facts.offence) return byDesign("CASE-OFFENCE", "还没有确定案由，请先确定违法行为和行为时间");
  return facts.offence.seizureBasis
    ? null
    : byLaw(
        "XZQZ-010",
        `“${facts.offence.name}”没有法律、行政法规或者地方性法规的查封、扣押依据；可以考虑先行登记保存证据`,
      );
}

const RequestInput = z.object({
  kind: keysOf(MEASURE_KINDS),
  reason: words(4, "理由"),
  isEvidenceAtRisk: z.boolean().default(false),
  items: z.array(ItemSchema).min(1, "请列明物品"),
  isDailyNecessity: z.boolean().default(false),
  isSeizedElsewhere: z.boolean().default(false),
});

const judgeRequest = enforcing(
  ["XZQZ-010", "XZQZ-023", "XZCF-056"],
  (situation: CaseSituation, input: z.infer<typeof RequestInput>) => {
    if (input.kind === "preserve" && !input.isEvidenceAtRisk)
      return byLaw("XZCF-056", "先行登记保存限于证据可能灭失或者以后难以取得的情况");
    if (input.isDailyNecessity && input.kind !== "preserve")
      return byLaw("XZQZ-023", "不得查封、扣押公民个人及其所扶养家属的生活必需品");
    if (input.isSeizedElsewhere && input.kind !== "preserve")
      return byLaw("XZQZ-023", "已被其他国家机关依法查封的，不得重复查封");
    return basisFault(situation, input.kind);
  },
);

const REQUEST_FIELDS = [
  required("kind", "措施", "choice", { options: optionsOf(MEASURE_KINDS) }),
  required("reason", "理由", "longText"),
  optional("isEvidenceAtRisk", "证据可能灭失或者以后难以取得", "yesNo", { initial: false }),
  required("items", "物品清单", "longText"),
  optional("isDailyNecessity", "含生活必需品", "yesNo", { initial: false }),
  optional("isSeizedElsewhere", "已被其他机关查封", "yesNo", { initial: false }),
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
  fields: () => REQUEST_FIELDS,
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
    return [
      ...stop(`urgent:${measure.id}`),
      ...(input.isApproved ? [] : stop(clockOf(measure))),
      detail(
        change(
          situation,
          measure.id,
          input.isApproved
            ? { state: "executed", approvedAt: situation.now }
            : { state: "released", endedAt: situation.now, handling: "released" },
        ),
      ),
      handlersTurn(situation, input.isApproved ? "紧急措施已补批" : "紧急措施未获批准，已解除，请退还财物"),
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
  video: files.min(1, "查封、扣押、登记保存须全程录像，请附录像"),
});

/** 第十八条: told on the spot, heard, in the presence of the party or a witness, with a record. */
const judgeExecution = enforcing(
  ["XZQZ-018", "XZQZ-024", "SX118-REC"],
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
  required("video", "录像", "photos"),
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
      dueOn: lastDay(situation.facts.calendar, isPreserve ? "preserve" : "seize", on),
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
  guards: [certified, byHandler, anyIn("没有已批准、待实施的措施", "approved")],
  checks: [
    withSecondOfficer(),
    judgeExecution,
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
    ...REQUEST_FIELDS.filter((field) => field.name !== "isEvidenceAtRisk"),
    required("urgency", "紧急情况", "longText"),
    ...EXECUTE_FIELDS(situation),
  ],
  guards: [certified, byHandler],
  checks: [
    withSecondOfficer(),
    judgeRequest,
    judgeExecution,
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
      ...issue(situation, papersOf(measure), { measures: [...situation.detail.measures, measure] }, true),
      turn(["agency_head"], "紧急查封、扣押，待补办批准"),
    ];
  },
});

export const extendMeasure = caseAct({
  label: "延长查封、扣押",
  code: "M05",
  from: [...UNTIL_CLOSED],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ measureId: z.string().min(1, "请选择措施"), reason: words(4, "延长的理由") }),
  fields: (situation) => [
    required("measureId", "措施", "choice", { options: optionsIn(situation, "executed") }),
    required("reason", "延长的理由", "longText"),
  ],
  guards: [anyIn("没有实施中的查封、扣押", "executed")],
  checks: [
    enforcing(["XZQZ-025-1", "XZCF-056"], (situation: CaseSituation, input: { measureId: string }) => {
      const measure = find(situation, input.measureId);
      if (measure?.state !== "executed" || !measure.dueOn) return wrongField("measureId", "这项措施不在实施中");
      if (measure.kind === "preserve") return byLaw("XZCF-056", "先行登记保存应当在七日内作出处理决定，不能延长");
      if (measure.isExtended) return byLaw("XZQZ-025-1", "查封、扣押只能延长一次，延长期限不得超过三十日");
      return today(situation) > measure.dueOn
        ? byLaw("XZQZ-025-1", `期限 ${measure.dueOn} 已经届满，不能再延长，应当立即解除`)
        : null;
    }),
  ],
  effects: (situation, input) => {
    const measure = find(situation, input.measureId);
    if (!measure?.dueOn) return [];
    const dueOn = lastDay(situation.facts.calendar, "seize_extension", measure.dueOn);
    const extra = startPeriod(situation, "seize_extension");
    if (extra.kind !== "startClock") return [];
    return [
      { kind: "extendClock", clock: clockOf(measure), by: extra.limit, reason: input.reason },
      ...issue(
        situation,
        [{ form: "DOC-18", key: measure.id }],
        change(situation, measure.id, { dueOn, isExtended: true }),
      ),
    ];
  },
});

const TestingInput = z.object({
  measureId: z.string().min(1, "请选择措施"),
  fromOn: PlainDateSchema,
  toOn: PlainDateSchema,
  isNoticeWritten: z.boolean(),
});

/** 检测、检验、鉴定的期间 does not count only if its length was told to the party in writing. */
export const noteTesting = caseAct({
  label: "登记检测期间",
  code: "M06",
  from: [...UNTIL_CLOSED],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: TestingInput,
  fields: (situation) => [
    required("measureId", "措施", "choice", { options: optionsIn(situation, "executed") }),
    required("fromOn", "起日", "date"),
    required("toOn", "止日", "date"),
    required("isNoticeWritten", "已将检测期间书面告知当事人", "yesNo"),
  ],
  guards: [certified, byHandler, anyIn("没有实施中的查封、扣押", "executed")],
  checks: [
    enforcing(["XZQZ-025-2"], (situation: CaseSituation, input: z.infer<typeof TestingInput>) => {
      const measure = find(situation, input.measureId);
      if (measure?.state !== "executed" || !measure.dueOn || measure.kind === "preserve")
        return wrongField("measureId", "这项措施不在实施中，或者不是查封、扣押");
      if (input.toOn < input.fromOn) return wrongField("toOn", "止日不能早于起日");
      if (input.fromOn > measure.dueOn) return wrongField("fromOn", "检测须在查封、扣押期限内开始");
      if (measure.testing.some((span) => span.toOn === null || span.toOn >= input.fromOn))
        return wrongField("fromOn", "与已登记的检测期间重叠");
      return input.isNoticeWritten
        ? null
        : byLaw("XZQZ-025-2", "检测期间应当明确并书面告知当事人；没有书面告知的，期间照常计算");
    }),
  ],
  effects: (situation, input) => {
    const measure = find(situation, input.measureId);
    if (!measure?.dueOn) return [];
    const days = dayNumberOf(input.toOn) - dayNumberOf(input.fromOn) + 1;
    return [
      {
        kind: "extendClock",
        clock: clockOf(measure),
        by: { value: days, unit: "day", basis: "statutory_fixed" },
        reason: `检测期间 ${input.fromOn} 至 ${input.toOn}，已书面告知`,
      },
      detail(
        change(situation, measure.id, {
          dueOn: addDays(measure.dueOn, days),
          testing: [...measure.testing, { fromOn: input.fromOn, toOn: input.toOn }],
        }),
      ),
    ];
  },
});

const HandleInput = z.object({
  measureId: z.string().min(1, "请选择措施"),
  handling: keysOf(HANDLINGS),
  reason: words(2, "理由"),
  secondOfficerId: personId,
});

/** Frees or disposes of what was taken. Late it is overdue, never refused: release must always be possible. */
export const handleMeasure = caseAct({
  label: "处理、解除",
  code: "M07",
  from: [...UNTIL_CLOSED],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: HandleInput,
  fields: (situation) => [
    required("measureId", "措施", "choice", { options: optionsIn(situation, "executed", "urgent") }),
    required("handling", "处理", "choice", { options: optionsOf(HANDLINGS) }),
    required("reason", "理由", "longText"),
    secondOfficerField(situation),
  ],
  guards: [certified, anyIn("没有实施中的措施", "executed", "urgent")],
  checks: [
    withSecondOfficer(),
    enforcing(["XZQZ-028", "XZCF-056"], (situation: CaseSituation, input: z.infer<typeof HandleInput>) => {
      const measure = find(situation, input.measureId);
      if (!measure || !bearing(measure)) return wrongField("measureId", "这项措施不在实施中");
      if (input.handling === "confiscated" && situation.detail.outcome !== "penalty")
        return byLaw("XZQZ-028", "没收须以处罚决定为依据，还没有作出决定");
      if (input.handling === "seized") return judgeConversion(situation, measure);
      const isOver = measure.dueOn !== null && today(situation) > measure.dueOn;
      const frees: readonly string[] = ["returned", "released", "confiscated", "transferred"];
      return isOver && !frees.includes(input.handling)
        ? byLaw("XZQZ-028", `期限 ${measure.dueOn} 已经届满，只能解除、返还、依决定没收或者移送`)
        : null;
    }),
  ],
  effects: (situation, input) => {
    const measure = find(situation, input.measureId);
    if (!measure) return [];
    const isPreserve = measure.kind === "preserve";
    const changes: Partial<CoerciveMeasure> = {
      state: ["returned", "released"].includes(input.handling) ? "released" : "handled",
      handling: input.handling,
      endedAt: situation.now,
    };
    return [
      ...stop(clockOf(measure), `urgent:${measure.id}`),
      ...issue(
        situation,
        [{ form: isPreserve ? "DOC-11" : "DOC-19", key: measure.id }],
        change(situation, measure.id, changes),
      ),
    ];
  },
});

function judgeConversion(situation: CaseSituation, measure: CoerciveMeasure): Refusal | null {
  if (measure.kind !== "preserve")
    return byDesign("M07-CONVERT", "只有先行登记保存可以转为查封、扣押，并须另行申请批准");
  return basisFault(situation, "seize");
}

/** 期满未处理: what was preserved or seized is free by law. Done by the clock. */
export const lapseMeasure = caseAct({
  label: "期满解除",
  code: "M08",
  from: [...UNTIL_CLOSED],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ measureId: z.string().min(1) }),
  fields: () => [],
  guards: [anyIn("没有实施中的措施", "executed", "urgent")],
  checks: [
    enforcing(["XZQZ-028", "XZCF-056", "XZQZ-019"], (situation: CaseSituation, input: { measureId: string }) => {
      const measure = find(situation, input.measureId);
      if (!measure || !bearing(measure)) return wrongField("measureId", "这项措施不在实施中");
      return endOf(measure) < today(situation) || isUrgencyOver(measure, situation)
        ? null
        : byLaw(measure.kind === "preserve" ? "XZCF-056" : "XZQZ-028", "期限还没有届满");
    }),
  ],
  effects: (situation, input) => {
    const measure = find(situation, input.measureId);
    if (!measure) return [];
    return [
      ...stop(clockOf(measure), `urgent:${measure.id}`),
      { kind: "flag", add: ["measure_lapsed"] },
      ...issue(situation, [{ form: measure.kind === "preserve" ? "DOC-11" : "DOC-19", key: measure.id }], {
        ...change(situation, measure.id, { state: "released", handling: "released", endedAt: situation.now }),
      }),
      handlersTurn(situation, "措施期满，已自动解除，请立即退还财物"),
    ];
  },
});

const endOf = (measure: CoerciveMeasure): PlainDate => measure.dueOn ?? plainDateOf(measure.requestedAt);
const isUrgencyOver = (measure: CoerciveMeasure, { now }: CaseSituation): boolean =>
  measure.state === "urgent" && measure.executedAt !== null && now > addMillis(measure.executedAt, DAY_MS);

export const MEASURE_ACTS = {
  request_measure: requestMeasure,
  decide_measure: decideMeasure,
  execute_measure: executeMeasure,
  execute_urgently: executeUrgently,
  extend_measure: extendMeasure,
  note_testing: noteTesting,
  handle_measure: handleMeasure,
  lapse_measure: lapseMeasure,
};
