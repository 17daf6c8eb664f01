/** 中止、执行协议、恢复、终结 (第三十九条、第四十条、第四十二条). Code E09. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import { type CaseSituation, caseAct } from "../case-act.ts";
import { issue, turn } from "../consequences.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { owedOn } from "../payment/surcharge.ts";
import { byLaw, today, wrongField } from "../rules.ts";
import { EXECUTION_ENDS, type Execution } from "./execution.ts";
import { ANYWHERE, anyLive, change, executionField, find, isLive, isMoney } from "./parts.ts";

export const EXECUTION_PAUSES = {
  hardship: "当事人履行确有困难或者暂无履行能力",
  third_party: "第三人对执行标的主张权利，确有理由",
  irreparable: "执行可能造成难以弥补的损失，且中止不损害公共利益",
  agreement: "达成执行协议",
  other: "行政机关认为需要中止的其他情形",
} as const;

const SteerInput = z.object({
  executionId: z.string().min(1, "请选择执行事项"),
  step: z.enum(["suspend", "resume", "end"], "请选择"),
  ground: keysOf(EXECUTION_PAUSES).nullable().default(null),
  endGround: keysOf(EXECUTION_ENDS).nullable().default(null),
  surchargeWaivedFen: z.number().int().nonnegative().default(0),
  hasRemedied: z.boolean().default(false),
  reason: words(4, "理由"),
});
type SteerInput = z.infer<typeof SteerInput>;

/** 三年未恢复: what nobody resumed for three years is executed no more. */
function judgeResuming(situation: CaseSituation, { state, suspendedOn }: Execution) {
  if (state !== "suspended" && state !== "agreed") return wrongField("step", "这项执行没有中止");
  const until = suspendedOn && lastDay(situation.facts.calendar, "suspended_execution", suspendedOn);
  return until && today(situation) > until
    ? byLaw("XZQZ-039", `中止执行满三年（至 ${until}）未恢复的，不再执行，请终结执行`)
    : null;
}

function judgeWaiver(situation: CaseSituation, input: SteerInput) {
  if (input.surchargeWaivedFen === 0) return null;
  if (input.step !== "suspend" || input.ground !== "agreement")
    return byLaw("XZQZ-042", "只有达成执行协议才可以减免加处的罚款");
  if (!input.hasRemedied) return byLaw("XZQZ-042", "当事人采取补救措施的，才可以减免加处的罚款");
  const { surchargeFen } = owedOn(situation.detail, today(situation));
  return input.surchargeWaivedFen > surchargeFen ? byLaw("XZQZ-042", "只能减免加处的罚款，不能减免罚款本身") : null;
}

function isOwing(situation: CaseSituation): boolean {
  const { fineFen, surchargeFen } = owedOn(situation.detail, today(situation));
  return fineFen + surchargeFen > 0;
}

function judgeSteering(situation: CaseSituation, input: SteerInput) {
  const one = find(situation, input.executionId);
  if (!one || !isLive(one)) return wrongField("executionId", "这项执行已经结束");
  switch (input.step) {
    case "resume":
      return judgeResuming(situation, one) ?? judgeWaiver(situation, input);
    case "suspend":
      if (one.state === "suspended" || one.state === "agreed") return wrongField("step", "这项执行已经中止");
      return input.ground === null ? byLaw("XZQZ-039", "中止执行须有法定情形，请选择") : judgeWaiver(situation, input);
    case "end":
      if (input.endGround === null) return byLaw("XZQZ-040", "终结执行须有法定情形，请选择");
      return input.endGround === "performed" && isMoney(one) && isOwing(situation)
        ? byLaw("XZQZ-040", "罚款和加处罚款还没有缴清，不能以已经履行终结执行")
        : judgeWaiver(situation, input);
  }
}

export const steerExecution = caseAct({
  label: "中止、恢复、终结执行",
  code: "E09",
  from: [...ANYWHERE],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: SteerInput,
  fields: (situation) => [
    executionField(situation),
    required("step", "办理", "choice", {
      options: [
        { value: "suspend", label: "中止执行（含达成执行协议）" },
        { value: "resume", label: "恢复执行" },
        { value: "end", label: "终结执行" },
      ],
    }),
    optional("ground", "中止的情形", "choice", { options: optionsOf(EXECUTION_PAUSES) }),
    optional("endGround", "终结的情形", "choice", { options: optionsOf(EXECUTION_ENDS) }),
    optional("surchargeWaivedFen", "减免加处罚款", "money", { hint: "罚款本身不得减免" }),
    optional("hasRemedied", "当事人已采取补救措施", "yesNo", { initial: false }),
    required("reason", "理由", "longText"),
  ],
  guards: [anyLive],
  checks: [enforcing(["XZQZ-039", "XZQZ-040", "XZQZ-042"], judgeSteering)],
  effects: (situation, input) => {
    const one = find(situation, input.executionId);
    if (!one) return [];
    const { payment } = situation.detail;
    // A broken agreement is executed as it was before: the surcharge that was let go comes back.
    const waived = input.step === "resume" ? -one.agreedWaiverFen : input.surchargeWaivedFen;
    return [
      ...issue(situation, [{ form: "DOC-47", key: `${one.id}-${situation.matter.version}` }], {
        ...change(situation, one.id, steered(situation, one, input)),
        ...(payment && waived !== 0
          ? { payment: { ...payment, surchargeWaivedFen: payment.surchargeWaivedFen + waived } }
          : {}),
      }),
      turn(["officer"], "执行情况有变化", { personId: situation.detail.handlerIds[0] ?? null }),
    ];
  },
});

function steered(situation: CaseSituation, one: Execution, input: SteerInput): Partial<Execution> {
  switch (input.step) {
    case "suspend":
      return {
        state: input.ground === "agreement" ? "agreed" : "suspended",
        suspendedOn: today(situation),
        resumesTo: one.state,
        agreedWaiverFen: input.surchargeWaivedFen,
      };
    case "resume":
      return {
        state: (one.resumesTo ?? "opened") as Execution["state"],
        suspendedOn: null,
        resumesTo: null,
        agreedWaiverFen: 0,
      };
    case "end":
      return { state: "ended", endGround: input.endGround, endReason: input.reason };
  }
}
