/** 接下来，决定之后: delivery, payment and surcharge, remedies, execution, closing. */
import { fen, formatFen } from "#base/money.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { lastDay } from "#law/parameters/public.ts";
import { courtWindowOf } from "#law/penalty/public.ts";
import { gapsOf } from "../closing/gaps.ts";
import { decisionDeliveredOn } from "../consequences.ts";
import { isLive } from "../execution/parts.ts";
import type { CaseState } from "../labels.ts";
import { owedOn } from "../payment/surcharge.ts";
import { remedyEnd } from "../remedy/remedy-end.ts";
import { today } from "../rules.ts";
import { dueOf, laterOf, refusalsOf, type Step, step, type TimedCase } from "./step.ts";

export function stepsAfterDecision(situation: TimedCase): readonly Step[] {
  switch (situation.matter.state as CaseState) {
    case "decided":
      return undelivered(situation);
    case "executing":
      return [...paying(situation), ...executing(situation), ...closing(situation)];
    case "criminal":
      return [
        step(situation, {
          label: "公安机关处理",
          condition: "立案的由司法机关处理；不立案或者移回的，继续办理",
          from: null,
          rules: ["XZCF-027"],
        }),
      ];
    case "closed":
      return [
        step(situation, {
          label: "归档",
          condition: "文书齐全、手续完备",
          rules: ["XZCF-047"],
          missing: refusalsOf(situation, "archive"),
        }),
      ];
    default:
      return [];
  }
}

function undelivered(situation: TimedCase): readonly Step[] {
  const { detail: known, facts } = situation;
  const on = today(situation);
  const isTried = known.deliveries.some(
    ({ form, state }) => ["DOC-34", "DOC-35"].includes(form) && state === "attempted",
  );
  const until = dueOf(situation, "serve_decision");
  const supposed = (label: string, period: "pay" | "reconsideration" | "litigation") =>
    step(situation, {
      label,
      condition: "决定书今天送达的",
      until: lastDay(facts.calendar, period, on),
      periods: [period],
    });
  return [
    step(situation, {
      label: "送达决定书",
      condition: "七个工作日内；当面交付的当场送达",
      until: until && plainDateOf(until),
      rules: ["XZCF-061"],
    }),
    ...(isTried
      ? [
          step(situation, {
            label: "公告视为送达",
            condition: "其他方式无法送达的，今天公告",
            from: lastDay(facts.calendar, "public_notice_delivery", on),
            periods: ["public_notice_delivery"],
          }),
        ]
      : []),
    ...(known.payment ? [supposed("缴纳罚款", "pay")] : []),
    supposed("申请行政复议", "reconsideration"),
    supposed("提起行政诉讼", "litigation"),
  ];
}

function paying(situation: TimedCase): readonly Step[] {
  const { detail: known } = situation;
  const on = today(situation);
  const owed = owedOn(known, on);
  if (owed.fineFen + owed.surchargeFen === 0 || !known.payment) return [];
  const steps: Step[] = [];
  if (!known.payment.arrangement && owed.dueOn && on <= owed.dueOn)
    steps.push(
      step(situation, {
        label: "申请延期、分期",
        condition: "确有经济困难，经申请和批准",
        until: owed.dueOn,
        rules: ["XZCF-066"],
      }),
    );
  if (owed.dueOn && owed.fineFen > 0)
    steps.push(
      step(situation, {
        label: "加处罚款",
        condition:
          owed.surchargeFen > 0
            ? `已加处 ${formatFen(fen(owed.surchargeFen))}，每日百分之三，不超过罚款本数`
            : "到期不缴的，每日按罚款的百分之三，不超过罚款本数",
        from: addDays(owed.dueOn, 1),
        rules: ["XZCF-072-1"],
      }),
    );
  return [...steps, ...court(situation)];
}

