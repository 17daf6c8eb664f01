/** 罚款缴纳 (《行政处罚法》第六十六条至第七十四条). */
import { bankMoney, collectOnTheSpot, handInMoney } from "./collecting.ts";
import { askArrangement, decideArrangement, recordPayment, refundPayment } from "./paying.ts";

export const PAYMENT_ACTS = {
  collect_on_the_spot: collectOnTheSpot,
  hand_in_money: handInMoney,
  bank_money: bankMoney,
  record_payment: recordPayment,
  ask_arrangement: askArrangement,
  decide_arrangement: decideArrangement,
  refund_payment: refundPayment,
};
