/** 告知、申辩、听证 before a penalty. */
import { plainDateOf } from "#base/plain-date.ts";
import { beforeOf, detailOf, hasWaived, type Invariant, investigated, nextWorkdays, workdaysBetween } from "./view.ts";

export const NOTICE_AND_HEARING: readonly Invariant[] = [
  {
    says: "普通程序处罚前，告知书已送达",
    after: ["decide_penalty"],
    holds: (v) => beforeOf(v).noticed !== null && beforeOf(v).noticeDeliveredOn !== null,
  },
  {
    says: "告知送达不晚于决定",
    after: ["decide_penalty"],
    holds: (v) => (beforeOf(v).noticeDeliveredOn ?? "9999") <= (detailOf(v).decidedOn ?? ""),
  },
  {
    says: "陈述申辩期未满的，只有书面放弃才可以决定",
    after: ["decide_penalty"],
    holds: (v) => {
      const on = beforeOf(v).noticeDeliveredOn;
      if (beforeOf(v).procedure === "quick" || !on) return on !== null;
      return hasWaived(v) || v.today > nextWorkdays(on, v.walk.world.settings["defence.days"]);
    },
  },
  {
    says: "陈述申辩已经复核",
    after: ["decide_penalty"],
    holds: (v) => Boolean(beforeOf(v).representation?.review) && beforeOf(v).representation?.state !== "open",
  },
  {
    says: "应当听证的，已经听证、明确放弃或者五日内没有申请",
    after: ["decide_penalty"],
    holds: (v) => {
      const { hearingGrounds, hearing, isHearingWaived, noticeDeliveredOn } = beforeOf(v);
      if (hearingGrounds.length === 0) return true;
      if (hearing) return hearing.state === "reported";
      return isHearingWaived || (noticeDeliveredOn !== null && v.today > nextWorkdays(noticeDeliveredOn, 5));
    },
  },
  {
    says: "较大数额罚款都告知了听证权",
    after: ["decide_penalty"],
    holds: (v) => {
      const kind = beforeOf(v).party?.kind === "organization" ? "organization_yuan" : "individual_yuan";
      const yuan = v.walk.world.settings[`hearing.large_fine.${kind}`];
      return yuan === 0 || (beforeOf(v).noticed?.fineFen ?? 0) < yuan * 100 || beforeOf(v).hearingGrounds.length > 0;
    },
  },
  {
    says: "听证举行前七个工作日已送达通知",
    after: ["hold_hearing", "terminate_hearing"],
    holds: (v) => {
      const { hearing } = beforeOf(v);
      if (!hearing?.heldAt || !hearing.noticeDeliveredOn) return false;
      return workdaysBetween(hearing.noticeDeliveredOn, plainDateOf(hearing.heldAt)) >= 7;
    },
  },
  {
    says: "听证通知是最后一次安排的通知",
    after: ["hold_hearing"],
    holds: (v) => {
      const last = beforeOf(v).issued.findLast((paper) => paper.form === "DOC-28");
      return beforeOf(v).deliveries.some(
        (one) => one.form === "DOC-28" && one.key === last?.key && one.deliveredOn !== null,
      );
    },
  },
  {
    says: "听证主持人没有参加调查",
    after: ["hold_hearing", "report_hearing"],
    holds: (v) => !investigated(v, v.step.actor.personId),
  },
  {
    says: "听证报告之后须有法制审核",
    after: ["decide_penalty"],
    holds: (v) => beforeOf(v).hearing?.state !== "reported" || beforeOf(v).legalReview !== null,
  },
];
