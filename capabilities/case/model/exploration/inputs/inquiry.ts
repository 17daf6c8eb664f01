/** 调查、审核、告知、听证、决定. */
import { addMillis, DAY_MS, HOUR_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { REVIEW_ITEM_IDS } from "../../acts/review-items.ts";
import type { CaseAct } from "../../procedure.ts";
import { FILE, idOf } from "../../rehearsal.ts";
import { type Ground, type Make, opinion, penalty, reason, second, WORDS, yes } from "./ground.ts";

/** As noticed, sometimes lighter, seldom heavier. */
function decided(ground: Ground): object {
  const { noticed } = ground.detail;
  if (!noticed || ground.chance.is(0.05)) return penalty(ground);
  if (noticed.fineFen > 0 && ground.chance.is(0.3))
    return { ...noticed, fineFen: Math.max(1, Math.round(noticed.fineFen * (0.5 + ground.chance.next() * 0.6))) };
  return noticed;
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

/** Mostly an hour that is over; now and then one that is not. */
function recordTimes({ chance, now }: Ground): object {
  const endAt = addMillis(now, chance.is(0.95) ? -HOUR_MS : HOUR_MS);
  return { startAt: addMillis(endAt, -HOUR_MS), endAt, place: "文昌街 3 号地块" };
}

const FORMER = ["minor", "first", "no_fault", "under_age", "mental", "expired", "not_established"];

export const INQUIRY_AND_DECISION: Partial<Record<CaseAct, Make>> = {
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
  record_interview: (ground) => ({
    who: ground.chance.pick(["party", "witness"]),
    interviewee: "陈某",
    relation: "当事人",
    ...recordTimes(ground),
    ...second(ground),
    isCertificateShown: yes(ground),
    isRightsTold: yes(ground),
    dialogue: ground.chance.is(0.95) ? [{ question: "请说明经过", answer: WORDS }] : [],
    reading: "read",
  }),
  record_inspection: (ground) => ({
    ...recordTimes(ground),
    ...second(ground),
    isCertificateShown: yes(ground),
    presence: ground.chance.pick(["present", "witnessed", "absent"]),
    witness: ground.chance.is(0.5) ? "社区工作人员贺某" : "",
    findings: [{ item: "现场", finding: WORDS }],
    photos: ground.chance.is(0.97) ? [FILE] : [],
  }),
  call_interview: ({ now, chance }) => ({
    appearAt: addMillis(now, (chance.is(0.9) ? 3 : -3) * DAY_MS),
    place: "执法中队询问室",
    bring: "身份证明",
  }),
  take_samples: (ground) => ({
    samples: [{ name: "建筑垃圾", quantity: "2 袋" }],
    method: "随机抽取",
    sealedBy: "当场封样",
    isCertificateShown: yes(ground),
    ...second(ground),
  }),
  entrust_testing: (ground) => ({
    institution: "市质量检测中心",
    object: "抽取的样品",
    items: "成分",
    dueOn: plainDateOf(addMillis(ground.now, 20 * DAY_MS)),
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
    tier: ground.chance.pick(["一般", "一般", "较轻", "较重", "很重"]),
    reason: WORDS,
    departureReason: ground.chance.is(0.5) ? WORDS : "",
    isDeparture: ground.chance.is(0.1),
  }),
  propose_no_penalty: ({ chance }) => ({ ground: chance.pick(FORMER), reason: WORDS }),
  close_investigation: ({ chance, detail }) => ({
    proofs: detail.evidence.slice(0, 2).map(({ id }) => ({ evidenceId: id, proves: "弃置的数量和地点" })),
    facts: WORDS,
    nature: WORDS,
    noCorrectionReason: chance.is(0.8) ? "已经清理完毕" : "",
  }),
  review_by_unit: opinion,
  send_back_investigation: reason,
  review_legally: ({ chance }) => ({
    opinion: chance.is(0.85) ? "agree" : chance.pick(["amend", "disagree"]),
    detail: WORDS,
    checked: [...REVIEW_ITEM_IDS],
  }),
  approve_departure: ({ chance }) => ({
    by: chance.pick(["head", "collective", "issuer"]),
    opinion: "同意",
    attendeeIds: chance
      .pick([
        [14, 15],
        [14, 14],
        [1, 14],
      ])
      .map(idOf),
    document: chance.is(0.8) ? "批〔2026〕1号" : "",
  }),

  give_notice: opinion,
  record_representation: (ground) => ({ content: "请求从轻处罚", ...(ground.actorId !== null && second(ground)) }),
  waive_representation: (ground) => ({ isSigned: yes(ground), alsoHearing: ground.chance.is(0.6) }),
  lapse_representation: () => ({}),
  endorse_review: opinion,
  propose_withdrawal: opinion,
  review_representation: (ground) => ({ review: WORDS, ...second(ground) }),

  request_hearing: reason,
  schedule_hearing: schedule,
  refuse_hearing: reason,
  hold_hearing: (ground) => ({
    participants: [
      { name: "陈某", capacity: "party" },
      ...Array.from({ length: ground.chance.pick([0, 1, 2, 3]) }, (_, index) => ({
        name: `代理人${index + 1}`,
        capacity: "agent",
      })),
    ],
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
  decide_penalty: (ground) => ({
    ...decided(ground),
    ...(ground.chance.is(0.2) && { tier: ground.chance.pick(["一般", "较轻", "较重"]), tierReason: WORDS }),
  }),
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
};
