/**
 * 执法案件 EnforcementCase: one administrative penalty case from clue to archive. One matter, one lock, one chain of the record; what
 * runs beside the main line (a seizure, a delivery, a hearing, an execution) is a region of its detail, never a matter of its own.
 *
 * Vocabulary
 * - handler 承办人: an officer who runs the case; two at least
 * - clue 线索; filing 立案; advance notice 事先告知; representation 陈述申辩; decision 决定
 * - region 并行事项: items with their own state and clocks, `measures/`, `delivery/`, `payment/`, `execution/`, `remedy/` …
 */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { PENALTY_KINDS, SUBJECTS } from "#law/penalty/public.ts";
import { REVIEW_ITEM_IDS } from "./acts/review-items.ts";
import { CorrectionOrderSchema, DailyPenaltySchema } from "./correction/correction.ts";
import { DeliverySchema } from "./delivery/delivery.ts";
import { DisclosureSchema } from "./disclosure/disclosure.ts";
import { DepartureApprovalSchema, DepartureSchema, DiscretionFactSchema } from "./discretion.ts";
import { ExecutionSchema } from "./execution/execution.ts";
import { keysOf } from "./keys.ts";
import {
  CLUE_SOURCES,
  HEARING_GROUNDS,
  LEGAL_OPINIONS,
  NO_PENALTY_GROUNDS,
  NOT_FILING_REASONS,
  OUTCOMES,
  PROCEDURES,
  STANDSTILLS,
  SUSPEND_GROUNDS,
} from "./labels.ts";
import { CoerciveMeasureSchema } from "./measures/measure.ts";
import { CaptureSchema } from "./offsite/capture.ts";
import { PaymentSchema } from "./payment/payment.ts";
import { DECISION_FAULTS, RemedySchema } from "./remedy/remedy.ts";
import { TransferSchema } from "./transfer/transfer.ts";

const text = z.string().nullable();
const fen = z.number().int().nonnegative();
const day = PlainDateSchema.nullable();
const instant = InstantSchema.nullable();
const person = IdSchema.nullable();

/** 当事人. Identity and contact are encrypted at rest; rules read what is said of them, never the numbers themselves. */
export const PartySchema = z.object({
  name: z.string(),
  kind: keysOf(SUBJECTS),
  /** Keyed hash of the identity number: the same party again, without the number. */
  identityKey: text,
  bornOn: day,
  /** 精神病人、智力残疾人在不能辨认或者不能控制自己行为时 第三十一条. */
  isIncapable: z.boolean(),
  legalRepresentative: text,
});

/** What is decided, or proposed in the notice. */
export const PenaltySchema = z.object({
  kinds: z.array(keysOf(PENALTY_KINDS)),
  fineFen: fen,
  confiscateFen: fen,
  words: z.string(),
});
export type Penalty = z.infer<typeof PenaltySchema>;

export const RecusalSchema = z.object({
  personId: IdSchema,
  reason: z.string(),
  askedAt: InstantSchema,
  /** Null: not decided yet. */
  isGranted: z.boolean().nullable(),
});

export const EvidenceItemSchema = z.object({
  id: z.string(),
  /** 书证、物证、视听资料、电子数据、证人证言、当事人的陈述、鉴定意见、勘验笔录现场笔录 第四十六条. */
  kind: z.enum([
    "documentary",
    "physical",
    "audio_visual",
    "electronic",
    "witness",
    "party_statement",
    "expert_opinion",
    "site_record",
  ]),
  title: z.string(),
  takenAt: InstantSchema,
  officerIds: z.array(IdSchema),
  files: z.array(z.string()),
  isVerified: z.boolean(),
  /** 证明内容, said when the investigation is closed. */
  proves: z.string().exactOptional(),
});

export const HearingSchema = z.object({
  state: z.enum(["requested", "scheduled", "refused", "held", "terminated", "reported"]),
  requestedAt: InstantSchema,
  heldAt: instant,
  noticeDeliveredOn: day,
  isPublic: z.boolean(),
  presiderId: person,
  recorderId: person,
  isTranscriptSigned: z.boolean(),
  report: text,
});
export type Hearing = z.infer<typeof HearingSchema>;

