/**
 * 强制执行 (《行政强制法》第三十四条至第六十条). Codes E01 to E09.
 *
 * Five ways. `court` and `auction` for money, `substitute` and `immediate_substitute` for acts, `demolition` for buildings against
 * planning law; each waits for what the law makes it wait for, and performance at any moment ends it.
 */
import { z } from "zod";
import { type Instant, InstantSchema } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { firstDayAfter } from "#law/parameters/public.ts";
import { judgeCourtApplication, judgeExecutionTime } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startPeriod, stop, turn } from "../consequences.ts";
import { files, optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { owedOn } from "../payment/surcharge.ts";
import { remedyEnd } from "../remedy/remedy-end.ts";
import { byDesign, byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import { EXECUTION_PATHS, EXECUTION_STATES, type Execution } from "./execution.ts";

const FROM = ["executing"] as const;

function find({ detail: known }: CaseSituation, id: string): Execution | undefined {
  return known.executions.find((one) => one.id === id);
}

function change(situation: CaseSituation, id: string, changes: Partial<Execution>): Pick<CaseDetail, "executions"> {
  return { executions: situation.detail.executions.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}

const isLive = (one: Execution) => one.state !== "executed" && one.state !== "ended";

function optionsOfLive(situation: CaseSituation, ...states: readonly Execution["state"][]) {
  return situation.detail.executions
    .filter((one) => (states.length === 0 ? isLive(one) : states.includes(one.state)))
    .map((one) => ({ value: one.id, label: EXECUTION_PATHS[one.path], hint: EXECUTION_STATES[one.state] }));
}

const anyLive: CaseGuard = ({ detail: known }) =>
  known.executions.some(isLive) ? null : byDesign("EXECUTION-NONE", "没有进行中的强制执行");

const chosen = (
  situation: CaseSituation,
  id: string,
  ...states: readonly Execution["state"][]
): Execution | FieldError => {
  const one = find(situation, id);
  return one && states.includes(one.state)
    ? one
    : wrongField("executionId", `所选事项不在“${states.map((state) => EXECUTION_STATES[state]).join("、")}”的状态`);
};
const isFault = (value: Execution | FieldError): value is FieldError => "path" in value && "message" in value;

const executionField = (situation: CaseSituation, ...states: readonly Execution["state"][]) =>
  required("executionId", "执行事项", "choice", { options: optionsOfLive(situation, ...states) });

const OpenInput = z.object({
  path: keysOf(EXECUTION_PATHS),
  obligation: words(4, "应当履行的义务"),
  hasHarm: z.boolean().default(false),
  partyCannotClear: z.boolean().default(false),
});

function judgeOpening(situation: CaseSituation, input: z.infer<typeof OpenInput>): Refusal | FieldError | null {
  const { detail: known } = situation;
  if (known.decisionStanding === "revoked") return byDesign("EXECUTION-REVOKED", "决定已被撤销，不得执行");
  if (known.executions.some((one) => isLive(one) && one.path === input.path))
    return wrongField("path", "同一方式的强制执行正在进行");
  const owed = owedOn(known, today(situation));
  switch (input.path) {
    case "court":
      return owed.isOverdue || known.corrections.some((order) => order.state !== "corrected")
        ? null
        : byLaw("XZCF-072-2", "当事人没有逾期未履行的义务，不能申请强制执行");
    case "auction":
      if (!owed.isOverdue) return byLaw("XZCF-072-2", "罚款没有逾期，不能拍卖抵缴");
      return known.measures.some((measure) => measure.state === "executed" && measure.kind !== "preserve")
        ? null
        : byLaw("XZQZ-046-2", "没有依法查封、扣押的财物可以拍卖抵缴");
    case "substitute":
      return input.hasHarm
        ? null
        : byLaw("XZQZ-050", "代履行限于后果已经或者将危害交通安全、造成环境污染或者破坏自然资源的情形");
    case "immediate_substitute":
      return input.partyCannotClear
        ? null
        : byLaw("XZQZ-052", "立即代履行限于道路、河道、航道或者公共场所的遗洒物、障碍物、污染物，且当事人不能清除");
    case "demolition":
      return null;
  }
}

export const openExecution = caseAct({
  label: "拟强制执行",
  code: "E01",
  from: [...FROM],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: OpenInput,
  fields: () => [
    required("path", "方式", "choice", { options: optionsOf(EXECUTION_PATHS) }),
    required("obligation", "应当履行的义务", "longText"),
    optional("hasHarm", "已经或者将危害交通安全、造成环境污染、破坏自然资源", "yesNo", { initial: false }),
    optional("partyCannotClear", "须立即清除，当事人不能清除", "yesNo", { initial: false }),
  ],
  guards: [certified, byHandler],
  checks: [enforcing(["XZCF-072-2", "XZQZ-046-2", "XZQZ-050", "XZQZ-052", "XZQZ-013"], judgeOpening)],
  effects: (situation, input) => [
    detail({
      executions: [
        ...situation.detail.executions,
        {
          id: `e${situation.detail.executions.length + 1}`,
          path: input.path,
          state: "opened",
          obligation: input.obligation,
          openedOn: today(situation),
          announcedOn: null,
          demandDeliveredOn: null,
          secondDemandOn: null,
          decidedOn: null,
          appliedOn: null,
          executedAt: null,
          costFen: 0,
          suspendedOn: null,
          resumesTo: null,
          endReason: null,
        },
      ],
    }),
    handlersTurn(situation, `拟${EXECUTION_PATHS[input.path]}`),
  ],
});

const DemandInput = z.object({ executionId: z.string().min(1, "请选择执行事项") });

/** 催告; for a building against planning law first 公告. The days run from delivery. */
export const demandPerformance = caseAct({
  label: "催告",
  code: "E02",
  from: [...FROM],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: DemandInput,
  fields: (situation) => [executionField(situation, "opened", "announced")],
  guards: [certified, byHandler, anyLive],
  checks: [
    enforcing(["XZQZ-044", "XZQZ-035"], (situation: CaseSituation, input: { executionId: string }) => {
      const one = chosen(situation, input.executionId, "opened", "announced");
      if (isFault(one)) return one;
      if (one.path === "immediate_substitute") return byDesign("E02-IMMEDIATE", "立即代履行不须催告，请直接实施");
      return one.path === "demolition" && one.state === "opened"
        ? byLaw("XZQZ-044", "对违法的建筑物、构筑物、设施应当先予以公告，限期当事人自行拆除")
        : null;
    }),
  ],
  effects: (situation, input) => [
    ...issue(
      situation,
      [{ form: "DOC-41", key: input.executionId }],
      change(situation, input.executionId, { state: "demanded", demandDeliveredOn: null }),
    ),
    handlersTurn(situation, "催告书待送达"),
  ],
});

export const announceDemolition = caseAct({
  label: "公告限期拆除",
  code: "E03",
  from: [...FROM],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ executionId: z.string().min(1, "请选择执行事项"), dueOn: z.iso.date("请填写自行拆除的期限") }),
  fields: (situation) => [executionField(situation, "opened"), required("dueOn", "自行拆除期限", "date")],
  guards: [anyLive],
  checks: [
    (situation, input) => {
      const one = chosen(situation, input.executionId, "opened");
      if (isFault(one)) return one;
      if (one.path !== "demolition") return wrongField("executionId", "只有强制拆除须公告");
      return input.dueOn > today(situation) ? null : wrongField("dueOn", "自行拆除的期限须晚于今天");
    },
  ],
  effects: (situation, input) =>
    issue(
      situation,
      [{ form: "DOC-45", key: input.executionId }],
      change(situation, input.executionId, { state: "announced", announcedOn: today(situation) }),
    ),
});

/** Why the agency's own forced step is not possible yet. */
function judgeOwnExecution(situation: CaseSituation, one: Execution): Refusal | null {
  const on = today(situation);
  const end = remedyEnd(situation);
  switch (one.path) {
    case "demolition":
      if (!one.announcedOn) return byLaw("XZQZ-044", "还没有公告限期自行拆除");
      return end === null || on <= end
        ? byLaw(
            "XZQZ-044",
            `当事人在法定期限内不申请复议、不提起诉讼又不拆除的，才可以强制拆除；期限至 ${end ?? "送达后六个月"}`,
          )
        : null;
    case "auction":
      if (end === null || on <= end)
        return byLaw("XZQZ-046-2", `复议、诉讼期限届满（${end ?? "决定送达后六个月"}）后才可以拍卖抵缴`);
      return one.demandDeliveredOn ? null : byLaw("XZQZ-046-2", "拍卖抵缴须经催告");
    case "substitute":
      return one.demandDeliveredOn ? null : byLaw("XZQZ-050", "代履行须经催告仍不履行");
    case "immediate_substitute":
      return null;
    case "court":
      return byLaw("XZQZ-013", "本机关没有这项强制执行权，应当申请人民法院强制执行");
  }
}

export const decideExecution = caseAct({
  label: "决定强制执行",
  code: "E04",
  from: [...FROM],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({
    executionId: z.string().min(1, "请选择执行事项"),
    method: words(4, "方式和时间"),
    budgetFen: z.number().int().nonnegative().default(0),
  }),
  fields: (situation) => [
    executionField(situation, "demanded"),
    required("method", "方式和时间", "longText"),
    optional("budgetFen", "费用预算", "number", { hint: "单位：分" }),
  ],
  guards: [anyLive],
  checks: [
    enforcing(
      ["XZQZ-037", "XZQZ-044", "XZQZ-046-2", "XZQZ-050", "XZQZ-013"],
      (situation: CaseSituation, input: { executionId: string }) => {
        const one = chosen(situation, input.executionId, "demanded");
        if (isFault(one)) return one;
        if (!one.demandDeliveredOn) return byLaw("XZQZ-035", "催告书还没有送达当事人");
        return judgeOwnExecution(situation, one);
      },
    ),
  ],
  effects: (situation, input) => {
    const one = find(situation, input.executionId);
    const form = one?.path === "substitute" ? "DOC-43" : "DOC-42";
    return [
      ...issue(
        situation,
        [{ form, key: input.executionId }],
        change(situation, input.executionId, {
          state: "decided",
          decidedOn: today(situation),
          costFen: input.budgetFen,
        }),
      ),
      handlersTurn(situation, "强制执行已决定"),
    ];
  },
});

/** 代履行三日前再催告. */
export const demandAgain = caseAct({
  label: "代履行前再次催告",
  code: "E05",
  from: [...FROM],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: DemandInput,
  fields: (situation) => [executionField(situation, "decided")],
  guards: [certified, byHandler, anyLive],
  checks: [
    (situation, input) => {
      const one = chosen(situation, input.executionId, "decided");
      if (isFault(one)) return one;
      return one.path === "substitute" ? null : wrongField("executionId", "只有代履行须再次催告");
    },
  ],
  effects: (situation, input) => [
    startPeriod(situation, "demand_before_substitute"),
    detail(change(situation, input.executionId, { secondDemandOn: today(situation) })),
  ],
});

const ExecuteInput = z.object({
  executionId: z.string().min(1, "请选择执行事项"),
  at: InstantSchema,
  isUrgent: z.boolean().default(false),
  cutsUtilities: z.boolean().default(false),
  process: words(4, "过程"),
  costFen: z.number().int().nonnegative().default(0),
  secondOfficerId: personId,
  video: files.min(1, "强制执行须全程录像，请附录像"),
  isPartyNotified: z.boolean().default(true),
});

function judgeExecuting(situation: CaseSituation, input: z.infer<typeof ExecuteInput>): Refusal | FieldError | null {
  const one = find(situation, input.executionId);
  if (!one) return wrongField("executionId", "请选择执行事项");
  if (input.at > situation.now) return wrongField("at", "执行时间不能晚于现在");
  if (input.cutsUtilities)
    return byLaw("XZQZ-043-2", "不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使当事人履行");
  const { settings, calendar } = situation.facts;
  const night = { from: settings["enforcement.night_from"], to: settings["enforcement.night_to"] };
  const quiet = judgeExecutionTime(
    calendar,
    input.at as Instant,
    night,
    input.isUrgent || one.path === "immediate_substitute",
  );
  if (quiet) return quiet;
  if (one.path === "immediate_substitute")
    return one.state === "opened"
      ? input.isPartyNotified
        ? null
        : byLaw("XZQZ-052", "当事人不在场的，应当在事后立即通知当事人，并依法作出处理")
      : wrongField("executionId", "立即代履行已经实施");
  if (one.state !== "decided" || !one.decidedOn) return byLaw("XZQZ-037", "还没有作出强制执行决定");
  if (one.path === "substitute") {
    if (!one.secondDemandOn) return byLaw("XZQZ-051-1", "代履行三日前应当再次催告当事人履行");
    const earliest = firstDayAfter(calendar, "demand_before_substitute", one.secondDemandOn);
    return today(situation) < earliest ? byLaw("XZQZ-051-1", `再次催告后满三日，${earliest} 起方可代履行`) : null;
  }
  return judgeOwnExecution(situation, one);
}

export const execute = caseAct({
  label: "实施执行",
  code: "E06",
  from: [...FROM],
  to: "same",
  by: ["officer"],
  weight: "danger",
  input: ExecuteInput,
  fields: (situation) => [
    executionField(situation, "decided", "opened"),
    required("at", "时间", "instant"),
    required("process", "过程", "longText"),
    required("video", "录像", "photos"),
    optional("costFen", "费用", "number", { hint: "单位：分" }),
    optional("isUrgent", "情况紧急", "yesNo", { initial: false }),
    optional("cutsUtilities", "停止供水、供电、供热、供燃气", "yesNo", { initial: false }),
    optional("isPartyNotified", "当事人在场，或者已事后通知", "yesNo", { initial: true }),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, anyLive],
  checks: [
    withSecondOfficer(),
    enforcing(
      ["XZQZ-043-1", "XZQZ-043-2", "XZQZ-037", "XZQZ-051-1", "XZQZ-051-2", "XZQZ-052", "XZQZ-044", "SX118-REC"],
      judgeExecuting,
    ),
  ],
  confirm: "强制执行后不能恢复，确定已经核对全部条件吗？",
  effects: (situation, input) => [
    ...stop("demand_before_substitute"),
    ...issue(
      situation,
      [{ form: "DOC-44", key: input.executionId }],
      change(situation, input.executionId, { state: "executed", executedAt: situation.now, costFen: input.costFen }),
    ),
    handlersTurn(situation, "已强制执行"),
  ],
});

function judgeCourt(situation: CaseSituation, one: Execution) {
  const end = remedyEnd(situation);
  const on = today(situation);
  if (end === null) return { refusals: [byLaw("XZQZ-053", "决定还没有送达，复议、诉讼期限没有开始")], isLate: false };
  const { arrangement } = situation.detail.payment ?? {};
  const deferredUntil: PlainDate | null =
    arrangement?.isGranted === true ? (arrangement.schedule.at(-1)?.dueOn ?? null) : null;
  return judgeCourtApplication(
    situation.facts.calendar,
    { remediesEndOn: end, demandServedOn: one.demandDeliveredOn, deferredUntil },
    on,
  );
}

export const applyToCourt = caseAct({
  label: "申请法院强制执行",
  code: "E07",
  from: [...FROM],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({
    executionId: z.string().min(1, "请选择执行事项"),
    court: words(4, "人民法院"),
    lateReason: z.string().trim().max(400).default(""),
  }),
  fields: (situation) => [
    executionField(situation, "demanded"),
    required("court", "人民法院", "text"),
    optional("lateReason", "逾期申请的正当理由", "text"),
  ],
  guards: [anyLive],
  checks: [
    enforcing(
      ["XZQZ-053", "XZQZ-054", "XZQZ-055", "XZCF-072-3", "SSJS-156"],
      (situation: CaseSituation, input: { executionId: string; lateReason: string }) => {
        const one = chosen(situation, input.executionId, "demanded");
        if (isFault(one)) return one;
        if (one.path !== "court") return wrongField("executionId", "这项执行不是申请法院");
        const { refusals, isLate } = judgeCourt(situation, one);
        if (refusals[0]) return refusals[0];
        return isLate && input.lateReason.length < 4
          ? byLaw("XZQZ-053", "已超过三个月的申请期限，法院可以不受理；确有正当理由的请写明")
          : null;
      },
    ),
  ],
  effects: (situation, input) => [
    startPeriod(situation, "court_accepts"),
    ...issue(
      situation,
      [{ form: "DOC-46", key: input.executionId }],
      change(situation, input.executionId, { state: "applied", appliedOn: today(situation) }),
    ),
    ...(judgeCourtLate(situation, input.executionId) ? [{ kind: "flag" as const, add: ["court_late"] }] : []),
    handlersTurn(situation, "已申请法院强制执行"),
  ],
});

function judgeCourtLate(situation: CaseSituation, id: string): boolean {
  const one = find(situation, id);
  return one ? judgeCourt(situation, one).isLate : false;
}

export const recordCourt = caseAct({
  label: "登记法院办理",
  code: "E08",
  from: [...FROM],
  to: "same",
  by: ["officer", "cashier"],
  weight: "primary",
  input: z.object({
    executionId: z.string().min(1, "请选择执行事项"),
    result: z.enum(["accepted", "ruled", "executed", "refused"], "请选择办理结果"),
    note: words(2, "说明"),
  }),
  fields: (situation) => [
    executionField(situation, "applied", "accepted", "ruled"),
    required("result", "结果", "choice", {
      options: [
        { value: "accepted", label: "法院受理" },
        { value: "ruled", label: "裁定准予执行" },
        { value: "executed", label: "执行完毕" },
        { value: "refused", label: "裁定不予受理、不予执行" },
      ],
    }),
    required("note", "说明", "longText"),
  ],
  guards: [anyLive],
  checks: [
    (situation, input) => {
      const order = {
        accepted: ["applied"],
        ruled: ["accepted"],
        executed: ["ruled"],
        refused: ["applied", "accepted"],
      } as const;
      const one = chosen(situation, input.executionId, ...order[input.result]);
      return isFault(one) ? one : null;
    },
  ],
  effects: (situation, input) => {
    const effects: CaseEffect[] = [];
    if (input.result === "accepted") effects.push(...stop("court_accepts"), startPeriod(situation, "court_rules"));
    else effects.push(...stop("court_accepts", "court_rules"));
    const state = input.result === "refused" ? ("ended" as const) : input.result;
    return [
      ...effects,
      detail(
        change(situation, input.executionId, {
          state,
          ...(state === "executed" && { executedAt: situation.now }),
          ...(state === "ended" && { endReason: input.note }),
        }),
      ),
    ];
  },
});

const PAUSE = {
  hardship: "当事人履行确有困难或者暂无履行能力",
  third_party: "第三人对执行标的主张权利，确有理由",
  irreparable: "执行可能造成难以弥补的损失，且中止不损害公共利益",
  agreement: "达成执行协议",
  other: "行政机关认为需要中止的其他情形",
} as const;

/** 中止、执行协议、恢复、终结 (第三十九条、第四十条、第四十二条). */
export const steerExecution = caseAct({
  label: "中止、恢复、终结执行",
  code: "E09",
  from: [...FROM],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({
    executionId: z.string().min(1, "请选择执行事项"),
    step: z.enum(["suspend", "resume", "end"], "请选择"),
    ground: keysOf(PAUSE).nullable().default(null),
    surchargeWaivedFen: z.number().int().nonnegative().default(0),
    hasRemedied: z.boolean().default(false),
    reason: words(4, "理由"),
  }),
  fields: (situation) => [
    executionField(situation),
    required("step", "办理", "choice", {
      options: [
        { value: "suspend", label: "中止执行（含达成执行协议）" },
        { value: "resume", label: "恢复执行" },
        { value: "end", label: "终结执行" },
      ],
    }),
    optional("ground", "中止的情形", "choice", { options: optionsOf(PAUSE) }),
    optional("surchargeWaivedFen", "减免加处罚款", "number", { hint: "单位：分；罚款本身不得减免" }),
    optional("hasRemedied", "当事人已采取补救措施", "yesNo", { initial: false }),
    required("reason", "理由", "longText"),
  ],
  guards: [anyLive],
  checks: [
    enforcing(
      ["XZQZ-039", "XZQZ-040", "XZQZ-042"],
      (
        situation: CaseSituation,
        input: {
          executionId: string;
          step: string;
          ground: string | null;
          surchargeWaivedFen: number;
          hasRemedied: boolean;
        },
      ) => {
        const one = find(situation, input.executionId);
        if (!one || !isLive(one)) return wrongField("executionId", "这项执行已经结束");
        const isPaused = one.state === "suspended" || one.state === "agreed";
        if (input.step === "resume") return isPaused ? null : wrongField("step", "这项执行没有中止");
        if (input.step === "suspend" && isPaused) return wrongField("step", "这项执行已经中止");
        if (input.step === "suspend" && input.ground === null) return byLaw("XZQZ-039", "中止执行须有法定情形，请选择");
        if (input.surchargeWaivedFen === 0) return null;
        if (input.ground !== "agreement") return byLaw("XZQZ-042", "只有达成执行协议才可以减免加处的罚款");
        if (!input.hasRemedied) return byLaw("XZQZ-042", "当事人采取补救措施的，才可以减免加处的罚款");
        const { surchargeFen } = owedOn(situation.detail, today(situation));
        return input.surchargeWaivedFen > surchargeFen
          ? byLaw("XZQZ-042", "只能减免加处的罚款，不能减免罚款本身")
          : null;
      },
    ),
  ],
  effects: (situation, input) => {
    const one = find(situation, input.executionId);
    if (!one) return [];
    const changes: Partial<Execution> =
      input.step === "suspend"
        ? {
            state: input.ground === "agreement" ? "agreed" : "suspended",
            suspendedOn: today(situation),
            resumesTo: one.state,
          }
        : input.step === "resume"
          ? { state: (one.resumesTo ?? "opened") as Execution["state"], suspendedOn: null, resumesTo: null }
          : { state: "ended", endReason: input.reason };
    const { payment } = situation.detail;
    return [
      detail({
        ...change(situation, one.id, changes),
        ...(payment && input.surchargeWaivedFen > 0
          ? { payment: { ...payment, surchargeWaivedFen: payment.surchargeWaivedFen + input.surchargeWaivedFen } }
          : {}),
      }),
      turn(["officer"], "执行情况有变化", { personId: situation.detail.handlerIds[0] ?? null }),
    ];
  },
});

export const EXECUTION_ACTS = {
  open_execution: openExecution,
  announce_demolition: announceDemolition,
  demand_performance: demandPerformance,
  decide_execution: decideExecution,
  demand_again: demandAgain,
  execute,
  apply_to_court: applyToCourt,
  record_court: recordCourt,
  steer_execution: steerExecution,
};
