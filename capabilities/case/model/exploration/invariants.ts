/**
 * What must hold in every case, whatever was tried: checked after each accepted step of a walk. Each sentence is what a court would
 * ask; the check is worked out from the law anew, not by the guards it watches.
 */
import { addMillis, DAY_MS, HOUR_MS } from "#base/instant.ts";
import { addDays, dayNumberOf, plainDateOf } from "#base/plain-date.ts";
import { isWorkday } from "#base/workdays.ts";
import { lastDay, lastDayOfLimit } from "#law/parameters/public.ts";
import { judgeAge, limitationEnd } from "#law/penalty/public.ts";
import { decisionDeliveredOn } from "../consequences.ts";
import { owedOn, refundDueFen } from "../payment/surcharge.ts";
import { CASE_PROCEDURE, type CaseAct } from "../procedure.ts";
import { CALENDAR, idOf } from "../rehearsal.ts";
import { remedyEnd } from "../remedy/remedy-end.ts";
import type { Step, Walk } from "./walk.ts";
import { situationIn } from "./walk.ts";

export interface View {
  readonly walk: Walk;
  readonly step: Step;
  readonly today: ReturnType<typeof plainDateOf>;
}
export interface Invariant {
  readonly says: string;
  /** Only after these acts; absent: after each. */
  readonly after?: readonly CaseAct[];
  readonly holds: (view: View) => boolean;
}

const AUXILIARY = idOf(4);
const CLERICAL: readonly CaseAct[] = [
  "receive_clue",
  "unmask",
  "confirm_address",
  "bank_money",
  "refund_payment",
  "record_payment",
];
const OF_INVESTIGATION: readonly CaseAct[] = [
  "start_verifying",
  "handle_on_the_spot",
  "propose_filing",
  "add_evidence",
  "verify_evidence",
  "request_measure",
  "execute_measure",
  "execute_urgently",
  "propose_penalty",
  "propose_no_penalty",
  "close_investigation",
];

const state = ({ step }: View) => step.after.core.state;
const detailOf = ({ step }: View) => step.after.detail;
const beforeOf = ({ step }: View) => step.before.detail;
const inputOf = ({ step }: View) => step.input as Readonly<Record<string, unknown>>;
const secondOf = (step: Step) => (step.input as { secondOfficerId?: string } | null)?.secondOfficerId;
const hasPaper = (view: View, form: string, key?: string) =>
  detailOf(view).issued.some((paper) => paper.form === form && (key === undefined || paper.key === key));
const live = (view: View, kind: string) =>
  view.step.after.clocks.find((clock) => clock.kind === kind && clock.state !== "stopped");
const bears = (measure: { state: string }) => measure.state === "executed" || measure.state === "urgent";

/** Told from the walk's own memory, not from what the case keeps. */
function investigated({ walk, step }: View, personId: string | null): boolean {
  if (personId === null) return false;
  return walk.steps.some(
    (one) =>
      one !== step &&
      ((OF_INVESTIGATION.includes(one.act) && (one.actor.personId === personId || secondOf(one) === personId)) ||
        one.after.detail.handlerIds.includes(personId)),
  );
}

function hasValidCertificate({ walk, today }: View, personId: string | null | undefined): boolean {
  const certificate = personId ? walk.world.officers.get(personId)?.certificate : null;
  return certificate != null && certificate.validFrom <= today && today <= certificate.validTo;
}

const fineOf = (view: View) => detailOf(view).penalty?.fineFen ?? 0;

function isMajorFine(view: View, kind: "review.major" | "collective", fine: number): boolean {
  const { settings } = view.walk.world;
  const isOrganization = detailOf(view).party?.kind === "organization";
  const yuan = isOrganization ? settings[`${kind}.organization_yuan`] : settings[`${kind}.individual_yuan`];
  return yuan > 0 && fine >= yuan * 100;
}

/** Signed away since the last notice, whatever was said afterwards. */
function hasWaived({ walk }: View): boolean {
  const last = walk.steps.findLastIndex((step) => step.act === "give_notice");
  return walk.steps.slice(last + 1).some((step) => step.act === "waive_representation");
}

