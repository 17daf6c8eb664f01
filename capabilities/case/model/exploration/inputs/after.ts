/** 缴纳、移送、复议诉讼、公开、结案. */
import { addDays } from "#base/plain-date.ts";
import { owedOn } from "../../payment/surcharge.ts";
import type { CaseAct } from "../../procedure.ts";
import { idOf } from "../../rehearsal.ts";
import { type Ground, idIn, type Make, opinion, reason, second, today, WORDS, yes } from "./ground.ts";

const transfer = (rest: Make) => idIn(({ transfers }) => transfers, "transferId", rest);

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

export const MONEY_AND_AFTER: Partial<Record<CaseAct, Make>> = {
  collect_on_the_spot: (ground) => ({ ...paying(ground), ...second(ground) }),
  hand_in_money: opinion,
  bank_money: () => ({ voucher: "缴款凭证一号" }),
  record_payment: paying,
  ask_arrangement: arrangement,
  decide_arrangement: (ground) => ({ isGranted: yes(ground, 0.7), opinion: "" }),
  refund_payment: () => ({ voucher: "退库凭证一号" }),
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
  hand_over_goods: transfer(() => ({ list: [{ name: "装载机", quantity: "1" }] })),
  challenge_refusal: transfer(reason),

  accept_remedy: (ground) => ({
    kind: ground.chance.pick(["reconsideration", "litigation"]),
    body: "区人民政府",
    acceptedOn: addDays(today(ground), -ground.chance.below(5)),
    isStayed: ground.chance.is(0.2),
    isSimple: ground.chance.is(0.3),
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

  dispose_confiscated: (ground) => ({
    items: [{ name: "三轮车", quantity: "1" }],
    method: ground.chance.pick(["auctioned", "destroyed", "handed_over"]),
    witness: "财政部门工作人员",
    at: ground.now,
    ...second(ground),
  }),

  publish: (ground) => ({
    ground: ground.chance.pick(["social_impact", "social_impact", "all_decisions"]),
    reason: "具有一定社会影响",
    isRedacted: yes(ground),
    shownName: ground.chance.is(0.9) ? "陈某" : "陈某某",
  }),
  decline_publishing: ({ chance }) => ({
    ground: chance.pick(["no_social_impact", "protected"]),
    reason: "涉及应当保护的信息",
  }),
  withdraw_published: () => ({ publicReason: WORDS }),

  propose_closing: ({ chance }) => ({
    closing: chance.pick(["performed", "performed", "no_penalty", "transferred", "execution_ended", "other"]),
    result: WORDS,
    education: chance.is(0.9) ? "已经教育当事人" : "",
  }),
  close_case: opinion,
  decline_closing: reason,
  archive: () => ({ retention: "thirty_years", explanation: WORDS }),
  reopen_file: reason,
  unmask: () => ({ members: ["phone"], reason: WORDS }),
};
