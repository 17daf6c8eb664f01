/** 登记保存、查封、扣押，非现场记录. */
import { addMillis, DAY_MS, HOUR_MS } from "#base/instant.ts";
import { addDays, dayNumberOf, plainDateOf } from "#base/plain-date.ts";
import { bears, beforeOf, detailOf, hasPaper, type Invariant, inputOf, live, nextWorkdays, state } from "./view.ts";

export const MEASURES: readonly Invariant[] = [
  {
    says: "期满的登记保存、查封、扣押都已解除",
    holds: (v) =>
      v.step.actor.role === "system" ||
      !detailOf(v).measures.some((one) => one.state === "executed" && (one.dueOn ?? "") < v.today),
  },
  {
    says: "紧急查封二十四小时未补批的已解除",
    holds: (v) =>
      v.step.actor.role === "system" ||
      !detailOf(v).measures.some(
        (one) =>
          one.state === "urgent" && one.executedAt !== null && v.step.now > addMillis(one.executedAt, DAY_MS + HOUR_MS),
      ),
  },
  {
    says: "登记保存不过七个工作日，查封扣押不过六十日加书面告知的检测期",
    holds: (v) =>
      detailOf(v).measures.every((one) => {
        if (!one.executedAt || !one.dueOn) return true;
        const on = plainDateOf(one.executedAt);
        if (one.kind === "preserve") return one.dueOn <= nextWorkdays(on, 7);
        const testing = one.testing.reduce(
          (sum, span) => sum + (span.toOn ? dayNumberOf(span.toOn) - dayNumberOf(span.fromOn) + 1 : 0),
          0,
        );
        return one.dueOn <= addDays(on, (one.isExtended ? 60 : 30) + testing);
      }),
  },
  {
    says: "措施的期限与时钟一致",
    holds: (v) =>
      detailOf(v)
        .measures.filter(bears)
        .every((one) => {
          const clock = live(v, `${one.kind === "preserve" ? "preserve" : "seize"}:${one.id}`);
          return clock !== undefined && plainDateOf(addMillis(clock.dueAt, -1)) === one.dueOn;
        }),
  },
  {
    says: "实施中的措施有决定书和清单，结束的有处理或者解除文书",
    holds: (v) =>
      detailOf(v).measures.every((one) => {
        if (
          one.executedAt &&
          !(one.kind === "preserve"
            ? hasPaper(v, "DOC-10", one.id)
            : hasPaper(v, "DOC-16", one.id) && hasPaper(v, "DOC-17", one.id))
        )
          return false;
        const isFreed = one.executedAt !== null && !bears(one) && one.handling !== "transferred";
        return !isFreed || hasPaper(v, one.kind === "preserve" ? "DOC-11" : "DOC-19", one.id);
      }),
  },
  {
    says: "查封扣押有法定依据，并由两人实施",
    holds: (v) =>
      detailOf(v).measures.every(
        (one) =>
          !one.executedAt ||
          ((one.kind === "preserve" ||
            (v.walk.world.offence.seizureBasis !== null && v.walk.world.offence.isEntrusted !== true)) &&
            new Set(one.officerIds).size === 2),
      ),
  },
  {
    says: "措施先批准后实施，紧急的除外",
    after: ["execute_measure"],
    holds: (v) =>
      beforeOf(v).measures.some(
        (one) => one.id === inputOf(v).measureId && one.state === "approved" && one.approvedAt !== null,
      ),
  },
  {
    says: "案件终结时没有留下未解除的财物",
    holds: (v) =>
      !["not_filed", "transferred", "merged", "closed", "archived"].includes(state(v)) ||
      !detailOf(v).measures.some(bears),
  },
  // 非现场
  {
    says: "依据监控记录处罚的，记录经两人审核、行为人已确认并告知",
    after: ["decide_penalty", "decide_on_the_spot", "file_case"],
    holds: (v) => {
      const { offsite } = beforeOf(v);
      if (!offsite || offsite.state === "rejected") return true;
      return (
        offsite.state === "accepted" &&
        offsite.firstReviewerId !== offsite.secondReviewerId &&
        offsite.secondReviewerId !== null &&
        offsite.isActualPersonIdentified &&
        offsite.notifiedOn !== null
      );
    },
  },
];
