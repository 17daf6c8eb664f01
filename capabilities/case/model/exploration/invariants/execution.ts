/** 执行. */
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { lastDay } from "#law/parameters/public.ts";
import { CALENDAR } from "../../rehearsal.ts";
import { remedyEnd } from "../../remedy/remedy-end.ts";
import { situationIn } from "../walk.ts";
import { beforeOf, detailOf, executionOf, type Invariant, inputOf, nextWorkdays, workdaysBetween } from "./view.ts";

export const EXECUTION: readonly Invariant[] = [
  {
    says: "申请法院在催告送达十个工作日之后、救济期满之后，逾期有标记",
    after: ["apply_to_court"],
    holds: (v) => {
      const one = executionOf(v);
      const end = remedyEnd({ ...situationIn(v.walk, v.step.actor), detail: beforeOf(v) });
      if (!one?.demandDeliveredOn || end === null) return false;
      const isLate = v.today > lastDay(CALENDAR, "court_window", end) && !detailOf(v).payment?.arrangement;
      return (
        v.today > nextWorkdays(one.demandDeliveredOn, 10) &&
        v.today > end &&
        (!isLate || v.step.after.core.flags.includes("court_late"))
      );
    },
  },
  {
    says: "强制拆除在公告、自拆期满、催告、决定送达之后，并在复议诉讼期满之后",
    after: ["execute"],
    holds: (v) => {
      const one = executionOf(v);
      if (one?.path !== "demolition") return true;
      const end = remedyEnd({ ...situationIn(v.walk, v.step.actor), detail: beforeOf(v) });
      const on = plainDateOf(inputOf(v).at as never);
      return (
        end !== null &&
        on > end &&
        one.selfRemovalUntil !== null &&
        on > one.selfRemovalUntil &&
        one.demandDeliveredOn !== null &&
        one.decidedOn !== null &&
        beforeOf(v).deliveries.some(
          (paper) => paper.form === "DOC-42" && paper.key === one.id && paper.deliveredOn !== null,
        )
      );
    },
  },
  {
    says: "代履行在再次催告送达满三个工作日之后",
    after: ["execute"],
    holds: (v) => {
      const one = executionOf(v);
      if (one?.path !== "substitute") return true;
      return (
        one.secondDemandOn !== null && workdaysBetween(one.secondDemandOn, plainDateOf(inputOf(v).at as never)) >= 3
      );
    },
  },
  {
    says: "停止执行期间没有执行",
    after: ["execute", "decide_execution", "apply_to_court", "demand_performance"],
    holds: (v) => !beforeOf(v).remedies.some((one) => one.isStayed && one.state !== "concluded"),
  },
  {
    says: "强制执行决定之前已催告并留出履行期限",
    after: ["decide_execution"],
    holds: (v) => {
      const one = executionOf(v);
      return one?.demandDeliveredOn != null && v.today > addDays(one.demandDeliveredOn, one.demandDays);
    },
  },
  { says: "没有执行权的不自己执行罚款", after: ["execute"], holds: (v) => executionOf(v)?.path !== "court" },
];
