/** Papers of the main line: clue, inquiry, review, notice, hearing, decision, closing. */
import type { Json } from "#base/canonical-json.ts";

import {
  CLUE_SOURCES,
  departureWords,
  EVIDENCE_KINDS,
  HEARING_CAPACITIES,
  NO_PENALTY_GROUNDS,
  RETENTIONS,
  REVIEW_ITEMS,
  retentionWords,
} from "#capabilities/case/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import { ruleSource } from "#law/rules/public.ts";
import type { ContentOf, PaperCase } from "./paper-case.ts";
import { lengthOf, limitWords, paymentText, surchargeText } from "./words.ts";

/** 案件线索登记表 knows fewer sources than clues have. */
const SOURCES_ON_PAPER: Readonly<Record<string, string>> = {
  hotline: "complaint",
  report: "dispatch",
  inspection: "patrol",
};

const evidenceOf = ({ wanted, known }: PaperCase) => known.evidence.find((item) => item.id === wanted.key);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Every item of the review, ticked or not. */
function checklistOf(checked: readonly string[]): Json {
  return Object.entries(REVIEW_ITEMS).map(([id, { label, question, rule }]) => ({
    item: `${label}：${question}`,
    result: checked.includes(id) ? "无误" : "见具体意见",
    note: ruleSource(rule),
  }));
}

/** 检查情况, line by line as it was looked at. */
function findingsIn(findings: unknown): string {
  if (!Array.isArray(findings)) return "";
  const lines = findings as readonly { readonly item?: string; readonly finding?: string }[];
  return lines.map(({ item = "", finding = "" }, index) => `${index + 1}. ${item}：${finding}`).join("\n");
}

/** A record of questions and answers made on the spot: as it was written, over what the case knows. */
function interviewIn(input: PaperCase["input"]): Readonly<Record<string, Json | undefined>> {
  if (!Array.isArray(input.dialogue)) return {};
  const typed = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const known = {
    interviewee: typed(input.interviewee),
    intervieweeIdNumber: typed(input.intervieweeIdNumber),
    relation: typed(input.relation),
    startAt: typed(input.startAt),
    place: typed(input.place),
  };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    isRightsTold: input.isRightsTold === true,
    dialogue: input.dialogue as Json,
    recording:
      Array.isArray(input.recordings) && input.recordings.length > 0 ? `${input.recordings.length} 份` : undefined,
  };
}

function correctionWords({ known }: PaperCase): string {
  const ordered = known.corrections.map((order) => order.requirement);
  return ordered.length > 0 ? ordered.join("；") : "违法行为已经改正或者没有可以改正的内容。";
}

function attachedWords(files: unknown): string {
  return Array.isArray(files) && files.length > 0 ? `随附照片、材料 ${files.length} 件。` : "";
}

function representationWords({ known }: PaperCase): string {
  const { representation, hearing } = known;
  if (hearing?.state === "reported") return `当事人要求听证，本机关依法组织听证。${representation?.review ?? ""}`;
  switch (representation?.state) {
    case "made":
      return `当事人陈述申辩：${representation.content}。复核意见：${representation.review ?? ""}`;
    case "waived":
      return "当事人书面明确放弃陈述申辩。";
    default:
      return "当事人在规定的期限内没有提出陈述申辩。";
  }
}

/** 听证参加人, line by line. */
function participantsIn(given: unknown): Json {
  if (!Array.isArray(given)) return [];
  const rows = given as readonly { readonly name: string; readonly capacity: string; readonly note?: string }[];
  const labels: Readonly<Record<string, string>> = HEARING_CAPACITIES;
  return rows.map(({ name, capacity, note = "" }): Json => ({ name, capacity: labels[capacity] ?? capacity, note }));
}

