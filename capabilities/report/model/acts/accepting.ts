/** 受理 T03, 不予受理 T04, 当即办理: what the desk decides first. */
import { z } from "zod";
import { REFUSAL_REASONS } from "../labels.ts";
import { axesApart, isClassified, isLocated, LOOP_STANDARD, refuse } from "../rules.ts";
import { afterClosing, detail, NOBODYS_TURN, startStage, stop, tell, turn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required, words } from "./fields.ts";
import { type ReportCheck, reportAct } from "./report-act.ts";

const AcceptInput = z.object({
  evidenceSuffices: z.boolean().default(false),
  notDuplicateReason: z.string().trim().max(400).default(""),
  opinion,
});

const checkNotDuplicate: ReportCheck<z.infer<typeof AcceptInput>> = ({ facts }, { notDuplicateReason }) => {
  const likely = facts.duplicates.find((candidate) => candidate.isLikely);
  if (!likely || notDuplicateReason.length >= 2) return null;
  const name = likely.number ?? likely.title;
  return refuse(
    "T03-DUPLICATE",
    `可能与 ${name} 重复（${likely.reason}）。请并案；确非同一问题的，写明理由后受理`,
    LOOP_STANDARD,
  );
};

export const accept = reportAct({
  label: "受理",
  code: "T03",
  from: ["reported"],
  to: "accepted",
  by: ["acceptor"],
  weight: "primary",
  isBatch: true,
  input: AcceptInput,
  fields: ({ detail: report, facts }) => [
    ...(report.needsVerification
      ? [optional("evidenceSuffices", "证据已达立案条件，不再核实", "yesNo", { initial: false })]
      : []),
    ...(facts.duplicates.some((candidate) => candidate.isLikely)
      ? [required("notDuplicateReason", "不是重复问题的理由", "text", { hint: facts.duplicates[0]?.reason ?? "" })]
      : []),
    opinionField,
  ],
  guards: [axesApart("T03"), isLocated("T03"), isClassified("T03")],
  checks: [checkNotDuplicate],
  effects: (situation, input) => {
    const mustVerify = situation.detail.needsVerification && !input.evidenceSuffices;
    return [
      ...stop("accept", ...(mustVerify ? [] : ["send_verify"])),
      ...(mustVerify
        ? [turn(["acceptor"], "已受理，待发核实")]
        : [startStage(situation, "file"), turn(["shift_leader"], "已受理，待立案")]),
      detail({ acceptedByPersonId: situation.actor.personId, needsVerification: mustVerify }),
      tell("accepted"),
    ];
  },
});

export const refuseReport = reportAct({
  label: "不予受理",
  code: "T04",
  from: ["reported"],
  to: "refused",
  by: ["acceptor"],
  weight: "danger",
  confirm: "不予受理后本案终止，并告知反映人原因。",
  input: z.object({ reason: choiceOf(REFUSAL_REASONS, "不予受理的原因"), opinion: words(2, "告知反映人的说明") }),
  fields: () => [
    required("reason", "原因", "choice", { options: optionsOf(REFUSAL_REASONS) }),
    required("opinion", "告知反映人的说明", "longText"),
  ],
  guards: [axesApart("T04")],
  checks: [],
  effects: (_, input) => [
    detail({ refusalReason: input.reason }),
    NOBODYS_TURN,
    tell("refused", { reason: input.reason, explanation: input.opinion }),
  ],
});

export const answerDirectly = reportAct({
  label: "当即办理",
  code: "F03",
  from: ["reported", "accepted"],
  to: "closed",
  by: ["acceptor"],
  weight: "normal",
  confirm: "直接答复后本案办结，不再立案派遣。",
  input: z.object({ answer: words(4, "答复内容") }),
  fields: () => [required("answer", "答复内容", "longText", { hint: "咨询类问题可以直接答复办结" })],
  guards: [axesApart("F03")],
  checks: [],
  effects: (situation, input) => [
    detail({
      closing: "answered",
      resultText: input.answer,
      lastClosedAt: situation.now,
      acceptedByPersonId: situation.detail.acceptedByPersonId ?? situation.actor.personId,
    }),
    afterClosing(situation, "已当即答复，待回访"),
    tell("answered", { answer: input.answer }),
  ],
});
