/** 缓办 T17 and 挂账 T18: handling that cannot go on now. Asked by a unit or the dispatcher, granted by the command lead. */
import { z } from "zod";
import { addDays, type PlainDate, PlainDateSchema, plainDateOf, startOfDay } from "#base/plain-date.ts";
import {
  citySource,
  isNotAsker,
  isNothingAsked,
  isWaitingFor,
  LOOP_STANDARD,
  ofLeadUnit,
  refuse,
  wrongField,
} from "../rules.ts";
import {
  detail,
  NO_ASK,
  pauseHandling,
  resumeHandling,
  startUntil,
  stop,
  tell,
  turn,
  unitsTurn,
} from "./consequences.ts";
import { opinion, opinionField, photos, photosField, required, words } from "./fields.ts";
import { type ReportEffect, type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

/** A dispatcher may propose for any unit, a unit only for itself. */
const ofLeadUnitOrDispatcher =
  (code: string): ReportGuard =>
  (situation) =>
    situation.actor.role === "dispatcher" ? null : ofLeadUnit(code)(situation);

const notEmergency: ReportGuard = ({ detail: report }) =>
  report.isEmergency
    ? refuse("T18-EMERGENCY", "紧急案卷不能挂账，请立即处置；现场先行围护的，可以分步反馈", LOOP_STANDARD)
    : null;

const notAsker = (code: string) => isNotAsker(code, (report) => report.askedByPersonId);

function checkDate({ now, facts }: ReportSituation, date: PlainDate, setting: "deferral_days" | "ledger_review_days") {
  const today = plainDateOf(now);
  if (date <= today) return wrongField("date", "日期须晚于今天");
  const days = facts.settings[setting];
  if (date <= addDays(today, days)) return null;
  return refuse(
    setting === "deferral_days" ? "T17-DATE" : "T18-DATE",
    `日期最远为今天起 ${days} 天`,
    citySource(setting),
  );
}

function ask(
  kind: "deferral" | "ledger",
  { actor, now }: ReportSituation,
  reason: string,
  date: PlainDate,
): readonly ReportEffect[] {
  return [
    detail({ ...NO_ASK, ask: kind, askedByPersonId: actor.personId, askedAt: now, askReason: reason, askedDate: date }),
    { kind: "flag", add: [`${kind}_asked`] },
    turn(["command_lead"], kind === "deferral" ? "申请缓办，待审批" : "申请挂账，待审批"),
  ];
}

function decline(label: string, code: string, kind: "deferral" | "ledger") {
  return reportAct({
    label,
    code,
    from: ["resolving"],
    to: "same",
    by: ["command_lead"],
    weight: "normal",
    input: z.object({ opinion: words(2, "不同意的理由") }),
    fields: () => [required("opinion", "不同意的理由", "longText")],
    guards: [isWaitingFor(code, kind), notAsker(code)],
    checks: [],
    effects: (situation) => [
      detail(NO_ASK),
      { kind: "flag", remove: [`${kind}_asked`] },
      unitsTurn(situation, "申请未获批准，请按期处置"),
    ],
  });
}

export const askDeferral = reportAct({
  label: "申请缓办",
  code: "T17a",
  from: ["resolving"],
  to: "same",
  by: ["unit_desk", "dispatcher"],
  weight: "normal",
  input: z.object({ reason: words(4, "缓办理由"), date: PlainDateSchema }),
  fields: () => [
    required("reason", "缓办理由", "longText", { hint: "天气、季节、施工计划等" }),
    required("date", "缓办至", "date"),
  ],
  guards: [ofLeadUnitOrDispatcher("T17a"), isNothingAsked("T17a")],
  checks: [(situation, { date }) => checkDate(situation, date, "deferral_days")],
  effects: (situation, { reason, date }) => ask("deferral", situation, reason, date),
});

export const defer = reportAct({
  label: "批准缓办",
  code: "T17",
  from: ["resolving"],
  to: "deferred",
  by: ["command_lead"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [isWaitingFor("T17", "deferral"), notAsker("T17")],
  checks: [],
  effects: (situation) => {
    const until = situation.detail.askedDate ?? plainDateOf(situation.now);
    return [
      ...pauseHandling(`缓办：${situation.detail.askReason ?? ""}`),
      startUntil("deferral", "缓办期限", "批准缓办", situation.now, startOfDay(addDays(until, 1))),
      detail({ ...NO_ASK, deferredUntil: until }),
      { kind: "flag", remove: ["deferral_asked"] },
      turn(["dispatcher", "command_lead"], `缓办至 ${until}，到期恢复`),
      tell("deferred", { until }),
    ];
  },
});

export const declineDeferral = decline("不同意缓办", "T17d", "deferral");

export const resume = reportAct({
  label: "恢复办理",
  code: "T17r",
  from: ["deferred"],
  to: "resolving",
  by: ["dispatcher", "command_lead", "system"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [],
  checks: [],
  effects: (situation) => [
    ...stop("deferral"),
    ...resumeHandling(),
    detail({ deferredUntil: null }),
    unitsTurn(situation, "缓办结束，继续处置"),
    tell("resumed", { unitId: situation.matter.unitId }),
  ],
});

export const askLedger = reportAct({
  label: "申请挂账",
  code: "T18a",
  from: ["resolving"],
  to: "same",
  by: ["unit_desk", "dispatcher"],
  weight: "normal",
  input: z.object({ reason: words(4, "挂账理由"), date: PlainDateSchema, photos }),
  fields: () => [
    required("reason", "挂账理由", "longText", { hint: "现有条件下不能解决的原因" }),
    required("date", "复核日期", "date"),
    photosField,
  ],
  guards: [ofLeadUnitOrDispatcher("T18a"), notEmergency, isNothingAsked("T18a")],
  checks: [(situation, { date }) => checkDate(situation, date, "ledger_review_days")],
  effects: (situation, { reason, date }) => ask("ledger", situation, reason, date),
});

export const enterLedger = reportAct({
  label: "批准挂账",
  code: "T18",
  from: ["resolving"],
  to: "on_ledger",
  by: ["command_lead"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [isWaitingFor("T18", "ledger"), notAsker("T18"), notEmergency],
  checks: [],
  effects: (situation) => {
    const reviewOn = situation.detail.askedDate ?? plainDateOf(situation.now);
    return [
      ...pauseHandling(`挂账：${situation.detail.askReason ?? ""}`),
      startUntil("ledger_review", "挂账复核", "批准挂账", situation.now, startOfDay(addDays(reviewOn, 1))),
      detail({ ...NO_ASK, ledgerReviewOn: reviewOn }),
      { kind: "flag", remove: ["ledger_asked"] },
      turn(["command_lead"], `挂账，${reviewOn} 复核`),
      tell("entered_ledger", { reviewOn }),
    ];
  },
});

export const declineLedger = decline("不同意挂账", "T18d", "ledger");

export const reviewLedger = reportAct({
  label: "继续挂账",
  code: "T18v",
  from: ["on_ledger"],
  to: "same",
  by: ["command_lead"],
  weight: "normal",
  input: z.object({ date: PlainDateSchema, opinion: words(4, "复核意见") }),
  fields: () => [required("date", "下次复核日期", "date"), required("opinion", "复核意见", "longText")],
  guards: [],
  checks: [(situation, { date }) => checkDate(situation, date, "ledger_review_days")],
  effects: (situation, { date }) => [
    ...stop("ledger_review"),
    startUntil("ledger_review", "挂账复核", "挂账复核意见", situation.now, startOfDay(addDays(date, 1))),
    detail({ ledgerReviewOn: date }),
    turn(["command_lead"], `挂账，${date} 复核`),
  ],
});

export const leaveLedger = reportAct({
  label: "销账恢复",
  code: "T18r",
  from: ["on_ledger"],
  to: "resolving",
  by: ["command_lead"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [],
  checks: [],
  effects: (situation) => [
    ...stop("ledger_review"),
    ...resumeHandling(),
    detail({ ledgerReviewOn: null }),
    unitsTurn(situation, "销账，继续处置"),
    tell("resumed", { unitId: situation.matter.unitId }),
  ],
});
