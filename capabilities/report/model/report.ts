/**
 * 城管案卷 report: a problem of the city on its way through the closed loop.
 *
 * Vocabulary
 * - source 问题来源: where the problem came from; decides whether it must be verified before filing
 * - issue class 管理对象小类: `incident` 事件 or `facility` 部件, keyed by scheme, version and four-digit code
 * - filing condition 立案条件: chosen at filing, fixes the limit and the closing condition; kept as a snapshot
 * - ask 请示: something a unit asks for and another person grants: extension, deferral, ledger, annulment
 * - verify 核实 before filing, recheck 核查 after handling
 */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { LimitSchema } from "#kernel/clock/model/public.ts";
import {
  APPEAL_STATES,
  APPEALABLE,
  ASKS,
  CLOSINGS,
  REFUSAL_REASONS,
  RETURN_REASONS,
  SATISFACTIONS,
  VERIFY_RESULTS,
} from "./labels.ts";

const keysOf = <T extends Record<string, string>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);
const text = z.string().nullable();
const count = z.number().int().nonnegative();
const instant = InstantSchema.nullable();
const person = IdSchema.nullable();

/**
 * The report's own columns, beside those every matter has (source, address, place, lead unit). Flat: whatever is queried or judged is a column. Members marked 个人信息 are encrypted at rest and
 * masked by the server; rules judge `hasContact`, never the contact itself.
 */
export const ReportDetailSchema = z.object({
  /** 来源系统 and its number, unique together; a hotline order keeps its own number beside ours. */
  externalSystem: text,
  externalNumber: text,
  /** 来源单位时限: the deadline that came with the order. */
  externalDueAt: instant,

  classKind: z.enum(["incident", "facility"]).nullable(),
  classScheme: text,
  classVersion: text,
  /** Four digits, 大类 and 小类. */
  classCode: text,
  /** 部件标识码, 16 digits. */
  facilityCode: text,
  tags: z.array(z.string()),
  description: z.string(),

  /** 个人信息. */
  reporterName: text,
  /** 个人信息. */
  reporterPhone: text,
  isAnonymous: z.boolean(),
  hasContact: z.boolean(),
  /** The supervisor who reported. */
  reportedByPersonId: person,
  /** The supervisor whose beat 责任网格 the place belongs to. */
  beatPersonId: person,

  acceptedByPersonId: person,
  needsVerification: z.boolean(),
  verifyPersonId: person,
  verifyResult: keysOf(VERIFY_RESULTS).nullable(),
  verifiedAt: instant,

  filedByPersonId: person,
  filedAt: instant,
  conditionId: text,
  conditionText: text,
  closingCondition: text,
  limitValue: z.number().positive().nullable(),
  limitUnit: LimitSchema.shape.unit.nullable(),
  limitBasis: LimitSchema.shape.basis.nullable(),
  limitSource: text,
  isEmergency: z.boolean(),
  /** 漏报: judged at filing; a patrol should have found it. */
  isMissedByPatrol: z.boolean(),

  dispatchCount: count,
  dispatchedAt: instant,
  dispatchedByPersonId: person,
  /** The rule, precedent or facility that named the unit; null when a person chose freely. */
  dispatchBasis: text,
  /** 一级承办单位 while a lower unit has the matter after 二级派遣. */
  firstUnitId: person,
  assistUnitIds: z.array(IdSchema),
  assistDoneUnitIds: z.array(IdSchema),
  /** Everyone who handled: crew assigned, and whoever reported the result. */
  handlerPersonIds: z.array(IdSchema),

  returnCount: count,
  /** Units whose return was accepted, oldest first. */
  returnedUnitIds: z.array(IdSchema),
  returnReason: keysOf(RETURN_REASONS).nullable(),
  returnAskedByPersonId: person,
  /** 权责认定: the unit a shift leader named after a dispute; the next dispatch must go there. */
  ruledUnitId: person,

  /** The one thing asked for and not yet decided. */
  ask: keysOf(ASKS).nullable(),
  askedByPersonId: person,
  askedAt: instant,
  askReason: text,
  /** 延期 asked for, in `limitBasis`. */
  askedValue: z.number().positive().nullable(),
  askedUnit: z.enum(["hour", "day"]).nullable(),
  /** Deferral until, or review of the ledger entry on. */
  askedDate: PlainDateSchema.nullable(),
  /** 工程类: the unit estimates its own engineering time; a section reviews it, the command lead approves. */
  isEngineering: z.boolean(),
  extensionCount: count,
  deferredUntil: PlainDateSchema.nullable(),
  ledgerReviewOn: PlainDateSchema.nullable(),

  resultText: text,
  resolvedAt: instant,
  resolvedByPersonId: person,
  recheckPersonId: person,
  recheckResult: z.enum(["passed", "failed"]).nullable(),
  recheckedAt: instant,
  recheckCount: count,
  reworkCount: count,

  supervisionCount: count,
  /** Numbers of the 督办 orders without a reply; the clock of order n is `supervision_n`. */
  openSupervisionOrders: z.array(z.number().int().positive()),

  closing: keysOf(CLOSINGS).nullable(),
  closingRemark: text,
  /** 强制结案公示. */
  forcedCloseReason: text,
  forcedClosePublishedAt: instant,
  mergedIntoId: IdSchema.nullable(),
  mergedCount: count,
  refusalReason: keysOf(REFUSAL_REASONS).nullable(),
  annulmentReason: text,

  visitCount: count,
  unreachedCount: count,
  satisfaction: keysOf(SATISFACTIONS).nullable(),
  isSolvedByVisit: z.boolean().nullable(),
  /** 1 to 5, given by the citizen. */
  rating: z.number().int().min(1).max(5).nullable(),
  reopenCount: count,
  lastClosedAt: instant,

  appeal: keysOf(APPEAL_STATES).nullable(),
  /** The statistic that the appeal is about. */
  appealCounter: keysOf(APPEALABLE).nullable(),
  appealAskedByPersonId: person,
  appealReviewerPersonId: person,
  /** Takes the matter out of the overtime statistic; the instants stay as they were. */
  isOvertimeExcused: z.boolean(),

  /** 历史导入: instants as the source system kept them. */
  importedOpenedAt: instant,
  importedClosedAt: instant,
  importedIsOverdue: z.boolean().nullable(),
});
export type ReportDetail = z.infer<typeof ReportDetailSchema>;

