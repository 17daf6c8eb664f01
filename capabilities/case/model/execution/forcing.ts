/** 决定强制执行、再次催告、实施. Codes E04 to E06. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { earliestEvent, lastDay } from "#law/parameters/public.ts";
import { judgeExecutionTime } from "#law/penalty/public.ts";
import { type CaseSituation, caseAct } from "../case-act.ts";
import { handlersTurn, issue, stop } from "../consequences.ts";
import { files, optional, personId, required, secondOfficerField, words } from "../fields.ts";
import { owedOn } from "../payment/surcharge.ts";
import { remedyEnd } from "../remedy/remedy-end.ts";
import { byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import type { Execution } from "./execution.ts";
import {
  ANYWHERE,
  againKey,
  anyLive,
  change,
  chosen,
  executionField,
  FROM,
  find,
  isFault,
  notStayed,
} from "./parts.ts";

/** The surcharge must have run for more than thirty days before goods are sold for it (第四十六条). */
function judgeSurcharge(situation: CaseSituation, on: PlainDate): Refusal | null {
  const { dueOn, fineFen } = owedOn(situation.detail, on);
  if (!dueOn || fineFen === 0) return byLaw("XZQZ-046-2", "罚款已经缴清，不得再拍卖抵缴");
  const until = lastDay(situation.facts.calendar, "surcharge_before_execution", dueOn);
  return on <= until ? byLaw("XZQZ-046-1", `加处罚款须超过三十日（至 ${until}）仍不履行`) : null;
}

