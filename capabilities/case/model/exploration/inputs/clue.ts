/** 线索、立案、当场处理、快速办理、非现场. */
import { addMillis, DAY_MS } from "#base/instant.ts";
import { addDays } from "#base/plain-date.ts";
import type { CaseAct } from "../../procedure.ts";
import { FILE, idOf } from "../../rehearsal.ts";
import { type Make, opinion, penalty, reason, second, today, WORDS, yes } from "./ground.ts";

export const CLUE_AND_FILING: Partial<Record<CaseAct, Make>> = {
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
  endorse_filing: opinion,
  propose_not_filing: opinion,
  file_case: opinion,
  decline_filing: reason,
  refuse_filing: ({ chance }) => ({
    reason: chance.pick(["no_violation", "minor", "not_punishable", "no_jurisdiction", "expired"]),
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
};
