/** 接下来，并行的: measures, corrections, remedies and the publication, whatever the main line has come to. */
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { lastDay, type PeriodId } from "#law/parameters/public.ts";
import { lastDayIn } from "../consequences.ts";
import { MEASURE_KINDS } from "../measures/measure.ts";
import { REMEDY_KINDS, type Remedy } from "../remedy/remedy.ts";
import { today } from "../rules.ts";
import { dueOf, type Step, step, type TimedCase } from "./step.ts";

export function stepsBeside(situation: TimedCase): readonly Step[] {
  return [...measures(situation), ...corrections(situation), ...remedies(situation), ...publication(situation)];
}

function measures(situation: TimedCase): readonly Step[] {
  return situation.detail.measures.flatMap((measure): readonly Step[] => {
    const { kind, state, dueOn, id } = measure;
    if (state === "urgent")
      return [
        step(situation, {
          label: `${MEASURE_KINDS[kind]}补办批准`,
          condition: "实施后二十四小时内报告并补办，不批准的立即解除",
          until: dayOfClock(situation, `urgent:${id}`),
          rules: ["XZQZ-019"],
        }),
      ];
    if (state !== "executed" || dueOn === null) return [];
    const isPreserve = kind === "preserve";
    const release = step(situation, {
      label: `${MEASURE_KINDS[kind]}期满解除`,
      condition: isPreserve ? "七个工作日内没有处理的，自动解除" : "期满没有处理的，解除并退还",
      from: addDays(dueOn, 1),
      rules: [isPreserve ? "XZCF-056" : "XZQZ-028"],
    });
    if (isPreserve || measure.isExtended || today(situation) > dueOn) return [release];
    const extended = lastDayIn(situation, "seize_extension", dueOn);
    return [
      step(situation, {
        label: `延长${MEASURE_KINDS[kind]}一次`,
        condition: `情况复杂，负责人批准并书面告知，可至 ${extended}`,
        until: dueOn,
        periods: ["seize_extension"],
      }),
      release,
    ];
  });
}

function dayOfClock(situation: TimedCase, kind: string) {
  const at = dueOf(situation, kind);
  return at && plainDateOf(at);
}

function corrections(situation: TimedCase): readonly Step[] {
  return situation.detail.corrections
    .filter(({ state }) => state === "ordered")
    .map(({ dueAt }) =>
      step(situation, {
        label: "复查整改",
        condition: "改正期限届满或者当事人报告已改正",
        from: plainDateOf(dueAt),
        rules: ["XZCF-028"],
      }),
    );
}

function remedies(situation: TimedCase): readonly Step[] {
  const { calendar } = situation.facts;
  return situation.detail.remedies
    .filter(({ state }) => state !== "concluded")
    .map(({ kind, state, acceptedOn, answerDueOn, isStayed, isSimple }) => {
      const isAnswer = state === "accepted";
      const periods = remedyPeriods(kind, isSimple);
      return step(situation, {
        label: isAnswer ? `${REMEDY_KINDS[kind]}答复、举证` : `${REMEDY_KINDS[kind]}结果`,
        condition: isStayed ? "已决定停止执行，结果生效前不得执行" : "复议、诉讼期间加处罚款不计算",
        from: isAnswer ? today(situation) : null,
        until: isAnswer ? answerDueOn : periods.decision && lastDay(calendar, periods.decision, acceptedOn),
        rules: [isStayed ? "XZFY-042" : "XZCF-073"],
        periods: isAnswer ? [periods.answer] : periods.decision ? [periods.decision] : [],
      });
    });
}

/** How long the agency has to answer, and the reconsideration body to decide; a court's own time is not the case's to count. */
function remedyPeriods(kind: Remedy["kind"], isSimple: boolean): { answer: PeriodId; decision: PeriodId | null } {
  if (kind === "litigation") return { answer: "litigation_answer", decision: null };
  return isSimple
    ? { answer: "reconsideration_reply_simple", decision: "reconsideration_decision_simple" }
    : { answer: "reconsideration_reply", decision: "reconsideration_decision" };
}

function publication(situation: TimedCase): readonly Step[] {
  if (situation.detail.disclosure?.state !== "withdraw_due") return [];
  return [
    step(situation, {
      label: "撤回公开信息",
      condition: "三个工作日内撤回并公开说明理由",
      until: dayOfClock(situation, "unpublish"),
      rules: ["XZCF-048-2"],
    }),
  ];
}
