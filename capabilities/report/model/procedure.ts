/**
 * 案卷闭环 procedure of reports: seven stages, sixteen states, every act with its code. The table alone decides; the acts stand in
 * `acts/`, grouped by stage. Codes T01 to T26 are the transitions of the loop, F01 to F12 are acts of ours beside them.
 */
import type { Procedure } from "#kernel/procedure/model/public.ts";
import { accept, answerDirectly, refuseReport } from "./acts/accepting.ts";
import { rate, reopen, returnVisit } from "./acts/aftercare.ts";
import { askAppeal, decideAppeal, reviewAppeal } from "./acts/appealing.ts";
import { close, forceClose, returnSelfHandled } from "./acts/closing.ts";
import { dispatch, dispatchOnward, receive } from "./acts/dispatching.ts";
import { enforcementEnded, toEnforcement } from "./acts/enforcing.ts";
import { askExtension, declineExtension, grantExtension } from "./acts/extending.ts";
import { annul, askAnnulment, confirmAnnulment, declineAnnulment, fileCase, refuseFiling } from "./acts/filing.ts";
import { importClosed, importOpen } from "./acts/importing.ts";
import { locate, reclassify } from "./acts/mending.ts";
import { join, merge, takeIn } from "./acts/merging.ts";
import { comment, unmask } from "./acts/noting.ts";
import {
  askDeferral,
  askLedger,
  declineDeferral,
  declineLedger,
  defer,
  enterLedger,
  leaveLedger,
  resume,
  reviewLedger,
} from "./acts/pausing.ts";
import { failRecheck, passRecheck, resendRecheck, rework, sendRecheck } from "./acts/rechecking.ts";
import { reportByPatrol, reportByPublic, selfHandle } from "./acts/reporting.ts";
import { reportPart, reportResult } from "./acts/resolving.ts";
import { acceptReturn, rejectReturn, sendBack } from "./acts/returning.ts";
import { replySupervision, supervise } from "./acts/supervising.ts";
import { sendVerify, verify } from "./acts/verifying.ts";
import type { ReportFacts } from "./facts.ts";
import { REPORT_STATES, type ReportState } from "./labels.ts";
import type { ReportDetail } from "./report.ts";

const state = (id: ReportState, stage: string, isTerminal = false) => ({ label: REPORT_STATES[id], stage, isTerminal });

export const REPORT_PROCEDURE = {
  kind: "report",
  label: "案卷闭环",
  version: 1,
  stages: [
    { id: "collect", label: "信息收集" },
    { id: "create", label: "案卷建立" },
    { id: "dispatch", label: "任务派遣" },
    { id: "resolve", label: "任务处理" },
    { id: "feedback", label: "处理反馈" },
    { id: "recheck", label: "核查结案" },
    { id: "evaluate", label: "综合评价" },
  ],
  states: {
    reported: state("reported", "collect"),
    accepted: state("accepted", "create"),
    verifying: state("verifying", "create"),
    filed: state("filed", "dispatch"),
    dispatched: state("dispatched", "dispatch"),
    sent_back: state("sent_back", "dispatch"),
    resolving: state("resolving", "resolve"),
    deferred: state("deferred", "resolve"),
    on_ledger: state("on_ledger", "resolve"),
    resolved: state("resolved", "feedback"),
    rechecking: state("rechecking", "recheck"),
    to_close: state("to_close", "recheck"),
    closed: state("closed", "evaluate", true),
    refused: state("refused", "create", true),
    annulled: state("annulled", "evaluate", true),
    merged: state("merged", "create", true),
  },
  acts: {
    report_by_patrol: reportByPatrol,
    self_handle: selfHandle,
    report_by_public: reportByPublic,
    import_open: importOpen,
    import_closed: importClosed,

    locate,
    accept,
    send_verify: sendVerify,
    verify,
    answer_directly: answerDirectly,
    reclassify,
    merge,
    take_in: takeIn,
    join,
    refuse: refuseReport,

    file_case: fileCase,
    refuse_filing: refuseFiling,

    dispatch,
    dispatch_onward: dispatchOnward,
    receive,
    send_back: sendBack,
    accept_return: acceptReturn,
    reject_return: rejectReturn,

    report_result: reportResult,
    report_part: reportPart,
    ask_extension: askExtension,
    grant_extension: grantExtension,
    decline_extension: declineExtension,
    ask_deferral: askDeferral,
    defer,
    decline_deferral: declineDeferral,
    resume,
    ask_ledger: askLedger,
    enter_ledger: enterLedger,
    decline_ledger: declineLedger,
    review_ledger: reviewLedger,
    leave_ledger: leaveLedger,

    send_recheck: sendRecheck,
    pass_recheck: passRecheck,
    fail_recheck: failRecheck,
    rework,
    resend_recheck: resendRecheck,

    close,
    return_self_handled: returnSelfHandled,
    return_visit: returnVisit,
    reopen,
    rate,
    ask_appeal: askAppeal,
    review_appeal: reviewAppeal,
    decide_appeal: decideAppeal,

    supervise,
    reply_supervision: replySupervision,
    annul,
    ask_annulment: askAnnulment,
    confirm_annulment: confirmAnnulment,
    decline_annulment: declineAnnulment,
    force_close: forceClose,
    to_enforcement: toEnforcement,
    enforcement_ended: enforcementEnded,
    comment,
    unmask,
  },
} satisfies Procedure<ReportState, ReportDetail, ReportFacts>;

export type ReportAct = keyof typeof REPORT_PROCEDURE.acts;
