/** Inputs for every act of a case, mostly sound, made from what the case knows; some are spoiled on purpose. */
import { addMillis, DAY_MS, HOUR_MS, type Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import type { PenaltyKind } from "#law/penalty/public.ts";
import type { CaseDetail, Penalty } from "../case.ts";
import { owedOn } from "../payment/surcharge.ts";
import type { CaseAct } from "../procedure.ts";
import { FILE, idOf } from "../rehearsal.ts";
import type { Chance } from "./random.ts";

export interface Ground {
  readonly chance: Chance;
  readonly detail: CaseDetail;
  readonly now: Instant;
  readonly actorId: string | null;
}
type Make = (ground: Ground) => object;

const WORDS = "按照调查核实的情况办理，理由如上";
const ITEMS = [{ name: "渣土车", model: "", quantity: "1", unit: "辆", state: "完好", note: "" }];
const yes = ({ chance }: Ground, probability = 0.9) => chance.is(probability);
const today = ({ now }: Ground) => plainDateOf(now);

function second({ chance, detail, actorId }: Ground): { secondOfficerId: string } {
  const colleague = detail.handlerIds.find((id) => id !== actorId);
  if (colleague && chance.is(0.85)) return { secondOfficerId: colleague };
  return { secondOfficerId: idOf(chance.pick([1, 2, 3, 3, 4, 5, 6])) };
}

const FINES = [50_00, 100_00, 200_00, 200_01, 1_000_00, 3_000_00, 4_999_99, 5_000_00, 20_000_00, 70_000_00, 120_000_00];

function penalty({ chance }: Ground): Penalty {
  const fineFen = chance.pick(FINES);
  const kinds: PenaltyKind[] = chance.is(0.2)
    ? ["warning"]
    : chance.is(0.1)
      ? ["fine", "suspend_permit"]
      : chance.is(0.3)
        ? ["warning", "fine"]
        : chance.is(0.1)
          ? ["fine", "confiscate_goods"]
          : ["fine"];
  return { kinds, fineFen: kinds.includes("fine") ? fineFen : 0, confiscateFen: 0, words: "依法给予的处罚" };
}

/** As noticed, sometimes lighter, seldom heavier. */
function decided(ground: Ground): object {
  const { noticed } = ground.detail;
  if (!noticed || ground.chance.is(0.05)) return penalty(ground);
  if (noticed.fineFen > 0 && ground.chance.is(0.3))
    return { ...noticed, fineFen: Math.max(1, Math.round(noticed.fineFen * (0.5 + ground.chance.next() * 0.6))) };
  return noticed;
}

const idIn =
  (list: (detail: CaseDetail) => readonly { readonly id: string }[], name: string, rest: Make = () => ({})): Make =>
  (ground) => {
    const ids = list(ground.detail).map((one) => one.id);
    return { [name]: ids.length === 0 ? "none" : ground.chance.pick(ids), ...rest(ground) };
  };
const measure = (rest: Make) => idIn(({ measures }) => measures, "measureId", rest);
const execution = (rest: Make) => idIn(({ executions }) => executions, "executionId", rest);
const transfer = (rest: Make) => idIn(({ transfers }) => transfers, "transferId", rest);
const correction = (rest: Make) => idIn(({ corrections }) => corrections, "correctionId", rest);
const reason: Make = () => ({ reason: WORDS });
const opinion: Make = () => ({ opinion: WORDS });

function measureRequest(ground: Ground): object {
  const { chance } = ground;
  return {
    kind: chance.pick(["preserve", "preserve", "seal", "seize"]),
    reason: WORDS,
    isEvidenceAtRisk: yes(ground),
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

function paying(ground: Ground): object {
  const { fineFen, surchargeFen } = owedOn(ground.detail, today(ground));
  const all = fineFen + surchargeFen;
  const part = ground.chance.is(0.5) ? all : Math.round(all * ground.chance.next() * 1.1);
  return {
    amountFen: Math.max(part, 1),
    on: ground.chance.is(0.8) ? today(ground) : addDays(today(ground), -ground.chance.below(60)),
    channel: ground.chance.pick(["bank", "online"]),
    receipt: `回单${ground.chance.below(1_000_000)}`,
    difficultyReason: ground.chance.is(0.3) ? "流动摊贩，事后难以执行" : "",
    isRemoteAtRequest: ground.chance.is(0.1),
  };
}

function arrangement(ground: Ground): object {
  const { fineFen } = owedOn(ground.detail, today(ground));
  const start = addDays(today(ground), 5 + ground.chance.below(60));
  if (fineFen < 2 || ground.chance.is(0.4))
    return { kind: "deferred", reason: "经济确有困难", schedule: [{ dueOn: start, fen: Math.max(fineFen, 1) }] };
  const half = Math.floor(fineFen / 2);
  return {
    kind: "instalments",
    reason: "经济确有困难",
    schedule: [
      { dueOn: start, fen: half },
      { dueOn: addDays(start, 30), fen: fineFen - half },
    ],
  };
}

function schedule(ground: Ground): object {
  const day = addMillis(ground.now, (5 + ground.chance.below(20)) * DAY_MS);
  return {
    heldAt: day,
    place: "二楼听证室",
    presiderId: idOf(ground.chance.pick([13, 13, 13, 13, 1, 12])),
    recorderId: idOf(ground.chance.pick([12, 12, 18, 13])),
    isPublic: yes(ground),
    privateReason: "",
  };
}

const FORMER = ["minor", "first", "no_fault", "under_age", "mental", "expired", "not_established"];

export const INPUTS: Partial<Record<CaseAct, Make>> = {
  start_quick: (ground) => ({
    isAdmitted: yes(ground),
    isConsentSigned: yes(ground),
    isVulnerable: ground.chance.is(0.05),
  }),
  notify_quick: (ground) => ({
    ...second(ground),
    facts: WORDS,
    nature: WORDS,
    statement: "没有意见",
    review: WORDS,
    isSigned: yes(ground),
    noCorrectionReason: "已经清理",
  }),
  leave_quick: reason,
  register_capture: (ground) => ({
    deviceNumber: ground.chance.pick(["D1", "D1", "D2", "D9"]),
    capturedAt: addMillis(ground.now, -DAY_MS),
    isByProgram: ground.chance.is(0.5),
    files: [FILE],
  }),
  review_capture: (ground) => ({
    isTrue: true,
    isClear: yes(ground),
    isComplete: true,
    isAccurate: yes(ground),
    isAccepted: yes(ground),
    rejectReason: ground.chance.is(0.7) ? "unclear" : null,
  }),
  identify_person: () => ({ basis: WORDS }),
  notify_capture: () => ({ way: "短信告知" }),
  receive_clue: ({ chance }) => ({
    source: chance.pick(["patrol", "complaint", "transfer", "offsite"]),
    summary: "空地上有新倒的建筑垃圾",
    address: "文昌街三号",
  }),
  start_verifying: second,
  name_party: ({ chance }) => ({
    name: "陈某某",
    kind: chance.pick(["individual", "individual_business", "organization"]),
    bornOn: chance.pick(["1980-05-01", "1990-01-01", "2010-03-01", "2013-06-01"]),
    isIncapable: chance.is(0.03),
  }),
  set_offence: (ground) => ({
    offenceId: "CG-JZ-009",
    causeOfAction: "擅自处置建筑垃圾",
    actOn: addDays(today(ground), -ground.chance.pick([0, 1, 10, 100, 700, 800, 1900])),
    isContinuing: ground.chance.is(0.2),
    causedHarm: ground.chance.is(0.2),
  }),
  propose_filing: ({ chance }) => ({
    facts: WORDS,
    opinion: "建议立案",
    filedElsewhere: chance.is(0.03) ? "交通运输局" : "",
  }),
  file_case: opinion,
  decline_filing: reason,
  refuse_filing: ({ chance }) => ({
    reason: chance.pick(["no_violation", "minor", "no_jurisdiction", "expired"]),
    education: chance.is(0.7) ? "已经当面教育" : "",
    opinion: "",
  }),
  transfer_clue: () => ({ receiver: "交通运输局", reason: WORDS }),
  merge_clue: () => ({ targetMatterId: idOf(802), reason: WORDS }),
  dispute_jurisdiction: () => ({ agency: "交通运输局", reason: WORDS }),
  settle_jurisdiction: ({ chance }) => ({ by: "agreed", isOurs: chance.is(0.8), reason: WORDS }),
  extend_verifying: reason,

  handle_on_the_spot: (ground) => ({ ...second(ground), isCertificateShown: yes(ground) }),
  inform_on_the_spot: (ground) => ({
    ...penalty(ground),
    kinds: ["fine"],
    fineFen: ground.chance.pick([50_00, 100_00, 200_00, 200_01, 3_000_00, 3_000_01]),
    facts: WORDS,
    ...second(ground),
  }),
  hear_on_the_spot: (ground) => ({ content: "没有意见", review: "复核无异议", ...second(ground) }),
  decide_on_the_spot: (ground) => ({
    areFactsCertain: yes(ground),
    isHandedOver: yes(ground),
    refusal: "",
    ...second(ground),
  }),
  file_on_the_spot: () => ({}),
  convert_to_ordinary: reason,

  add_evidence: (ground) => ({
    kind: ground.chance.pick([
      "site_record",
      "documentary",
      "party_statement",
      "physical",
      "expert_opinion",
      "witness",
    ]),
    title: "现场检查笔录",
    takenAt: addMillis(ground.now, -HOUR_MS),
    ...second(ground),
    isCertificateShown: yes(ground),
    files: ground.chance.is(0.97) ? [FILE] : [],
  }),
  verify_evidence: ({ detail }) => ({ evidenceIds: detail.evidence.map((item) => item.id), note: "与现场一致" }),
  ask_recusal: ({ chance, detail }) => ({
    personId: chance.pick([...detail.handlerIds, detail.hearing?.presiderId ?? idOf(13)]),
    reason: WORDS,
  }),
  decide_recusal: ({ chance, detail }) => ({
    personId: detail.recusals.find((one) => one.isGranted === null)?.personId ?? idOf(1),
    isGranted: chance.is(0.5),
    replacementId: idOf(chance.pick([1, 2, 3, 6, 4, 5, 12])),
    opinion: "",
  }),
  change_handlers: ({ chance }) => ({
    handlerIds: chance
      .pick([
        [1, 2],
        [2, 3],
        [1, 3],
        [3, 6],
        [1, 1],
        [1, 4],
        [2, 5],
        [1, 12],
      ])
      .map(idOf),
    reason: WORDS,
  }),
  suspend: ({ chance }) => ({ ground: chance.pick(["awaits_finding", "force_majeure", "other"]), reason: WORDS }),
  resume: reason,

  propose_penalty: (ground) => ({
    ...penalty(ground),
    tier: "一般",
    reason: WORDS,
    isDeparture: ground.chance.is(0.1),
  }),
  propose_no_penalty: ({ chance }) => ({ ground: chance.pick(FORMER), reason: WORDS }),
  close_investigation: ({ chance }) => ({
    facts: WORDS,
    nature: WORDS,
    noCorrectionReason: chance.is(0.8) ? "已经清理完毕" : "",
  }),
  review_by_unit: opinion,
  send_back_investigation: reason,
  review_legally: ({ chance }) => ({
    opinion: chance.is(0.85) ? "agree" : chance.pick(["amend", "disagree"]),
    detail: WORDS,
  }),
  approve_departure: opinion,

  give_notice: opinion,
  record_representation: () => ({ content: "请求从轻处罚" }),
  waive_representation: (ground) => ({ isSigned: yes(ground), alsoHearing: ground.chance.is(0.6) }),
  lapse_representation: () => ({}),
  review_representation: (ground) => ({ review: WORDS, ...second(ground) }),

  request_hearing: reason,
  schedule_hearing: schedule,
  refuse_hearing: reason,
  hold_hearing: (ground) => ({
    participants: "当事人及代理人",
    agents: ground.chance.pick([0, 1, 2, 3]),
    transcript: "听证经过和各方意见如上",
    isSigned: yes(ground),
  }),
  terminate_hearing: ({ chance }) => ({ reason: WORDS, hasGoodReason: chance.is(0.3) }),
  report_hearing: () => ({ report: WORDS }),

  discuss: ({ chance }) => ({
    attendeeIds: chance
      .pick([
        [14, 15],
        [14, 15],
        [14, 14],
        [1, 14],
        [14, 13],
      ])
      .map(idOf),
    views: WORDS,
    conclusion: "同意",
  }),
  decide_penalty: decided,
  decide_no_penalty: ({ chance }) => ({
    ground: chance.pick(FORMER),
    words: WORDS,
    education: chance.is(0.9) ? "已经当面教育" : "",
    isMinor: chance.is(0.7),
    harm: chance.pick(["none", "slight", "more"]),
    isFaultDisproved: chance.is(0.3),
  }),
  withdraw_case: reason,
  extend_decision: reason,

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

  collect_on_the_spot: paying,
  hand_in_money: opinion,
  bank_money: () => ({ voucher: "缴款凭证一号" }),
  record_payment: paying,
  ask_arrangement: arrangement,
  decide_arrangement: (ground) => ({ isGranted: yes(ground, 0.7), opinion: "" }),
  refund_payment: () => ({ voucher: "退库凭证一号" }),

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

  propose_transfer: ({ chance }) => ({
    kind: chance.pick(["criminal", "criminal", "agency", "detention", "advice"]),
    receiver: "市公安局",
    reason: WORDS,
    teamIds: chance.pick([[1, 2], [1, 2], [1], [4, 1]]).map(idOf),
  }),
  decide_transfer: transfer((ground) => ({ isApproved: yes(ground, 0.7), reason: WORDS })),
  send_transfer: transfer((ground) => ({ hasMaterials: yes(ground), isPartyTold: yes(ground) })),
  record_answer: transfer(({ chance }) => ({
    answer: chance.pick(["accepted", "filed", "declined", "returned", "done"]),
    isFinedByCourt: chance.is(0.2),
    note: WORDS,
  })),
  hand_over_goods: transfer(() => ({ list: "清单一份" })),
  challenge_refusal: transfer(reason),

  accept_remedy: (ground) => ({
    kind: ground.chance.pick(["reconsideration", "litigation"]),
    body: "区人民政府",
    acceptedOn: addDays(today(ground), -ground.chance.below(5)),
    isStayed: ground.chance.is(0.2),
  }),
  answer_remedy: (ground) => ({ hasAllEvidence: yes(ground), note: WORDS }),
  forward_reconsideration: (ground) => ({ receivedOn: today(ground), body: "区人民政府" }),
  conclude_remedy: (ground) => ({
    outcome: ground.chance.pick([
      "maintained",
      "maintained",
      "changed",
      "revoked",
      "unlawful",
      "void",
      "settled",
      "withdrawn_by_party",
    ]),
    concludedOn: today(ground),
    newFineFen: ground.chance.is(0.6)
      ? Math.round((ground.detail.penalty?.fineFen ?? 0) * ground.chance.next() * 1.1)
      : null,
    fault: ground.chance.pick(["substance", "procedure"]),
    note: WORDS,
  }),
  revoke_decision: reason,
  redo_case: ({ chance }) => ({ reason: WORDS, fault: chance.pick(["substance", "procedure"]) }),

  publish: (ground) => ({
    reason: "具有一定社会影响",
    isRedacted: yes(ground),
    shownName: ground.chance.is(0.9) ? "陈某" : "陈某某",
  }),
  decline_publishing: reason,
  withdraw_published: () => ({ publicReason: WORDS }),

  propose_closing: ({ chance }) => ({
    closing: chance.pick(["performed", "performed", "no_penalty", "transferred", "execution_ended", "other"]),
    result: WORDS,
    education: chance.is(0.9) ? "已经教育当事人" : "",
  }),
  close_case: opinion,
  archive: () => ({ retention: "thirty_years" }),
  reopen_file: reason,
  unmask: () => ({ members: ["phone"], reason: WORDS }),
};

/** The input of an act, spoiled now and then: a member left out, of the wrong kind, or far off. */
export function inputFor(act: CaseAct, ground: Ground): unknown {
  const input: Record<string, unknown> = { ...(INPUTS[act] ?? reason)(ground) };
  if (!ground.chance.is(0.06)) return input;
  const names = Object.keys(input);
  if (names.length === 0) return null;
  const name = ground.chance.pick(names);
  const wrong = ground.chance.pick([undefined, null, "", "二〇二六", -1, 1.5, 1e15, true, [], {}, "9999-12-31"]);
  return { ...input, [name]: wrong };
}
