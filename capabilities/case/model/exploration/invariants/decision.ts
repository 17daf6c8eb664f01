/** 决定: by whom, after what, within which bounds. */
import { judgeAge } from "#law/penalty/public.ts";
import { beforeOf, detailOf, fineOf, type Invariant, inputOf, investigated, isMajorFine } from "./view.ts";

/** Tiers of the benchmark of the walks, as parts of the range. */
const SPANS: Readonly<Record<string, readonly [number, number]>> = { 较轻: [0, 0.3], 一般: [0, 1], 较重: [0.6, 1] };

export const DECISION: readonly Invariant[] = [
  {
    says: "重大案件经法制审核同意",
    after: ["decide_penalty"],
    holds: (v) =>
      !isMajorFine(v, "review.major", beforeOf(v).noticed?.fineFen ?? 0) ||
      beforeOf(v).legalReview?.opinion === "agree",
  },
  {
    says: "法制审核不同意的没有决定处罚",
    after: ["decide_penalty"],
    holds: (v) => (beforeOf(v).legalReview?.opinion ?? "agree") === "agree",
  },
  {
    says: "重大案件经集体讨论",
    after: ["decide_penalty"],
    holds: (v) => !isMajorFine(v, "collective", beforeOf(v).noticed?.fineFen ?? 0) || beforeOf(v).collective !== null,
  },
  {
    says: "集体讨论有两名不同的负责人，且都没有参加调查",
    after: ["discuss"],
    holds: (v) => {
      const ids = new Set(detailOf(v).collective?.attendeeIds);
      return ids.size >= 2 && ![...ids].some((id) => investigated(v, id));
    },
  },
  {
    says: "法制审核人员没有参加调查",
    after: ["review_legally"],
    holds: (v) => !investigated(v, v.step.actor.personId),
  },
  {
    says: "作出决定的人没有参加调查",
    after: ["decide_penalty", "decide_no_penalty", "withdraw_case"],
    holds: (v) => !investigated(v, v.step.actor.personId),
  },
  {
    says: "决定不重于告知",
    after: ["decide_penalty", "decide_on_the_spot"],
    holds: (v) => {
      const { penalty } = detailOf(v);
      const { noticed } = beforeOf(v);
      return (
        penalty !== null &&
        noticed !== null &&
        penalty.fineFen <= noticed.fineFen &&
        penalty.confiscateFen <= noticed.confiscateFen &&
        penalty.kinds.every((kind) => noticed.kinds.includes(kind))
      );
    },
  },
  {
    says: "罚款在法定幅度内，减轻的经过批准",
    after: ["decide_penalty", "decide_on_the_spot"],
    holds: (v) => {
      const range = v.walk.world.offence.fineRange;
      if (fineOf(v) === 0) return true;
      return (
        range !== null && fineOf(v) <= range.maxFen && (fineOf(v) >= range.minFen || beforeOf(v).isDepartureApproved)
      );
    },
  },
  {
    says: "公布的基准约束的，罚款在所写的档次之内，偏离的告知前已按本市设置批准",
    after: ["give_notice", "notify_quick", "decide_penalty"],
    holds: (v) => {
      const { benchmark, fineRange } = v.walk.world.offence;
      const fine = v.step.act === "decide_penalty" ? fineOf(v) : (beforeOf(v).proposal?.fineFen ?? 0);
      if (!benchmark || !fineRange || fine === 0) return true;
      const [from = 1, to = 0] = SPANS[detailOf(v).discretionTier ?? ""] ?? [];
      const at = (fine - fineRange.minFen) / (fineRange.maxFen - fineRange.minFen);
      if (at >= from - 1e-9 && at <= to + 1e-9) return true;
      const approval = beforeOf(v).departureApproval;
      const isAsSet =
        benchmark.issuer === "superior"
          ? approval?.by === "issuer"
          : approval?.by !== "head" || v.walk.world.settings["discretion.departure"] === "head_or_collective";
      return approval !== null && isAsSet && (beforeOf(v).departure?.reason.length ?? 0) >= 8;
    },
  },
  {
    says: "不满十四周岁、不能辨认行为的没有处罚",
    holds: (v) => {
      const { party, actOn, outcome } = detailOf(v);
      if (outcome !== "penalty" || !party || !actOn) return outcome !== "penalty";
      return !party.isIncapable && (party.bornOn === null || judgeAge(party.bornOn, actOn).liability !== "none");
    },
  },
  {
    says: "同一行为已被罚款的没有再罚款",
    holds: (v) =>
      detailOf(v).outcome !== "penalty" || fineOf(v) === 0 || v.walk.world.fixed.finesForSameAct.length === 0,
  },
  { says: "没有处罚权的没有处罚", holds: (v) => detailOf(v).outcome !== "penalty" || v.walk.world.offence.hasPower },
  {
    says: "先责令改正的，处罚前有逾期未改正",
    after: ["decide_penalty"],
    holds: (v) =>
      !v.walk.world.offence.isRectificationFirst ||
      beforeOf(v).corrections.some(
        (order) =>
          order.state !== "corrected" &&
          (order.dueAt < v.step.now || order.state === "not_corrected" || order.isRefused),
      ) ||
      beforeOf(v).corrections.some((order) => order.isRefused),
  },
  {
    says: "作出处罚前回避申请都已决定",
    after: ["decide_penalty", "decide_no_penalty", "decide_on_the_spot"],
    holds: (v) => beforeOf(v).recusals.every((one) => one.isGranted !== null),
  },
  {
    says: "涉嫌犯罪待送出的没有以罚代移",
    after: ["decide_penalty", "decide_no_penalty", "withdraw_case", "close_case"],
    holds: (v) =>
      !beforeOf(v).transfers.some((one) => one.kind === "criminal" && ["proposed", "approved"].includes(one.state)),
  },
  {
    says: "法院判处罚金后没有再罚款",
    after: ["decide_penalty"],
    holds: (v) => fineOf(v) === 0 || !beforeOf(v).transfers.some((one) => one.isFinedByCourt),
  },
  {
    says: "实体原因撤销后没有新证据的，没有作出相同决定",
    after: ["decide_penalty"],
    holds: (v) => {
      const former = beforeOf(v).formerDecisions.at(-1);
      if (former?.fault !== "substance" || !former.penalty || beforeOf(v).evidence.length > former.evidenceCount)
        return true;
      return (
        fineOf(v) < former.penalty.fineFen ||
        former.penalty.kinds.some((kind) => !detailOf(v).penalty?.kinds.includes(kind))
      );
    },
  },
  {
    says: "超过办案期限作出的决定有超期标记",
    after: ["decide_penalty", "decide_no_penalty"],
    holds: (v) => {
      const clock = v.step.before.clocks.findLast((one) => one.kind === "decide");
      return (
        clock?.state !== "running" || v.step.now <= clock.dueAt || v.step.after.core.flags.includes("decided_late")
      );
    },
  },
  {
    says: "首违不罚的事项在清单内并已改正",
    after: ["decide_no_penalty"],
    holds: (v) =>
      inputOf(v).ground !== "first" ||
      (v.walk.world.offence.isOnFirstViolationList &&
        beforeOf(v).corrections.some((order) => order.state === "corrected")),
  },
  {
    says: "不予处罚的教育了当事人",
    after: ["decide_no_penalty"],
    holds: (v) => inputOf(v).ground === "not_established" || String(inputOf(v).education ?? "").length >= 4,
  },
];