/** An earlier decision of this case that fell, before it was dealt with anew. */
export const FormerDecisionSchema = z.object({
  decidedOn: PlainDateSchema,
  outcome: keysOf(OUTCOMES),
  penalty: PenaltySchema.nullable(),
  payment: PaymentSchema.nullable(),
  remedies: z.array(RemedySchema),
  fault: keysOf(DECISION_FAULTS),
  /** How much evidence there was: what is added later is a new fact. */
  evidenceCount: z.number().int().nonnegative(),
});

export const CaseDetailSchema = z.object({
  source: keysOf(CLUE_SOURCES).nullable(),
  /** The matter the clue came from: a report, a hotline order. */
  originMatterId: person,
  clueReceivedAt: instant,
  /** Pictures that came with the clue: what may become evidence. They stay with the matter they came from too; null: brought with it. */
  clueFiles: z.array(z.object({ sha256: z.string(), originMatterId: person })),
  summary: z.string(),
  procedure: keysOf(PROCEDURES).nullable(),
  party: PartySchema.nullable(),
  /** 个人信息: encrypted at rest, never in the record in the open. */
  partyContact: z.object({ identityNumber: z.string(), address: z.string(), phone: z.string() }).nullable(),
  /** Key in `power`. */
  offenceId: text,
  causeOfAction: z.string(),
  /** 违法行为发生 and, for one that went on, its end. */
  actOn: day,
  actEndedOn: day,
  isContinuing: z.boolean(),
  causedHarm: z.boolean(),
  discoveredOn: day,

  handlerIds: z.array(IdSchema),
  /** Whoever was a handler before: cannot review, preside or decide either. */
  formerHandlerIds: z.array(IdSchema),
  recusals: z.array(RecusalSchema),
  filedOn: day,
  notFilingReason: keysOf(NOT_FILING_REASONS).nullable(),
  suspendGround: keysOf(SUSPEND_GROUNDS).nullable(),
  decideExtensions: z.number().int().nonnegative(),
  /** What the ninety days stand still for now. */
  standstills: z.array(keysOf(STANDSTILLS)),
  /** 委托检测、检验、鉴定 by the key of its paper, and the day of the opinion. */
  entrustments: z.array(z.object({ key: z.string(), dueOn: PlainDateSchema, answeredOn: day })),

  evidence: z.array(EvidenceItemSchema),
  offsite: CaptureSchema.nullable(),
  isCertificateShown: z.boolean(),
  facts: z.string(),
  /** Tier of the discretion standard, and why. */
  discretionTier: text,
  discretionReason: z.string(),
  /** 裁量情节, each with its evidence. */
  discretionFacts: z.array(DiscretionFactSchema),
  /** What a tier by measure was counted from: 161.15. */
  discretionQuantity: z.string(),
  /** 减轻: below the lowest amount of the law. */
  isDeparture: z.boolean(),
  /** 偏离裁量基准; null: inside the tier, or no benchmark binds. */
  departure: DepartureSchema.nullable(),
  /** Of either. */
  isDepartureApproved: z.boolean(),
  departureApproval: DepartureApprovalSchema.nullable(),
  proposal: PenaltySchema.nullable(),
  /** Proposed instead of a penalty. */
  noPenaltyProposal: z.object({ ground: keysOf(NO_PENALTY_GROUNDS), reason: z.string() }).nullable(),
  isUnitReviewed: z.boolean(),

  legalReview: z
    .object({
      opinion: keysOf(LEGAL_OPINIONS),
      reviewerId: IdSchema,
      at: InstantSchema,
      detail: z.string(),
      /** Items of the checklist found in order. */
      checked: z.array(z.enum(REVIEW_ITEM_IDS)),
    })
    .nullable(),
  collective: z.object({ heldAt: InstantSchema, attendeeIds: z.array(IdSchema), conclusion: z.string() }).nullable(),

  /** What was noticed: the decision may not be heavier 第四十五条. */
  noticed: PenaltySchema.nullable(),
  noticeDeliveredOn: day,
  hearingGrounds: z.array(keysOf(HEARING_GROUNDS)),
  representation: z
    .object({
      state: z.enum(["open", "made", "waived", "lapsed"]),
      at: instant,
      content: z.string(),
      /** 复核 of each claim: adopted, or why not. */
      review: text,
    })
    .nullable(),
  hearing: HearingSchema.nullable(),
  isHearingWaived: z.boolean(),
  quickConsentAt: instant,

  /** On the spot: identified, informed, heard before deciding 第五十一条、第五十二条. */
  spotSteps: z.array(z.enum(["identified", "informed", "heard"])),
  outcome: keysOf(OUTCOMES).nullable(),
  noPenaltyGround: keysOf(NO_PENALTY_GROUNDS).nullable(),
  penalty: PenaltySchema.nullable(),
  decidedOn: day,
  decisionNumber: text,
  /** 变更、撤销 by ourselves or in a remedy. */
  decisionStanding: z.enum(["none", "stands", "changed", "revoked"]),
  formerDecisions: z.array(FormerDecisionSchema),
  /** 按日连续处罚: what it would come to, computed on a recheck; decided in a case of its own. */
  dailyPenalties: z.array(DailyPenaltySchema),

  corrections: z.array(CorrectionOrderSchema),
  measures: z.array(CoerciveMeasureSchema),
  deliveries: z.array(DeliverySchema),
  /** 送达地址（电子送达）确认书 signed with consent to electronic delivery. */
  electronicConsentAt: instant,
  payment: PaymentSchema.nullable(),
  executions: z.array(ExecutionSchema),
  transfers: z.array(TransferSchema),
  remedies: z.array(RemedySchema),
  disclosure: DisclosureSchema.nullable(),

  /** Papers issued so far: what a later step must find. */
  issued: z.array(z.object({ form: z.string(), key: z.string(), on: PlainDateSchema })),
  closing: z.enum(["performed", "no_penalty", "withdrawn", "transferred", "execution_ended", "other"]).nullable(),
  closedOn: day,
  archivedOn: day,
});
export type CaseDetail = z.infer<typeof CaseDetailSchema>;

