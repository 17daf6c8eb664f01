/**
 * 热线诉求 procedure of orders: from the call to the call-back. The table alone decides; the acts stand in `acts/`, grouped by stage.
 * Codes H01 to H34 are ours: no published standard numbers these steps.
 */
import type { Procedure } from "#kernel/procedure/model/public.ts";
import {
  askExclusion,
  comment,
  declineExclusion,
  grantExclusion,
  linkReport,
  merge,
  replySupervision,
  reportEnded,
  supervise,
  takeIn,
  toReport,
  unmask,
} from "./acts/after.ts";
import { assign, contact, sign } from "./acts/assigning.ts";
import { askExtension, declineExtension, grantExtension } from "./acts/extending.ts";
import { amend, answerDirectly, register } from "./acts/registering.ts";
import { passOfficeReview, passUnitReview, sendReply, sendReplyBack, submitReply } from "./acts/replying.ts";
import { acceptReturn, rejectReturn, sendBack } from "./acts/returning.ts";
import { closeUnsatisfied, rate, redo, reportPressure, visit } from "./acts/visiting.ts";
import type { OrderFacts } from "./facts.ts";
import { ORDER_STATES, type OrderState } from "./labels.ts";
import type { OrderDetail } from "./order.ts";

const state = (id: OrderState, stage: string, isTerminal = false) => ({ label: ORDER_STATES[id], stage, isTerminal });

export const ORDER_PROCEDURE = {
  kind: "hotline",
  label: "热线诉求",
  version: 1,
  stages: [
    { id: "intake", label: "接件派件" },
    { id: "handle", label: "签收办理" },
    { id: "gate", label: "回复把关" },
    { id: "call_back", label: "答复回访" },
    { id: "end", label: "办结" },
  ],
  states: {
    received: state("received", "intake"),
    assigned: state("assigned", "intake"),
    signed: state("signed", "handle"),
    handling: state("handling", "handle"),
    returning: state("returning", "intake"),
    unit_review: state("unit_review", "gate"),
    office_review: state("office_review", "gate"),
    approved: state("approved", "gate"),
    visiting: state("visiting", "call_back"),
    unsatisfied: state("unsatisfied", "call_back"),
    closed: state("closed", "end", true),
    merged: state("merged", "end", true),
  },
  acts: {
    register,
    answer_directly: answerDirectly,
    assign,
    sign,
    contact,
    submit_reply: submitReply,
    pass_unit_review: passUnitReview,
    pass_office_review: passOfficeReview,
    send_reply_back: sendReplyBack,
    send_reply: sendReply,
    visit,
    rate,
    redo,
    close_unsatisfied: closeUnsatisfied,

    send_back: sendBack,
    accept_return: acceptReturn,
    reject_return: rejectReturn,
    ask_extension: askExtension,
    grant_extension: grantExtension,
    decline_extension: declineExtension,
    amend,
    merge,
    take_in: takeIn,
    to_report: toReport,
    link_report: linkReport,
    report_ended: reportEnded,
    supervise,
    reply_supervision: replySupervision,
    report_pressure: reportPressure,
    ask_exclusion: askExclusion,
    grant_exclusion: grantExclusion,
    decline_exclusion: declineExclusion,
    comment,
    unmask,
  },
} satisfies Procedure<OrderState, OrderDetail, OrderFacts>;

export type OrderAct = keyof typeof ORDER_PROCEDURE.acts;