/** A report of which nothing is known yet: what a creating act starts from. */
export const BLANK_DETAIL: ReportDetail = {
  externalSystem: null,
  externalNumber: null,
  externalDueAt: null,
  classKind: null,
  classScheme: null,
  classVersion: null,
  classCode: null,
  facilityCode: null,
  tags: [],
  description: "",
  reporterName: null,
  reporterPhone: null,
  isAnonymous: false,
  hasContact: false,
  reportedByPersonId: null,
  beatPersonId: null,
  acceptedByPersonId: null,
  needsVerification: false,
  verifyPersonId: null,
  verifyResult: null,
  verifiedAt: null,
  filedByPersonId: null,
  filedAt: null,
  conditionId: null,
  conditionText: null,
  closingCondition: null,
  limitValue: null,
  limitUnit: null,
  limitBasis: null,
  limitSource: null,
  isEmergency: false,
  isMissedByPatrol: false,
  dispatchCount: 0,
  dispatchedAt: null,
  dispatchedByPersonId: null,
  dispatchBasis: null,
  firstUnitId: null,
  assistUnitIds: [],
  assistDoneUnitIds: [],
  handlerPersonIds: [],
  returnCount: 0,
  returnedUnitIds: [],
  returnReason: null,
  returnAskedByPersonId: null,
  ruledUnitId: null,
  ask: null,
  askedByPersonId: null,
  askedAt: null,
  askReason: null,
  askedValue: null,
  askedUnit: null,
  askedDate: null,
  isEngineering: false,
  extensionCount: 0,
  deferredUntil: null,
  ledgerReviewOn: null,
  resultText: null,
  resolvedAt: null,
  resolvedByPersonId: null,
  recheckPersonId: null,
  recheckResult: null,
  recheckedAt: null,
  recheckCount: 0,
  reworkCount: 0,
  supervisionCount: 0,
  openSupervisionOrders: [],
  closing: null,
  closingRemark: null,
  forcedCloseReason: null,
  forcedClosePublishedAt: null,
  mergedIntoId: null,
  mergedCount: 0,
  refusalReason: null,
  annulmentReason: null,
  visitCount: 0,
  unreachedCount: 0,
  satisfaction: null,
  isSolvedByVisit: null,
  rating: null,
  reopenCount: 0,
  lastClosedAt: null,
  appeal: null,
  appealCounter: null,
  appealAskedByPersonId: null,
  appealReviewerPersonId: null,
  isOvertimeExcused: false,
  importedOpenedAt: null,
  importedClosedAt: null,
  importedIsOverdue: null,
};