/** A case of which nothing is known yet. */
export const BLANK_CASE: CaseDetail = {
  source: null,
  originMatterId: null,
  clueReceivedAt: null,
  clueFiles: [],
  summary: "",
  procedure: null,
  party: null,
  partyContact: null,
  offenceId: null,
  causeOfAction: "",
  actOn: null,
  actEndedOn: null,
  isContinuing: false,
  causedHarm: false,
  discoveredOn: null,
  handlerIds: [],
  formerHandlerIds: [],
  recusals: [],
  filedOn: null,
  notFilingReason: null,
  suspendGround: null,
  decideExtensions: 0,
  standstills: [],
  entrustments: [],
  evidence: [],
  offsite: null,
  isCertificateShown: false,
  facts: "",
  discretionTier: null,
  discretionReason: "",
  discretionFacts: [],
  discretionQuantity: "",
  isDeparture: false,
  departure: null,
  isDepartureApproved: false,
  departureApproval: null,
  proposal: null,
  noPenaltyProposal: null,
  isUnitReviewed: false,
  legalReview: null,
  collective: null,
  noticed: null,
  noticeDeliveredOn: null,
  hearingGrounds: [],
  representation: null,
  hearing: null,
  isHearingWaived: false,
  quickConsentAt: null,
  spotSteps: [],
  outcome: null,
  noPenaltyGround: null,
  penalty: null,
  decidedOn: null,
  decisionNumber: null,
  decisionStanding: "none",
  formerDecisions: [],
  dailyPenalties: [],
  corrections: [],
  measures: [],
  deliveries: [],
  electronicConsentAt: null,
  payment: null,
  executions: [],
  transfers: [],
  remedies: [],
  disclosure: null,
  issued: [],
  closing: null,
  closedOn: null,
  archivedOn: null,
};
