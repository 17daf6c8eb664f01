/** 督办 T16 and its reply T16r. An order is a flag and a clock; it moves nothing. */
import { z } from "zod";
import { addMillis, HOUR_MS, InstantSchema } from "#base/instant.ts";
import { SUPERVISION_LEVELS } from "../labels.ts";
import { citySource, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { detail, startUntil, stop, tell } from "./consequences.ts";
import { choiceOf, optionsOf, required, words } from "./fields.ts";
import { AFTER_FILING, type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

/** The system orders once, when handling has used its time so many times over. */
export function isAutomaticSupervisionDue({ facts, detail: report }: ReportSituation): boolean {
  return facts.resolveOvertimeRatio >= facts.settings.supervise_overtime_ratio && report.supervisionCount === 0;
}

const automaticOnlyWhenDue: ReportGuard = (situation) =>
  situation.actor.role !== "system" || isAutomaticSupervisionDue(situation)
    ? null
    : refuse("T16-AUTO", "还没有达到自动督办的超期倍数，或者已经督办过", citySource("supervise_overtime_ratio"));

export const supervise = reportAct({
  label: "督办",
  code: "T16",
  from: AFTER_FILING,
  to: "same",
  by: ["dispatcher", "command_lead", "leader", "system"],
  weight: "normal",
  isBatch: true,
  input: z.object({
    level: choiceOf(SUPERVISION_LEVELS, "督办级别"),
    text: words(2, "督办要求"),
    replyDueAt: InstantSchema,
  }),
  fields: ({ now, facts }) => [
    required("level", "督办级别", "choice", { options: optionsOf(SUPERVISION_LEVELS), initial: "ordinary" }),
    required("text", "督办要求", "longText"),
    required("replyDueAt", "回复期限", "instant", {
      initial: addMillis(now, facts.settings.supervision_reply_hours * HOUR_MS),
    }),
  ],
  guards: [automaticOnlyWhenDue],
  checks: [({ now }, { replyDueAt }) => (replyDueAt > now ? null : wrongField("replyDueAt", "回复期限须晚于现在"))],
  effects: ({ detail: report, now, matter }, input) => {
    const order = report.supervisionCount + 1;
    return [
      startUntil(
        `supervision_${order}`,
        `第 ${order} 次督办回复`,
        SUPERVISION_LEVELS[input.level],
        now,
        input.replyDueAt,
      ),
      detail({ supervisionCount: order, openSupervisionOrders: [...report.openSupervisionOrders, order] }),
      { kind: "flag", add: ["supervised"] },
      tell("supervised", { order, level: input.level, text: input.text, unitId: matter.unitId }),
    ];
  },
});

const hasOpenOrder: ReportGuard = ({ detail: report }) =>
  report.openSupervisionOrders.length > 0 ? null : refuse("T16r-NONE", "没有待回复的督办");

/** Before a unit has the matter, the dispatcher answers. */
const ofUnitOrDispatcher: ReportGuard = (situation) =>
  situation.actor.role === "dispatcher" ? null : ofLeadUnit("T16r")(situation);

export const replySupervision = reportAct({
  label: "督办回复",
  code: "T16r",
  from: AFTER_FILING,
  to: "same",
  by: ["unit_desk", "dispatcher"],
  weight: "normal",
  input: z.object({ order: z.number().int().positive(), text: words(2, "回复内容") }),
  fields: ({ detail: report }) => {
    const options = report.openSupervisionOrders.map((order) => ({
      value: String(order),
      label: `第 ${order} 次督办`,
    }));
    return [
      required("order", "督办", "choice", { options, initial: report.openSupervisionOrders[0] ?? null }),
      required("text", "回复内容", "longText"),
    ];
  },
  guards: [ofUnitOrDispatcher, hasOpenOrder],
  checks: [
    ({ detail: report }, { order }) =>
      report.openSupervisionOrders.includes(order) ? null : wrongField("order", "这次督办已经回复"),
  ],
  effects: ({ detail: report }, { order, text }) => {
    const open = report.openSupervisionOrders.filter((other) => other !== order);
    return [
      ...stop(`supervision_${order}`),
      detail({ openSupervisionOrders: open }),
      ...(open.length === 0 ? [{ kind: "flag", remove: ["supervised"] } as const] : []),
      tell("supervision_answered", { order, text }),
    ];
  },
});