/** 申请法院: after the demand and the remedies, within three months. */
function court(situation: TimedCase): readonly Step[] {
  const { detail: known, facts } = situation;
  const on = today(situation);
  const own = known.executions.find((one) => one.path === "court" && isLive(one));
  if (known.executions.some((one) => one.path === "auction" && isLive(one))) return [];
  if (own && !["opened", "demanded"].includes(own.state)) return [];
  const end = remedyEnd(situation);
  const periods = ["court_window", "demand_before_court"] as const;
  const label = "申请法院强制执行";
  if (end === null)
    return [step(situation, { label, condition: "复议、诉讼结束之后，催告十个工作日仍不履行", from: null, periods })];
  const deferredUntil = known.payment?.arrangement?.isGranted === true ? owedOn(known, on).dueOn : null;
  // Without a demand yet: as if it were delivered today, or on the first day on which there is something to demand.
  const overdueFrom = known.payment?.dueOn ? addDays(known.payment.dueOn, 1) : on;
  const demandServedOn = own?.demandDeliveredOn ?? laterOf(on, overdueFrom);
  const { opensOn, closesOn } = courtWindowOf(facts.calendar, { remediesEndOn: end, demandServedOn, deferredUntil });
  const isDemanded = Boolean(own?.demandDeliveredOn);
  return [
    ...(isDemanded
      ? []
      : [
          step(situation, {
            label: "催告",
            condition: "到期不履行的，催告书送达十个工作日后仍不履行才可申请",
            from: overdueFrom,
            rules: ["XZQZ-054"],
          }),
        ]),
    step(situation, {
      label,
      condition: `复议、诉讼期限至 ${end}${isDemanded ? "，催告期满仍不履行" : "，须先催告"}`,
      from: opensOn,
      until: closesOn,
      periods,
    }),
  ];
}

function executing(situation: TimedCase): readonly Step[] {
  const { detail: known } = situation;
  const steps: Step[] = [];
  if (known.procedure === "simple" && !situation.matter.flags.includes("filed_with_agency"))
    steps.push(
      step(situation, {
        label: "报所属机关备案",
        condition: "当场决定之日起三个工作日内",
        until: dayOf(dueOf(situation, "on_the_spot_filing")),
        rules: ["XZCF-052-2"],
      }),
    );
  if (known.outcome === "penalty" && known.disclosure === null && known.procedure !== "simple")
    steps.push(
      step(situation, {
        label: "公开处罚决定",
        condition: "具有一定社会影响的，隐去应当保护的信息",
        until: dayOf(dueOf(situation, "publish")),
        rules: ["XZCF-048-1", "D55-010"],
      }),
    );
  for (const one of known.executions.filter(isLive))
    if (one.path !== "court" && one.state === "demanded" && one.demandDeliveredOn)
      steps.push(
        step(situation, {
          label: "决定强制执行",
          condition: "催告的期限届满仍不履行且无正当理由",
          from: laterOf(
            addDays(one.demandDeliveredOn, one.demandDays + 1),
            one.path === "substitute" ? null : afterRemedies(situation),
          ),
          rules: one.path === "demolition" ? ["XZQZ-037", "XZQZ-044"] : ["XZQZ-037"],
        }),
      );
  return steps;
}

function afterRemedies(situation: TimedCase): PlainDate | null {
  const end = remedyEnd(situation);
  return end && addDays(end, 1);
}

const dayOf = (at: TimedCase["now"] | null): PlainDate | null => at && plainDateOf(at);

function closing(situation: TimedCase): readonly Step[] {
  if (!decisionDeliveredOn(situation.detail) && situation.detail.procedure !== "simple") return [];
  const gaps = gapsOf(situation.detail, today(situation));
  const missing = gaps.map((message) => ({ rule: "CLOSE-01", message, source: "" }));
  return [
    step(situation, {
      label: "结案",
      condition: gaps.length === 0 ? "履行完毕，手续完备" : `还差 ${gaps.length} 项：${gaps[0]}`,
      from: gaps.length === 0 ? today(situation) : null,
      rules: ["CLOSE-01"],
      missing,
    }),
  ];
}
