/** 送达、改正、措施、强制执行. */
import { addMillis, DAY_MS } from "#base/instant.ts";
import { addDays } from "#base/plain-date.ts";
import type { CaseAct } from "../../procedure.ts";
import { FILE } from "../../rehearsal.ts";
import { type Ground, idIn, type Make, reason, second, today, WORDS, yes } from "./ground.ts";

const ITEMS = [{ name: "渣土车", model: "", quantity: "1", unit: "辆", state: "完好", note: "" }];
const correction = (rest: Make) => idIn(({ corrections }) => corrections, "correctionId", rest);
const measure = (rest: Make) => idIn(({ measures }) => measures, "measureId", rest);
const execution = (rest: Make) => idIn(({ executions }) => executions, "executionId", rest);

function measureRequest(ground: Ground): object {
  const { chance } = ground;
  return {
    kind: chance.pick(["preserve", "preserve", "seal", "seize"]),
    reason: WORDS,
    isEvidenceAtRisk: yes(ground),
    isSeriousPollution: chance.is(0.5),
    items: ITEMS,
    isDailyNecessity: chance.is(0.05),
    isSeizedElsewhere: chance.is(0.05),
    isMilderEnough: chance.is(0.05),
  };
}

function measureDoing(ground: Ground): object {
  return {
    ...second(ground),
    isReasonTold: yes(ground),
    partyView: "没有意见",
    isPartyPresent: yes(ground, 0.7),
    witness: ground.chance.is(0.5) ? "社区工作人员" : "",
    video: [FILE],
  };
}

function deliveryInput(ground: Ground): object {
  const open = ground.detail.deliveries.filter((one) => one.state === "pending" || one.state === "attempted");
  const all = open.length > 0 ? open : ground.detail.deliveries;
  const chosen = all.length === 0 ? "none" : ground.chance.pick(all).id;
  return {
    deliveryId: chosen,
    method: ground.chance.pick(["direct", "direct", "direct", "leave", "electronic", "post", "entrust"]),
    at: ground.chance.is(0.9) ? ground.now : addMillis(ground.now, -ground.chance.below(40) * DAY_MS),
    isDone: yes(ground, 0.85),
    account: "当事人本人签收送达",
    ...second(ground),
    files: [FILE],
    hasElectronicConsent: yes(ground, 0.6),
  };
}

function published(ground: Ground): object {
  const out = ground.detail.deliveries.filter((one) => one.state === "published");
  return { deliveryId: out.length === 0 ? "none" : ground.chance.pick(out).id };
}

export const DELIVERY_MEASURES_EXECUTION: Partial<Record<CaseAct, Make>> = {
  confirm_address: () => ({ postalAddress: "文昌街三号二楼", isElectronicAgreed: true, mobile: "19900000001" }),
  deliver: deliveryInput,
  publish_delivery: (ground) => ({
    deliveryId: (deliveryInput(ground) as { deliveryId: string }).deliveryId,
    reason: WORDS,
    isWhereaboutsUnknown: yes(ground, 0.5),
  }),
  deem_delivered: published,

  order_correction: (ground) => ({
    requirement: "清运建筑垃圾",
    isStopOrdered: ground.chance.is(0.3),
    basis: "有关规定",
    dueAt: addMillis(ground.now, (1 + ground.chance.below(15)) * DAY_MS),
    ...second(ground),
  }),
  recheck_correction: correction((ground) => ({
    result: ground.chance.pick(["corrected", "not_corrected", "not_corrected", "partly"]),
    isRefused: ground.chance.is(0.2),
    content: "现场复查",
    photos: [FILE],
    ...second(ground),
  })),
  compute_daily: correction(({ chance }) => ({
    act: chance.pick(["discharge", "construction_dust", "other"]),
    hasDustBasis: chance.is(0.3),
  })),

  request_measure: measureRequest,
  decide_measure: measure((ground) => ({ isApproved: yes(ground, 0.8), opinion: "同意" })),
  execute_measure: measure(measureDoing),
  execute_urgently: (ground) => ({ ...measureRequest(ground), ...measureDoing(ground), urgency: "正在转移" }),
  extend_measure: measure(reason),
  note_testing: measure((ground) => ({
    fromOn: addDays(today(ground), ground.chance.below(5) - 2),
    toOn: addDays(today(ground), 3 + ground.chance.below(10)),
    isNoticeWritten: yes(ground),
  })),
  handle_measure: measure((ground) => ({
    handling: ground.chance.pick([
      "returned",
      "released",
      "released",
      "seized",
      "confiscated",
      "transferred",
      "tested",
      "sold",
      "auctioned",
    ]),
    reason: "依法处理",
    ...second(ground),
    storageFeeFen: ground.chance.is(0.05) ? 100 : 0,
  })),
  lapse_measure: measure(() => ({})),
  open_execution: ({ chance }) => ({
    path: chance.pick(["court", "court", "auction", "substitute", "immediate_substitute", "demolition", "demolition"]),
    obligation: "缴纳罚款或者恢复原状",
    hasHarm: chance.is(0.8),
    partyCannotClear: chance.is(0.7),
    authority: chance.pick(["county", "county", "township", null]),
    mandateNumber: chance.is(0.8) ? "府责〔2026〕1号" : "",
    isRural: chance.is(0.5),
    isPlanningBuilding: chance.is(0.1),
  }),
  announce_demolition: execution((ground) => ({ dueOn: addDays(today(ground), 1 + ground.chance.below(30)) })),
  demand_performance: execution(({ chance }) => ({ days: 1 + chance.below(15) })),
  decide_execution: execution(() => ({ method: "依法执行", budgetFen: 0 })),
  demand_again: execution(() => ({})),
  execute: execution((ground) => ({
    at: ground.chance.is(0.7) ? ground.now : addMillis(ground.now, -ground.chance.below(30) * DAY_MS),
    isUrgent: ground.chance.is(0.1),
    cutsUtilities: ground.chance.is(0.05),
    process: "执行经过",
    costFen: 0,
    video: [FILE],
    isPartyNotified: yes(ground),
    ...second(ground),
  })),
  apply_to_court: execution(({ chance }) => ({
    court: "区人民法院",
    lateReason: chance.is(0.5) ? "疫情防控期间" : "",
  })),
  record_court: execution(({ chance }) => ({
    result: chance.pick(["accepted", "ruled", "executed", "refused"]),
    note: WORDS,
  })),
  steer_execution: execution(({ chance }) => ({
    step: chance.pick(["suspend", "resume", "end"]),
    ground: chance.pick(["hardship", "agreement", "other", null]),
    endGround: chance.pick(["performed", "object_lost", "other", null]),
    surchargeWaivedFen: chance.is(0.3) ? 1_00 * chance.below(50) : 0,
    hasRemedied: chance.is(0.7),
    reason: WORDS,
  })),
};
