/** What begins when a document reaches the party: from that day the party's days run, and the decision takes effect. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import type { CaseDetail } from "./case.ts";
import type { CaseEffect, CaseSituation } from "./case-act.ts";
import { startOn, startPeriod, stop } from "./consequences.ts";
import type { Delivery } from "./delivery/delivery.ts";
import { againKey } from "./execution/parts.ts";

/** 陈述申辩期: the law leaves its length to the agency (住建部令第55号). */
function defenceTerm(situation: CaseSituation, on: PlainDate): CaseEffect {
  const limit: Limit = { value: situation.facts.settings["defence.days"], unit: "day", basis: "statutory_working" };
  return startOn(situation, { clock: "defence", label: "陈述申辩期", limit, source: "本机关设置「陈述申辩期限」" }, on);
}

export interface AfterDelivery {
  readonly effects: readonly CaseEffect[];
  /** Changes of the detail, to be merged into the one change of the act that delivers. */
  readonly changes: Partial<CaseDetail>;
}

/** @param on the day on which the law takes the document as delivered */
export function afterDelivery(
  situation: CaseSituation,
  { form, key }: Pick<Delivery, "form" | "key">,
  on: PlainDate,
): AfterDelivery {
  const { detail: known } = situation;
  switch (form) {
    case "DOC-26":
      return {
        effects: [
          defenceTerm(situation, on),
          ...(known.hearingGrounds.length > 0 ? [startPeriod(situation, "hearing_request", on)] : []),
        ],
        changes: {
          noticeDeliveredOn: on,
          representation: { state: "open", at: null, content: "", review: null },
        },
      };
    case "DOC-28":
      return { effects: [], changes: { hearing: known.hearing && { ...known.hearing, noticeDeliveredOn: on } } };
    case "DOC-34":
      return {
        effects: [
          ...stop("serve_decision"),
          startPeriod(situation, "reconsideration", on),
          startPeriod(situation, "litigation", on),
          ...(known.payment ? [startPeriod(situation, "pay", on)] : []),
        ],
        changes: known.payment
          ? { payment: { ...known.payment, dueOn: lastDay(situation.facts.calendar, "pay", on) } }
          : {},
      };
    case "DOC-35":
      return {
        effects: [
          ...stop("serve_decision"),
          startPeriod(situation, "reconsideration", on),
          startPeriod(situation, "litigation", on),
        ],
        changes: {},
      };
    case "DOC-41": {
      const again = known.executions.find((one) => againKey(one.id) === key);
      if (again)
        return {
          effects: [startPeriod(situation, "demand_before_substitute", on)],
          changes: {
            executions: known.executions.map((one) => (one === again ? { ...one, secondDemandOn: on } : one)),
          },
        };
      const path = known.executions.find((one) => one.id === key)?.path;
      return {
        effects: path === "court" || path === "auction" ? [startPeriod(situation, "demand_before_court", on)] : [],
        changes: {
          executions: known.executions.map((one) => (one.id === key ? { ...one, demandDeliveredOn: on } : one)),
        },
      };
    }
    default:
      return { effects: [], changes: {} };
  }
}
