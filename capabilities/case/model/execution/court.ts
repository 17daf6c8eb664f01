/** 申请法院强制执行. Codes E07 and E08. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import { judgeCourtApplication } from "#law/penalty/public.ts";
import { type CaseEffect, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startPeriod, stop } from "../consequences.ts";
import { optional, required, words } from "../fields.ts";
import { owedOn } from "../payment/surcharge.ts";
import { remedyEnd } from "../remedy/remedy-end.ts";
import { byLaw, notAuxiliary, today, wrongField } from "../rules.ts";
import type { Execution } from "./execution.ts";
import { anyLive, change, chosen, executionField, FROM, find, isFault, notStayed } from "./parts.ts";

function judgeCourt(situation: CaseSituation, one: Execution) {
  const end = remedyEnd(situation);
  const on = today(situation);
  if (end === null)
    return { refusals: [byLaw("XZQZ-053", "决定还没有送达，或者复议、诉讼还没有结束，不能申请")], isLate: false };
  // A missed instalment makes the whole due: the window counts from there, not from the end of the schedule.
  const isDeferred = situation.detail.payment?.arrangement?.isGranted === true;
  const deferredUntil = isDeferred ? owedOn(situation.detail, on).dueOn : null;
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
  guards: [anyLive, notStayed],
  checks: [
    enforcing(
      ["XZQZ-053", "XZQZ-054", "XZCF-072-3"],
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
  guards: [anyLive, notAuxiliary],
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
    const challengeBy = lastDay(situation.facts.calendar, "court_challenge", today(situation));
    const refused = `法院不予受理、不予执行；有异议的，可以在 ${challengeBy} 前向上一级人民法院申请复议`;
    return [
      ...effects,
      ...(input.result === "refused" ? [handlersTurn(situation, refused)] : []),
      detail(
        change(situation, input.executionId, {
          state,
          ...(state === "executed" && { executedAt: situation.now }),
          ...(state === "ended" && { endGround: "court_refused" as const, endReason: input.note }),
        }),
      ),
    ];
  },
});
