/**
 * 按日连续处罚 (《生态环境法典》第一千零六十条): what a recheck that found the act going on would come to. The amount is a penalty of its own:
 * it is filed, noticed and decided as a case that names this one. Code R03.
 */
import { z } from "zod";
import { fen, formatFen } from "#base/money.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type DailyPenalty, dailyPenaltyOf } from "#law/penalty/public.ts";
import { type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, tell } from "../consequences.ts";
import { optional, optionsOf, required } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byDesign, byHandler, certified, wrongField } from "../rules.ts";

const DAILY_ACTS = {
  discharge: "违法排放、倾倒、处置",
  construction_dust: "施工扬尘",
  other: "其他违法行为",
} as const;

const DailyInput = z.object({
  correctionId: z.string().min(1, "请选择责令改正"),
  act: keysOf(DAILY_ACTS),
  hasDustBasis: z.boolean().default(false),
});
type DailyInput = z.infer<typeof DailyInput>;

function dailyOf({ detail: known, facts }: CaseSituation, input: DailyInput): DailyPenalty | null {
  const order = known.corrections.find((one) => one.id === input.correctionId);
  if (!order) return null;
  const isGoingOn = order.state === "not_corrected" || order.isRefused;
  return dailyPenaltyOf({
    subject: known.party?.kind ?? "individual",
    act: input.act,
    actEndedOn: known.isContinuing ? null : (known.actEndedOn ?? known.actOn),
    fine: fen(known.penalty?.fineFen ?? 0),
    correctionOrderedOn: order.orderedOn,
    recheckedOn: isGoingOn && order.recheckedAt ? plainDateOf(order.recheckedAt) : null,
    hasDustBasis: input.hasDustBasis && facts.settings["daily.dust"],
  });
}

function judgeDaily(situation: CaseSituation, input: DailyInput): Refusal | FieldError | null {
  const daily = dailyOf(situation, input);
  if (!daily) return wrongField("correctionId", "本案没有这份责令改正");
  if (daily.kind === "refused") return daily.refusals[0] ?? null;
  if (daily.days === 0) return wrongField("correctionId", "复查与责令改正在同一天，没有可以连续计罚的日数");
  return situation.detail.dailyPenalties.some((one) => one.correctionId === input.correctionId)
    ? wrongField("correctionId", "这份责令改正已经计算过按日连续处罚")
    : null;
}

export const computeDaily = caseAct({
  label: "计算按日连续处罚",
  code: "R03",
  from: ["executing"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: DailyInput,
  fields: (situation) => [
    required("correctionId", "责令改正", "choice", {
      options: situation.detail.corrections.map((order) => ({
        value: order.id,
        label: order.requirement.slice(0, 30),
      })),
    }),
    required("act", "违法行为", "choice", { options: optionsOf(DAILY_ACTS) }),
    optional("hasDustBasis", "有地方性法规或者法制审核的书面意见（扬尘）", "yesNo", {
      initial: false,
      hint: situation.facts.settings["daily.dust"]
        ? "本机关已确认施工扬尘可以按日连续处罚"
        : "二〇二六年八月十五日以后的扬尘，须本机关先在设置「施工扬尘可以按日连续处罚」确认依据",
    }),
  ],
  guards: [
    certified,
    byHandler,
    ({ detail: known }) =>
      known.decisionStanding === "revoked" ? byDesign("R03-REVOKED", "原处罚决定已被撤销，不能按日连续处罚") : null,
  ],
  checks: [enforcing(["GF-119", "DQ-123"], judgeDaily)],
  effects: (situation, input) => {
    const daily = dailyOf(situation, input);
    const order = situation.detail.corrections.find((one) => one.id === input.correctionId);
    if (daily?.kind !== "due" || !order?.recheckedAt) return [];
    const { from, days, amount } = daily;
    return [
      detail({
        dailyPenalties: [
          ...situation.detail.dailyPenalties,
          {
            correctionId: order.id,
            from,
            recheckedOn: plainDateOf(order.recheckedAt),
            days,
            fineFen: situation.detail.penalty?.fineFen ?? 0,
            amountFen: amount,
          },
        ],
      }),
      tell("daily_penalty", { correctionId: order.id, from, days, amountFen: amount }),
      handlersTurn(situation, `按日连续处罚 ${days} 日共 ${formatFen(amount)}，请另行立案告知`),
    ];
  },
});
