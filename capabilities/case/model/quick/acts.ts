/**
 * 快速办理: off unless the agency has a local basis for it and switches it on. It merges papers and shortens our own days; it skips neither
 * two officers, notice, defence, the head's decision, legal review nor delivery, and goes back to the ordinary procedure at any time.
 * Codes Q01 to Q03.
 */
import { z } from "zod";
import { plainDateOf } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeAge } from "#law/penalty/public.ts";
import { checkCorrection, evidenceVerified, transfersSent } from "../acts/concluding.ts";
import { inLimitation } from "../acts/filing.ts";
import { departureApproved, hearingNeed, rectifiedFirst, thresholdsKnown } from "../acts/notice.ts";
import { type CaseGuard, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, stop, turn } from "../consequences.ts";
import { optional, personId, required, secondOfficerField, words } from "../fields.ts";
import { NOTHING_NOTICED, NOTHING_REVIEWED } from "../going-back.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  hasPower,
  mayBePunished,
  notFinedBefore,
  withSecondOfficer,
  wrongField,
} from "../rules.ts";

const switchedOn: CaseGuard = ({ facts }) =>
  facts.settings["fast_track.enabled"]
    ? null
    : byDesign("Q01-OFF", "本机关没有开启快速办理：行政处罚法没有一般规定，须有地方依据并在本市设置中开启");

const isQuick: CaseGuard = ({ detail: known }) =>
  known.procedure === "quick" ? null : byDesign("Q02-QUICK", "本案没有适用快速办理");

const isAdult: CaseGuard = ({ detail: { party, actOn } }) =>
  party?.bornOn && actOn && judgeAge(party.bornOn, actOn).liability !== "full"
    ? byDesign("Q01-MINOR", "当事人是未成年人，不适用快速办理")
    : null;

export const startQuick = caseAct({
  label: "适用快速办理",
  code: "Q01",
  from: ["investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ isAdmitted: z.boolean(), isConsentSigned: z.boolean(), isVulnerable: z.boolean() }),
  fields: () => [
    required("isAdmitted", "事实清楚，当事人自认违法事实", "yesNo"),
    required("isConsentSigned", "当事人书面同意快速办理", "yesNo"),
    required("isVulnerable", "当事人是盲、聋、哑人或者疑似精神障碍", "yesNo"),
  ],
  belongs: switchedOn,
  guards: [
    certified,
    byHandler,
    isAdult,
    ({ detail: known }) => (known.procedure === "quick" ? byDesign("Q01-ONCE", "本案已经适用快速办理") : null),
  ],
  checks: [
    (_situation, input) => {
      if (!input.isAdmitted) return wrongField("isAdmitted", "事实不清或者当事人不认可的，不适用快速办理");
      if (!input.isConsentSigned) return wrongField("isConsentSigned", "快速办理须当事人书面同意");
      return input.isVulnerable ? wrongField("isVulnerable", "盲、聋、哑人和疑似精神障碍的人不适用快速办理") : null;
    },
  ],
  effects: (situation) => [
    detail({ procedure: "quick", quickConsentAt: situation.now }),
    {
      kind: "startClock",
      clock: "quick",
      label: "快速办理时限",
      limit: { value: situation.facts.settings["fast_track.hours"], unit: "hour", basis: "natural" },
      source: "本机关设置「快速办理时限」",
    },
    handlersTurn(situation, "快速办理中"),
  ],
});

const NotifyInput = z.object({
  secondOfficerId: personId,
  facts: words(8, "查明的事实"),
  nature: words(4, "案件定性"),
  statement: words(2, "当事人的陈述申辩"),
  review: words(2, "复核意见"),
  isSigned: z.boolean(),
  noCorrectionReason: z.string().trim().max(400).default(""),
});

/** Told, heard and signed in one go: without the signature the party keeps its days. */
const checkSigned = enforcing(["XZCF-062"], (_situation: unknown, input: z.infer<typeof NotifyInput>) =>
  input.isSigned
    ? null
    : byLaw("XZCF-062", "当事人没有签字确认已经陈述申辩、不再提出其他意见的，须转普通程序给足陈述申辩期限"),
);

/** What must be heard is not handled quickly. */
const needsNoHearing: CaseGuard = enforcing(["XZCF-063"], (situation) =>
  hearingNeed(situation).grounds.length > 0
    ? byLaw("XZCF-063", "拟作出的处罚应当告知听证权，不适用快速办理，请转普通程序")
    : null,
);

export const notifyQuick = caseAct({
  label: "快速办理告知",
  code: "Q02",
  from: ["investigating"],
  to: "deliberating",
  by: ["officer"],
  weight: "primary",
  input: NotifyInput,
  fields: (situation) => [
    required("facts", "查明的事实", "longText", { initial: situation.detail.facts }),
    required("nature", "案件定性", "longText"),
    required("statement", "当事人的陈述申辩", "longText"),
    required("review", "复核意见", "longText"),
    required("isSigned", "当事人已签字，不再提出其他意见", "yesNo"),
    optional("noCorrectionReason", "不责令改正的理由", "text"),
    secondOfficerField(situation),
  ],
  belongs: isQuick,
  guards: [
    certified,
    byHandler,
    switchedOn,
    isAdult,
    evidenceVerified,
    ({ detail: known }) => (known.proposal ? null : byDesign("C22-PROPOSAL", "还没有提出处理意见和裁量理由，请先提出")),
    thresholdsKnown,
    needsNoHearing,
    departureApproved,
    hasPower,
    inLimitation,
    mayBePunished,
    notFinedBefore,
    rectifiedFirst,
    transfersSent,
  ],
  checks: [withSecondOfficer(), checkCorrection, checkSigned],
  effects: (situation, input) => {
    const { version } = situation.matter;
    const on = plainDateOf(situation.now);
    return [
      ...issue(
        situation,
        [
          { form: "DOC-23", key: `report-${version}` },
          { form: "DOC-26", key: `notice-${version}` },
        ],
        {
          ...NOTHING_NOTICED,
          facts: input.facts,
          noticed: situation.detail.proposal,
          noticeDeliveredOn: on,
          representation: { state: "waived", at: situation.now, content: input.statement, review: input.review },
        },
        true,
      ),
      turn(["legal_reviewer", "agency_head"], "快速办理，待决定"),
    ];
  },
});

export const leaveQuick = caseAct({
  label: "转为普通程序办理",
  code: "Q03",
  from: ["investigating", "deliberating"],
  to: "investigating",
  by: ["officer", "agency_head"],
  weight: "normal",
  input: z.object({ reason: words(4, "理由") }),
  fields: () => [required("reason", "理由", "longText")],
  belongs: isQuick,
  guards: [(situation) => (situation.actor.role === "officer" ? (certified(situation) ?? byHandler(situation)) : null)],
  checks: [],
  effects: (situation) => [
    ...stop("quick", "defence"),
    detail({ procedure: "ordinary", ...NOTHING_REVIEWED, ...NOTHING_NOTICED }),
    handlersTurn(situation, "转普通程序办理"),
  ],
});

export const QUICK_ACTS = { start_quick: startQuick, notify_quick: notifyQuick, leave_quick: leaveQuick };