export const MAIN_CONTENT: Readonly<Record<string, ContentOf>> = {
  "DOC-01": ({ wanted, known, calendar, on }) => ({
    clueNumber: wanted.matter.number ?? "",
    source: known.source ? (SOURCES_ON_PAPER[known.source] ?? known.source) : undefined,
    receivedAt: known.clueReceivedAt ?? undefined,
    summary: known.summary,
    verifyDueOn: lastDay(calendar, "clue_check", on),
  }),
  "DOC-02": ({ known, offence }) => ({
    source: known.source ? CLUE_SOURCES[known.source] : undefined,
    basis: ["《行政处罚法》(2021) 第五十四条第二款", ...(offence?.basis ?? [])],
  }),
  "DOC-04": (paper) => {
    const item = evidenceOf(paper);
    return {
      startAt: item?.takenAt,
      isCertificateShown: paper.known.isCertificateShown,
      content: findingsIn(paper.input.findings) || item?.title,
      photos: Array.isArray(paper.input.photos) ? [`现场照片、录像 ${paper.input.photos.length} 份`] : undefined,
    };
  },
  "DOC-05": ({ input }) => ({ place: textOf(input.place) }),
  "DOC-12": ({ input }) => ({ samples: Array.isArray(input.samples) ? (input.samples as Json) : undefined }),
  "DOC-06": (paper) => {
    const item = evidenceOf(paper);
    const isParty = item?.kind === "party_statement";
    return {
      startAt: item?.takenAt,
      interviewee: isParty ? paper.known.party?.name : undefined,
      intervieweeIdNumber: isParty ? paper.known.partyContact?.identityNumber : undefined,
      relation: isParty ? "当事人" : "证人",
      isRightsTold: paper.known.isCertificateShown,
      ...interviewIn(paper.input),
    };
  },
  "DOC-07": ({ known, input }) => ({
    content: [known.representation?.content, attachedWords(input.files)].filter(Boolean).join("\n"),
  }),
  "DOC-20": (paper) => {
    const order = paper.known.corrections.find((one) => one.id === paper.wanted.key);
    return {
      requirement: order?.requirement,
      dueAt: order?.dueAt,
      basis: [textOf(paper.input.basis), ...(paper.offence?.basis ?? [])].filter(Boolean),
    };
  },
  "DOC-22": ({ wanted, input }) => ({
    checkedAt: wanted.now,
    result: textOf(input.result),
    content: textOf(input.content),
    photos: Array.isArray(input.photos) ? [`复查照片 ${input.photos.length} 张`] : undefined,
  }),
  "DOC-23": ({ known, input }) => ({
    evidence: known.evidence.map((item) => ({
      name: item.title,
      kind: EVIDENCE_KINDS[item.kind],
      proves: item.proves ?? "",
      pages: String(Math.max(item.files.length, 1)),
    })),
    nature: textOf(input.nature) || known.causeOfAction,
  }),
  "DOC-24": ({ known, nameOf }) => ({
    checklist: checklistOf(known.legalReview?.checked ?? []),
    opinion: known.legalReview?.opinion,
    detail: known.legalReview?.detail,
    reviewer: nameOf(known.legalReview?.reviewerId),
  }),
  "DOC-25": ({ known, wanted, input, nameOf }) => {
    // 偏离裁量基准 is discussed before the notice, the decision after it.
    if (wanted.key.startsWith("departure"))
      return {
        heldAt: known.departureApproval?.at,
        chair: wanted.actor.name,
        attendees: known.departureApproval?.attendeeIds.map((id) => nameOf(id)),
        views: departureWords({ ...known, departureApproval: null }, nameOf),
        conclusion: textOf(input.opinion),
      };
    return {
      heldAt: known.collective?.heldAt,
      place: undefined,
      chair: wanted.actor.name,
      attendees: known.collective?.attendeeIds.map((id) => nameOf(id)),
      views: textOf(input.views),
      conclusion: known.collective?.conclusion,
    };
  },
  // The day on which the paper will arrive is not known when it is printed: the terms are told, not their ends.
  "DOC-26": ({ known, settings, sourceOf, on, nameOf }) => ({
    representationTerm: limitWords({ value: settings["defence.days"], unit: "day", basis: "statutory_working" }),
    representationBasis: sourceOf("defence.days") || "法律没有规定日数，由本机关确定",
    hearingTerm: known.hearingGrounds.length > 0 ? lengthOf("hearing_request", on) : undefined,
    reason: [known.discretionReason, departureWords(known, nameOf)].filter(Boolean).join("。"),
    proposal: known.noticed?.words,
    hasHearing: known.hearingGrounds.length > 0,
  }),
  "DOC-28": ({ known, input, nameOf }) => ({
    heldAt: known.hearing?.heldAt ?? undefined,
    place: textOf(input.place),
    isPublic: known.hearing?.isPublic,
    presider: nameOf(known.hearing?.presiderId),
    recorder: nameOf(known.hearing?.recorderId),
  }),
  "DOC-31": ({ known, input, nameOf }) => ({
    heldAt: known.hearing?.heldAt ?? undefined,
    place: undefined,
    presider: nameOf(known.hearing?.presiderId),
    recorder: nameOf(known.hearing?.recorderId),
    participants: participantsIn(input.participants),
    transcript: textOf(input.transcript),
  }),
  "DOC-33": (paper) => {
    const { known, wanted } = paper;
    const kinds = known.penalty?.kinds ?? [];
    const isFine = kinds.includes("fine");
    return {
      at: wanted.now,
      violation: known.facts,
      kind: isFine && kinds.includes("warning") ? "both" : isFine ? "fine" : "warning",
      correction: correctionWords(paper),
      payment: isFine ? "bank" : "none",
      refusal: textOf(paper.input.refusal),
    };
  },
  "DOC-34": (paper) => ({
    evidence: paper.known.evidence.map((item) => item.title),
    representation: representationWords(paper),
    penalty: paper.known.penalty?.words,
    correction: correctionWords(paper),
    payment: paymentText(paper.on),
    surcharge: surchargeText(paper.on),
  }),
  "DOC-35": ({ known, input }) => ({ ground: known.noPenaltyGround ?? undefined, education: textOf(input.education) }),
  "DOC-36": ({ known }) => ({ proposal: known.penalty?.words }),
  "DOC-51": ({ known }) => ({
    result: resultWords(known.outcome, known.penalty?.words, known.noPenaltyGround),
    performed: performanceWords(known.payment),
    reason: known.closing ?? undefined,
  }),
  "DOC-53": ({ issuedPapers, input, wanted, settings }) => ({
    retention: retentionText(input.retention, settings),
    archivist: wanted.actor.name,
    remarks: textOf(input.explanation),
    index: issuedPapers.map(({ name, number, on }): Json => ({ name, number, on, note: "" })),
  }),
  "DOC-58": ({ known, nameOf }) => ({
    deviceNumber: known.offsite?.deviceNumber,
    deviceReviewNumber: known.offsite?.deviceReviewNumber,
    capturedAt: known.offsite?.capturedAt,
    firstReviewer: nameOf(known.offsite?.firstReviewerId),
    secondReviewer: nameOf(known.offsite?.secondReviewerId),
    result: known.offsite?.isAccepted === null ? undefined : known.offsite?.isAccepted ? "accepted" : "rejected",
  }),
};

function retentionText(chosen: unknown, settings: PaperCase["settings"]): string {
  const retention = RETENTIONS.find((one) => one === chosen);
  return retention ? retentionWords(retention, settings) : "";
}

function resultWords(
  outcome: PaperCase["known"]["outcome"],
  words: string | undefined,
  ground: PaperCase["known"]["noPenaltyGround"],
): string {
  if (outcome === "penalty") return words ?? "";
  return ground ? `不予行政处罚：${NO_PENALTY_GROUNDS[ground]}` : "";
}

function performanceWords(payment: PaperCase["known"]["payment"]): string {
  if (!payment) return "没有罚款。";
  const paid = payment.paid.reduce((sum, one) => sum + one.fen, 0);
  return `罚款 ${payment.fineFen / 100} 元，已缴 ${paid / 100} 元${payment.refundedFen > 0 ? `，已退 ${payment.refundedFen / 100} 元` : ""}。`;
}
