/** 移送: suspected crime to the police (《行政执法机关移送涉嫌犯罪案件的规定》), other agencies, detention, advice. */
import { challengeRefusal, handOverGoods, recordAnswer } from "./answering.ts";
import { decideTransfer, proposeTransfer, sendTransfer } from "./sending.ts";

export const TRANSFER_ACTS = {
  propose_transfer: proposeTransfer,
  decide_transfer: decideTransfer,
  send_transfer: sendTransfer,
  record_answer: recordAnswer,
  hand_over_goods: handOverGoods,
  challenge_refusal: challengeRefusal,
};