const nextWorkdays = (from: ReturnType<typeof plainDateOf>, count: number) =>
  lastDayOfLimit(CALENDAR, { value: count, unit: "day", basis: "statutory_working" }, from);

/** Whole workdays strictly between two days. */
function workdaysBetween(from: ReturnType<typeof plainDateOf>, to: ReturnType<typeof plainDateOf>): number {
  let count = 0;
  for (let day = dayNumberOf(from) + 1; day < dayNumberOf(to); day++) if (isWorkday(CALENDAR, day)) count += 1;
  return count;
}

const executionOf = (view: View) => detailOf(view).executions.find((one) => one.id === inputOf(view).executionId);

export const INVARIANTS: readonly Invariant[] = [
  // 告知、申辩、听证
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
  // 决定
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
  // 立案与人员
  {
    says: "立案有当事人、证据和两名持证承办人",
    after: ["file_case"],
    holds: (v) => {
      const { party, evidence, handlerIds } = detailOf(v);
      return (
        party !== null &&
        evidence.length > 0 &&
        new Set(handlerIds).size >= 2 &&
        handlerIds.every((id) => hasValidCertificate(v, id))
      );
    },
  },
  {
    says: "立案没有超过追究时效",
    after: ["file_case", "decide_penalty"],
    holds: (v) => {
      const { actOn, actEndedOn, isContinuing, discoveredOn, causedHarm } = detailOf(v);
      if (!actOn || !discoveredOn) return false;
      const harm = !causedHarm ? "none" : v.walk.world.offence.isUnderEcoCode ? "environment" : "safety";
      const end = limitationEnd({ endedOn: isContinuing ? null : (actEndedOn ?? actOn), harm });
      return end === null || discoveredOn <= end;
    },
  },
  {
    says: "协管人员没有办理任何执法事项",
    holds: (v) => v.step.actor.personId !== AUXILIARY || CLERICAL.includes(v.step.act),
  },
  {
    says: "须两名执法人员的事项，第二名是另一名持证人员",
    holds: (v) => {
      const second = secondOf(v.step);
      return (
        second === undefined ||
        (second !== v.step.actor.personId &&
          hasValidCertificate(v, second) &&
          hasValidCertificate(v, v.step.actor.personId))
      );
    },
  },
  {
    says: "承办人始终不少于两人",
    holds: (v) => detailOf(v).handlerIds.length === 0 || new Set(detailOf(v).handlerIds).size >= 2,
  },
  {
    says: "决定回避的人不再是承办人",
    holds: (v) =>
      !detailOf(v).recusals.some((one) => one.isGranted === true && detailOf(v).handlerIds.includes(one.personId)),
  },
  {
    says: "审核、主持、讨论过的人不是承办人",
    holds: (v) => {
      const { handlerIds, legalReview, hearing, collective } = detailOf(v);
      return ![
        legalReview?.reviewerId,
        hearing?.state === "reported" ? hearing.presiderId : null,
        ...(collective?.attendeeIds ?? []),
      ].some((id) => id != null && handlerIds.includes(id));
    },
  },
  {
    says: "诉讼中没有自行取证",
    after: ["add_evidence"],
    holds: (v) => !beforeOf(v).remedies.some((one) => one.kind === "litigation" && one.state !== "concluded"),
  },
  // 当场处罚
  {
    says: "当场处罚限于警告、罚款，不超过二百元、三千元",
    after: ["decide_on_the_spot"],
    holds: (v) =>
      fineOf(v) <= (detailOf(v).party?.kind === "organization" ? 3_000_00 : 200_00) &&
      (detailOf(v).penalty?.kinds.every((kind) => kind === "warning" || kind === "fine") ?? false),
  },
  {
    says: "当场处罚先告知、后听取、再决定",
    after: ["decide_on_the_spot"],
    holds: (v) => ["identified", "informed", "heard"].every((one, index) => beforeOf(v).spotSteps[index] === one),
  },
  {
    says: "当场处罚结案前已备案",
    after: ["close_case"],
    holds: (v) =>
      detailOf(v).procedure !== "simple" ||
      detailOf(v).outcome !== "penalty" ||
      v.step.after.core.flags.includes("filed_with_agency"),
  },
  // 措施
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
          ((one.kind === "preserve" || v.walk.world.offence.seizureBasis !== null) &&
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
  // 缴纳
  {
    says: "加处罚款不超过罚款本金",
    holds: (v) => owedOn(detailOf(v), v.today).surchargeFen <= (detailOf(v).payment?.fineFen ?? 0),
  },
  {
    says: "缴款没有多于应缴",
    after: ["record_payment", "collect_on_the_spot"],
    holds: (v) => refundDueFen(beforeOf(v), v.today) > 0 || refundDueFen(detailOf(v), v.today) === 0,
  },
  {
    says: "退还不多于已缴",
    holds: (v) =>
      (detailOf(v).payment?.refundedFen ?? 0) <=
      (detailOf(v).payment?.paid.reduce((sum, one) => sum + one.fen, 0) ?? 0),
  },
  {
    says: "罚款只减不增",
    holds: (v) =>
      (detailOf(v).payment?.fineFen ?? 0) <= (detailOf(v).noticed?.fineFen ?? 0) || detailOf(v).payment === null,
  },
  {
    says: "当场收缴有票据，且只在一百元以下、难以执行或者边远地区",
    after: ["collect_on_the_spot"],
    holds: (v) =>
      String(inputOf(v).receipt ?? "") !== "" &&
      (inputOf(v).isRemoteAtRequest === true ||
        (detailOf(v).procedure === "simple" &&
          ((detailOf(v).payment?.fineFen ?? 0) <= 100_00 || String(inputOf(v).difficultyReason ?? "") !== ""))),
  },
  {
    says: "没有缴清的不以履行完毕结案",
    after: ["close_case"],
    holds: (v) => detailOf(v).closing !== "performed" || owedOn(detailOf(v), v.today).fineFen === 0,
  },
  // 撤销与公开
  {
    says: "决定撤销后不再欠缴，没有进行中的执行",
    holds: (v) =>
      detailOf(v).decisionStanding !== "revoked" ||
      (owedOn(detailOf(v), v.today).fineFen === 0 &&
        detailOf(v).executions.every(
          (one) => one.state === "executed" || one.state === "ended" || one.path === "immediate_substitute",
        )),
  },
  {
    says: "撤销的案件结案前已退还全部罚款",
    after: ["close_case"],
    holds: (v) => refundDueFen(detailOf(v), v.today) === 0,
  },
  {
    says: "变更、撤销后公开信息已撤回或者正在撤回期限内",
    holds: (v) => detailOf(v).decisionStanding !== "revoked" || detailOf(v).disclosure?.state !== "published",
  },
  {
    says: "待撤回的有三日时钟",
    holds: (v) =>
      detailOf(v).disclosure?.state !== "withdraw_due" || state(v) === "archived" || live(v, "unpublish") !== undefined,
  },
  {
    says: "公开的自然人隐名",
    after: ["publish"],
    holds: (v) =>
      detailOf(v).party?.kind !== "individual" || detailOf(v).disclosure?.shownName !== detailOf(v).party?.name,
  },
  {
    says: "复议、诉讼没有加重罚款",
    after: ["conclude_remedy"],
    holds: (v) => fineOf(v) <= (beforeOf(v).penalty?.fineFen ?? 0),
  },
  // 执行
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
  // 文书与留痕
  {
    says: "处罚、不罚都有决定书",
    holds: (v) => {
      const { outcome, procedure } = detailOf(v);
      if (outcome === "penalty") return hasPaper(v, procedure === "simple" ? "DOC-33" : "DOC-34");
      return outcome !== "no_penalty" || hasPaper(v, "DOC-35");
    },
  },
  {
    says: "每一步都有它的文书",
    holds: (v) => {
      const d = detailOf(v);
      return (
        (d.filedOn === null || hasPaper(v, "DOC-02")) &&
        (d.noticed === null ||
          d.procedure === "simple" ||
          d.outcome !== null ||
          hasPaper(v, "DOC-26") ||
          state(v) === "on_the_spot") &&
        (d.hearing === null || !["scheduled", "held", "reported"].includes(d.hearing.state) || hasPaper(v, "DOC-28")) &&
        (d.hearing?.state !== "held" || hasPaper(v, "DOC-31")) &&
        (d.legalReview === null || hasPaper(v, "DOC-24")) &&
        (d.collective === null || hasPaper(v, "DOC-25")) &&
        d.corrections.every((order) => hasPaper(v, "DOC-20", order.id)) &&
        d.executions.every((one) => one.demandDeliveredOn === null || hasPaper(v, "DOC-41", one.id)) &&
        d.executions.every(
          (one) => one.decidedOn === null || hasPaper(v, one.path === "substitute" ? "DOC-43" : "DOC-42", one.id),
        ) &&
        d.executions.every((one) => one.appliedOn === null || hasPaper(v, "DOC-46", one.id)) &&
        d.transfers.every((one) => one.kind !== "criminal" || one.sentAt === null || hasPaper(v, "DOC-48", one.id)) &&
        (d.closedOn === null || d.outcome === "withdrawn" || hasPaper(v, "DOC-51")) &&
        (state(v) !== "archived" || hasPaper(v, "DOC-53"))
      );
    },
  },
  {
    says: "同一文书同一编号只印发一次",
    holds: (v) => {
      const keys = v.step.after.issued.map((paper) => `${paper.form}:${paper.key}`);
      return new Set(keys).size === keys.length;
    },
  },
  { says: "印发的文书都记在案中", holds: (v) => v.step.after.issued.length === detailOf(v).issued.length },
  {
    says: "每次送达各有一个编号",
    holds: (v) => new Set(detailOf(v).deliveries.map((one) => one.id)).size === detailOf(v).deliveries.length,
  },
  {
    says: "履行中的案件，决定已送达或者已撤销",
    holds: (v) =>
      state(v) !== "executing" ||
      decisionDeliveredOn(detailOf(v)) !== null ||
      detailOf(v).decisionStanding === "revoked",
  },
  {
    says: "一类时钟只有一个在走",
    holds: (v) => {
      const going = v.step.after.clocks.filter((clock) => clock.state !== "stopped").map((clock) => clock.kind);
      return new Set(going).size === going.length;
    },
  },
  {
    says: "立案到决定之间办案期限在走或者依法暂停",
    holds: (v) =>
      !["investigating", "suspended", "investigated", "reviewed", "noticed", "hearing", "deliberating"].includes(
        state(v),
      ) || live(v, "decide") !== undefined,
  },
  {
    says: "移送公安期间办案期限暂停",
    holds: (v) => state(v) !== "criminal" || detailOf(v).outcome !== null || live(v, "decide")?.state === "paused",
  },
  {
    says: "在公安机关手中的案件有送出的移送",
    holds: (v) =>
      state(v) !== "criminal" ||
      detailOf(v).transfers.some(
        (one) => one.kind === "criminal" && ["sent", "accepted", "filed", "done"].includes(one.state),
      ),
  },
  {
    says: "终结的案件没有走着的时钟",
    holds: (v) =>
      !CASE_PROCEDURE.states[state(v) as "closed"].isTerminal ||
      v.step.after.clocks.every((clock) => clock.state === "stopped"),
  },
  {
    says: "没有终结的案件总有人轮到",
    holds: (v) => CASE_PROCEDURE.states[state(v) as "closed"].isTerminal || v.step.after.core.turn !== null,
  },
  { says: "每个动作版本加一", holds: (v) => v.step.after.core.version === v.step.before.core.version + 1 },
  {
    says: "归档前没有缺漏的救济和送达",
    after: ["archive"],
    holds: (v) => beforeOf(v).remedies.every((one) => one.state === "concluded"),
  },
  {
    says: "批准分期的每一期都有时钟",
    after: ["decide_arrangement"],
    holds: (v) =>
      detailOf(v).payment?.arrangement?.isGranted !== true ||
      (detailOf(v).payment?.arrangement?.schedule ?? []).every(
        (_one, index) => live(v, `instalment:${index + 1}`) !== undefined,
      ),
  },
];