/** Why the agency's own forced step is not possible on that day. */
function judgeOwnExecution(situation: CaseSituation, one: Execution, on: PlainDate): Refusal | null {
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
      return judgeSurcharge(situation, on);
    case "substitute":
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
    optional("budgetFen", "费用预算", "money"),
  ],
  guards: [anyLive, notStayed],
  checks: [
    enforcing(
      ["XZQZ-035", "XZQZ-037", "XZQZ-044", "XZQZ-046-1", "XZQZ-046-2", "XZQZ-013"],
      (situation: CaseSituation, input: { executionId: string }) => {
        const one = chosen(situation, input.executionId, "demanded");
        if (isFault(one)) return one;
        if (!one.demandDeliveredOn) return byLaw("XZQZ-035", "催告书还没有送达当事人");
        const until = addDays(one.demandDeliveredOn, one.demandDays);
        if (today(situation) <= until && one.path !== "court")
          return byLaw("XZQZ-037", `催告的履行期限至 ${until}，期满仍不履行且无正当理由的，方可作出强制执行决定`);
        return judgeOwnExecution(situation, one, today(situation));
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

/** 代履行三日前再催告: the days run from the delivery of the second demand. */
export const demandAgain = caseAct({
  label: "代履行前再次催告",
  code: "E05",
  from: [...FROM],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ executionId: z.string().min(1, "请选择执行事项") }),
  fields: (situation) => [executionField(situation, "decided")],
  guards: [certified, byHandler, anyLive, notStayed],
  checks: [
    (situation, input) => {
      const one = chosen(situation, input.executionId, "decided");
      if (isFault(one)) return one;
      if (one.path !== "substitute") return wrongField("executionId", "只有代履行须再次催告");
      return situation.detail.deliveries.some((paper) => paper.key === againKey(one.id))
        ? wrongField("executionId", "再次催告书已经印发")
        : null;
    },
  ],
  effects: (situation, input) => [
    ...issue(situation, [{ form: "DOC-41", key: againKey(input.executionId) }]),
    handlersTurn(situation, "再次催告书待送达"),
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
  video: files.default([]),
  isPartyNotified: z.boolean().default(true),
});

/** 强制执行、强制拆除, as far as the agency's list of recorded steps names them. */
const recordedSteps = ({ facts }: CaseSituation): readonly string[] =>
  facts.settings["av.mandatory_steps"].filter((step) => step === "forced_execution" || step === "demolition");

function judgeRecording(situation: CaseSituation, input: z.infer<typeof ExecuteInput>): Refusal | null {
  const isDemolition = find(situation, input.executionId)?.path === "demolition";
  const isMeant = recordedSteps(situation).some((step) => step === "forced_execution" || isDemolition);
  return isMeant && input.video.length === 0 ? byLaw("SX118-REC", "强制执行须全程录像，请附录像") : null;
}

function isDecisionDelivered({ detail: known }: CaseSituation, { id }: Execution): boolean {
  return known.deliveries.some(
    (paper) => ["DOC-42", "DOC-43"].includes(paper.form) && paper.key === id && paper.deliveredOn !== null,
  );
}

function judgeExecuting(situation: CaseSituation, input: z.infer<typeof ExecuteInput>): Refusal | FieldError | null {
  const one = find(situation, input.executionId);
  if (!one) return wrongField("executionId", "请选择执行事项");
  if (input.at > situation.now) return wrongField("at", "执行时间不能晚于现在");
  if (input.cutsUtilities)
    return byLaw("XZQZ-043-2", "不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使当事人履行");
  const { settings, calendar } = situation.facts;
  const night = { from: settings["enforcement.night_from"], to: settings["enforcement.night_to"] };
  const quiet = judgeExecutionTime(calendar, input.at, night, input.isUrgent || one.path === "immediate_substitute");
  if (quiet) return quiet;
  if (one.path === "immediate_substitute")
    return one.state === "opened"
      ? input.isPartyNotified
        ? null
        : byLaw("XZQZ-052", "当事人不在场的，应当在事后立即通知当事人，并依法作出处理")
      : wrongField("executionId", "立即代履行已经实施");
  const on = plainDateOf(input.at);
  if (one.state !== "decided" || !one.decidedOn) return byLaw("XZQZ-037", "还没有作出强制执行决定");
  if (on < one.decidedOn) return wrongField("at", "执行时间不能早于强制执行决定");
  if (!isDecisionDelivered(situation, one)) return byLaw("XZQZ-038", "强制执行决定书还没有送达当事人");
  if (one.path === "substitute") {
    if (!one.secondDemandOn) return byLaw("XZQZ-051-1", "代履行三日前应当再次催告当事人履行，催告书须送达");
    const earliest = earliestEvent(calendar, "demand_before_substitute", one.secondDemandOn);
    return on < earliest ? byLaw("XZQZ-051-1", `再次催告后满三日，${earliest} 起方可代履行`) : null;
  }
  return judgeOwnExecution(situation, one, on);
}

export const execute = caseAct({
  label: "实施执行",
  code: "E06",
  from: [...ANYWHERE],
  to: "same",
  by: ["officer"],
  weight: "danger",
  input: ExecuteInput,
  fields: (situation) => [
    executionField(situation, "decided", "opened"),
    required("at", "时间", "instant"),
    required("process", "过程", "longText"),
    (recordedSteps(situation).length > 0 ? required : optional)("video", "录像", "photos"),
    optional("costFen", "费用", "money"),
    optional("isUrgent", "情况紧急", "yesNo", { initial: false }),
    optional("cutsUtilities", "停止供水、供电、供热、供燃气", "yesNo", { initial: false }),
    optional("isPartyNotified", "当事人在场，或者已事后通知", "yesNo", { initial: true }),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, anyLive, notStayed],
  checks: [
    withSecondOfficer(),
    enforcing(
      [
        "XZQZ-037",
        "XZQZ-038",
        "XZQZ-043-1",
        "XZQZ-043-2",
        "XZQZ-044",
        "XZQZ-046-1",
        "XZQZ-046-2",
        "XZQZ-051-1",
        "XZQZ-052",
      ],
      judgeExecuting,
    ),
    enforcing(["SX118-REC"], judgeRecording),
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
