/**
 * 执法办案 procedure of enforcement cases: the main line from clue to archive, with regions beside it. The table alone decides; acts
 * of the main line stand in `acts/`, those of a region in the region's folder.
 */
import type { Procedure } from "#kernel/procedure/model/public.ts";
import { extendVerifying, nameParty, receiveClue, setOffence, startVerifying } from "./acts/clue.ts";
import {
  approveDeparture,
  closeInvestigation,
  proposeNoPenalty,
  proposePenalty,
  reviewByUnit,
  reviewLegally,
  sendBackInvestigation,
} from "./acts/concluding.ts";
import { decidePenalty, discuss } from "./acts/deciding.ts";
import {
  declineFiling,
  disputeJurisdiction,
  endorseFiling,
  fileCase,
  mergeClue,
  proposeFiling,
  proposeNotFiling,
  refuseFiling,
  settleJurisdiction,
  transferClue,
} from "./acts/filing.ts";
import { askRecusal, changeHandlers, decideRecusal } from "./acts/handlers.ts";
import {
  holdHearing,
  refuseHearing,
  reportHearing,
  requestHearing,
  scheduleHearing,
  terminateHearing,
} from "./acts/hearing.ts";
import { addEvidence, resume, suspend, verifyEvidence } from "./acts/inquiry.ts";
import { decideNoPenalty, extendDecision, proposeWithdrawal, withdrawCase } from "./acts/no-penalty.ts";
import {
  endorseReview,
  giveNotice,
  lapseRepresentation,
  recordRepresentation,
  reviewRepresentation,
  waiveRepresentation,
} from "./acts/notice.ts";
import {
  convertToOrdinary,
  decideOnTheSpot,
  fileOnTheSpot,
  handleOnTheSpot,
  hearOnTheSpot,
  informOnTheSpot,
} from "./acts/on-the-spot.ts";
import { lapseTerm } from "./acts/party-terms.ts";
import { callInterview, entrustTesting, takeSamples } from "./acts/taking.ts";
import { unmask } from "./acts/unmask.ts";
import type { CaseDetail } from "./case.ts";
import { CLOSING_ACTS } from "./closing/acts.ts";
import { disposeConfiscated } from "./closing/disposal.ts";
import { CORRECTION_ACTS } from "./correction/acts.ts";
import { DELIVERY_ACTS } from "./delivery/acts.ts";
import { DISCLOSURE_ACTS } from "./disclosure/acts.ts";
import { EXECUTION_ACTS } from "./execution/acts.ts";
import type { CaseFacts } from "./facts.ts";
import { CASE_STATES, type CaseState } from "./labels.ts";
import { MEASURE_ACTS } from "./measures/acts.ts";
import { OFFSITE_ACTS } from "./offsite/acts.ts";
import { PAYMENT_ACTS } from "./payment/acts.ts";
import { QUICK_ACTS } from "./quick/acts.ts";
import { recordInspection, recordInterview } from "./records/acts.ts";
import { REMEDY_ACTS } from "./remedy/acts.ts";
import { TRANSFER_ACTS } from "./transfer/acts.ts";

const state = (id: CaseState, stage: string, isTerminal = false) => ({ label: CASE_STATES[id], stage, isTerminal });

export const CASE_PROCEDURE = {
  kind: "case",
  label: "执法办案",
  version: 1,
  stages: [
    { id: "clue", label: "线索" },
    { id: "inquiry", label: "调查取证" },
    { id: "review", label: "审核告知" },
    { id: "decision", label: "决定" },
    { id: "execution", label: "送达执行" },
    { id: "archive", label: "结案归档" },
  ],
  states: {
    received: state("received", "clue"),
    verifying: state("verifying", "clue"),
    not_filed: state("not_filed", "clue", true),
    transferred: state("transferred", "clue", true),
    merged: state("merged", "clue", true),
    on_the_spot: state("on_the_spot", "inquiry"),
    investigating: state("investigating", "inquiry"),
    suspended: state("suspended", "inquiry"),
    investigated: state("investigated", "review"),
    reviewed: state("reviewed", "review"),
    noticed: state("noticed", "review"),
    hearing: state("hearing", "review"),
    deliberating: state("deliberating", "decision"),
    decided: state("decided", "execution"),
    executing: state("executing", "execution"),
    criminal: state("criminal", "inquiry"),
    closed: state("closed", "archive"),
    archived: state("archived", "archive", true),
  },
  acts: {
    receive_clue: receiveClue,
    start_verifying: startVerifying,
    extend_verifying: extendVerifying,
    name_party: nameParty,
    set_offence: setOffence,
    propose_filing: proposeFiling,
    endorse_filing: endorseFiling,
    file_case: fileCase,
    decline_filing: declineFiling,
    propose_not_filing: proposeNotFiling,
    refuse_filing: refuseFiling,
    transfer_clue: transferClue,
    merge_clue: mergeClue,
    dispute_jurisdiction: disputeJurisdiction,
    settle_jurisdiction: settleJurisdiction,

    handle_on_the_spot: handleOnTheSpot,
    inform_on_the_spot: informOnTheSpot,
    hear_on_the_spot: hearOnTheSpot,
    decide_on_the_spot: decideOnTheSpot,
    file_on_the_spot: fileOnTheSpot,
    convert_to_ordinary: convertToOrdinary,

    call_interview: callInterview,
    record_interview: recordInterview,
    record_inspection: recordInspection,
    take_samples: takeSamples,
    entrust_testing: entrustTesting,
    add_evidence: addEvidence,
    verify_evidence: verifyEvidence,
    ask_recusal: askRecusal,
    decide_recusal: decideRecusal,
    change_handlers: changeHandlers,
    suspend,
    resume,

    propose_penalty: proposePenalty,
    propose_no_penalty: proposeNoPenalty,
    close_investigation: closeInvestigation,
    review_by_unit: reviewByUnit,
    send_back_investigation: sendBackInvestigation,
    review_legally: reviewLegally,
    approve_departure: approveDeparture,

    give_notice: giveNotice,
    record_representation: recordRepresentation,
    waive_representation: waiveRepresentation,
    lapse_representation: lapseRepresentation,
    review_representation: reviewRepresentation,
    endorse_review: endorseReview,
    lapse_term: lapseTerm,

    request_hearing: requestHearing,
    schedule_hearing: scheduleHearing,
    refuse_hearing: refuseHearing,
    hold_hearing: holdHearing,
    terminate_hearing: terminateHearing,
    report_hearing: reportHearing,

    discuss,
    decide_penalty: decidePenalty,
    decide_no_penalty: decideNoPenalty,
    propose_withdrawal: proposeWithdrawal,
    withdraw_case: withdrawCase,
    extend_decision: extendDecision,

    ...QUICK_ACTS,
    ...OFFSITE_ACTS,
    ...DELIVERY_ACTS,
    ...CORRECTION_ACTS,
    ...MEASURE_ACTS,
    ...PAYMENT_ACTS,
    ...EXECUTION_ACTS,
    ...TRANSFER_ACTS,
    ...REMEDY_ACTS,
    ...DISCLOSURE_ACTS,
    dispose_confiscated: disposeConfiscated,
    ...CLOSING_ACTS,

    unmask,
  },
} satisfies Procedure<CaseState, CaseDetail, CaseFacts>;

export type CaseAct = keyof typeof CASE_PROCEDURE.acts;
