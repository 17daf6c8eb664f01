/** 延长、检测期间、处理解除. Codes M05 to M08. At the end of a period only what frees or disposes of the goods is left. */
import { z } from "zod";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, PlainDateSchema, plainDateOf } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseSituation, caseAct } from "../case-act.ts";
import { handlersTurn, issue, lastDayIn, startPeriod, stop } from "../consequences.ts";
import { optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byDesign, byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import type { CoerciveMeasure } from "./measure.ts";
import { anyIn, basisFault, bearing, change, clockOf, find, HANDLINGS, optionsIn, UNTIL_CLOSED } from "./parts.ts";

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
    const dueOn = lastDayIn(situation, "seize_extension", measure.dueOn);
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

/** No statute says how long a test may take; a slip of the pen must not hold the goods for ever. */
const LONGEST_TESTING_DAYS = 365;

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
      if (input.toOn > addDays(input.fromOn, LONGEST_TESTING_DAYS))
        return wrongField("toOn", "检测期间超过一年，请核对止日；查封、扣押不能以检测为由没有尽头");
      if (measure.executedAt && input.fromOn < plainDateOf(measure.executedAt))
        return wrongField("fromOn", "检测不能早于查封、扣押");
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
      ...issue(
        situation,
        [{ form: "DOC-14", key: `${measure.id}-${measure.testing.length + 1}` }],
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
  storageFeeFen: z.number().int().nonnegative().default(0),
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
    optional("storageFeeFen", "向当事人收取的保管费用", "money", {
      hint: "保管费用由本机关承担",
      initial: 0,
    }),
    secondOfficerField(situation),
  ],
  guards: [certified, anyIn("没有实施中的措施", "executed", "urgent")],
  checks: [
    withSecondOfficer(),
    enforcing(["XZQZ-028", "XZQZ-026", "XZQZ-018"], (situation: CaseSituation, input: z.infer<typeof HandleInput>) => {
      const measure = find(situation, input.measureId);
      if (!measure || !bearing(measure)) return wrongField("measureId", "这项措施不在实施中");
      if (input.storageFeeFen > 0)
        return byLaw("XZQZ-026", "因查封、扣押发生的保管费用由行政机关承担，不得向当事人收取");
      if (input.handling === "confiscated" && !isConfiscationDecided(situation))
        return byLaw("XZQZ-028", "没收须以生效的没收处罚决定为依据");
      if (input.handling === "seized") return judgeConversion(situation, measure);
      if (input.handling === "tested" && measure.kind !== "preserve")
        return wrongField("handling", "查封、扣押物品送检测的，请登记检测期间，措施并不因此结束");
      if (input.handling === "auctioned" && !isAuctionDecided(situation))
        return byLaw("XZQZ-028", "拍卖抵缴须先作出强制执行决定");
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

function isConfiscationDecided({ detail: { penalty, decisionStanding } }: CaseSituation): boolean {
  const isInForce = decisionStanding === "stands" || decisionStanding === "changed";
  return isInForce && (penalty?.kinds.some((kind) => kind.startsWith("confiscate")) ?? false);
}

function isAuctionDecided({ detail: known }: CaseSituation): boolean {
  return known.executions.some((one) => one.path === "auction" && ["decided", "executed"].includes(one.state));
}

/** A preserved thing may be seized only as any other: asked for, approved, then carried out. */
function judgeConversion(situation: CaseSituation, measure: CoerciveMeasure): Refusal | null {
  if (measure.kind !== "preserve")
    return byDesign("M07-CONVERT", "只有先行登记保存可以转为查封、扣押，并须另行申请批准");
  const isApproved = situation.detail.measures.some(
    (one) => one.kind !== "preserve" && (one.state === "approved" || one.state === "executed"),
  );
  return (
    basisFault(situation, "seize", { isSeriousPollution: false, isEvidenceAtRisk: true }) ??
    (isApproved ? null : byLaw("XZQZ-018", "转为查封、扣押的，须先向负责人报告并经批准"))
  );
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
