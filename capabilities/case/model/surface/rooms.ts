/** The HTTP surface of the document room, the payment desk with its ledger, the register of cases and the figures. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { CASH_DIFFERENCES, CASH_STATES, type CashDifference, type CashState } from "../desks/cash.ts";
import {
  allOf,
  CASE_READERS,
  DeskActSchema,
  DeskCaseSchema,
  DeskQuery,
  DOCUMENT_ROOM,
  day,
  fen,
  PAYMENT_DESK,
} from "./desk-case.ts";

const optionalText = z.string().trim().max(60).default("");

/** 文书室: what a paper, a delivery or a file waits for. */
export const ROOM_TABS = {
  sign: "待签名",
  seal: "待用印",
  print: "待打印",
  deliver: "待送达",
  archive: "待归档",
} as const;
export type RoomTab = keyof typeof ROOM_TABS;
/** What a post does in the room, and so sees first; whoever has no tab of its own looks on. */
export const TAB_OF_POST: Readonly<Partial<Record<string, RoomTab>>> = { officer: "deliver", archivist: "archive" };
const roomTabs = Object.keys(ROOM_TABS) as [RoomTab, ...RoomTab[]];

export const RoomQuery = DeskQuery.extend({ tab: z.enum(roomTabs).default("sign") });

export const listDocumentRoom = endpoint({
  method: "GET",
  path: "/api/case-desks/papers",
  summary: "文书室：待签名用印、待打印、待送达、待归档",
  access: DOCUMENT_ROOM,
  query: RoomQuery,
  response: z.object({
    /** Papers, or cases with something to deliver, or files: what the pages of this tab are made of. */
    count: allOf,
    /** Papers, deliveries, files, whatever the page. */
    counts: z.object({ sign: allOf, seal: allOf, print: allOf, deliver: allOf, archive: allOf }),
    /** Of the other tabs empty, as the two lists below. */
    papers: z.array(
      DeskCaseSchema.pick({ matterId: true, number: true, causeOfAction: true, title: true, partyName: true }).extend({
        documentId: IdSchema,
        form: z.string(),
        name: z.string(),
        documentNumber: z.string(),
        issuedAt: InstantSchema,
        /** 待签名, 待用印, 待打印. */
        waitsFor: z.enum(["signature", "seal", "print"]),
        /** Who still has to sign. */
        signers: z.array(z.string()),
      }),
    ),
    deliveries: z.array(
      DeskCaseSchema.extend({
        deliveryId: z.string(),
        name: z.string(),
        documentNumber: z.string(),
        documentId: IdSchema.nullable(),
        deliveryState: z.string(),
        deliveryStateLabel: z.string(),
        createdAt: InstantSchema,
        /** What was tried, the last first. */
        attempts: z.array(z.object({ methodLabel: z.string(), at: InstantSchema, account: z.string() })),
        /** 公告送达: published on, and deemed delivered on. */
        publishedOn: day,
        deemedOn: day,
        /** Of the caller; empty: not the caller's to do. */
        acts: z.array(DeskActSchema),
      }),
    ),
    archive: z.array(
      DeskCaseSchema.extend({
        closedOn: day,
        closingLabel: z.string(),
        gaps: z.array(z.string()),
        papers: z.number().int(),
        evidence: z.number().int(),
        archive: DeskActSchema,
      }),
    ),
  }),
});

export const PAYMENT_STATES = {
  open: "待缴纳",
  overdue: "已逾期",
  arranged: "延期分期",
  asked: "申请延期分期",
  refund: "待退还",
  paid: "已缴清",
} as const;
export type PaymentState = keyof typeof PAYMENT_STATES;
const paymentStates = Object.keys(PAYMENT_STATES) as [PaymentState, ...PaymentState[]];

export const PaymentQuery = DeskQuery.extend({ show: z.enum(["open", "all"]).default("open") });

export const listPayments = endpoint({
  method: "GET",
  path: "/api/case-desks/payments",
  summary: "收缴：应缴、已缴、逾期和到今天的加处罚款、延期分期、待退还",
  access: PAYMENT_DESK,
  query: PaymentQuery,
  response: z.object({
    count: allOf,
    payments: z.array(
      DeskCaseSchema.extend({
        payment: z.object({
          state: z.enum(paymentStates),
          stateLabel: z.string(),
          decisionNumber: z.string(),
          fineFen: fen,
          paidFen: fen,
          owedFen: fen,
          surchargeFen: fen,
          refundFen: fen,
          dueOn: day,
          daysOverdue: z.number().int(),
          schedule: z.array(z.object({ dueOn: PlainDateSchema, fen, isPaid: z.boolean() })),
          paid: z.array(z.object({ on: PlainDateSchema, fen, channelLabel: z.string(), receipt: z.string() })),
        }),
        acts: z.array(DeskActSchema),
      }),
    ),
    /** Over all that is not paid, whatever the page. */
    sums: z.object({ owedFen: fen, surchargeFen: fen, overdue: z.number().int() }),
  }),
});

export const CashQuery = z.object({
  from: PlainDateSchema.optional(),
  to: PlainDateSchema.optional(),
  officer: optionalText,
});

const cashStates = Object.keys(CASH_STATES) as [CashState, ...CashState[]];
const cashDifferences = Object.keys(CASH_DIFFERENCES) as [CashDifference, ...CashDifference[]];

const CashSumSchema = z.object({
  count: z.number().int(),
  collectedFen: fen,
  withOfficersFen: fen,
  withAgencyFen: fen,
  bankedFen: fen,
  differences: z.number().int(),
});

export const listCash = endpoint({
  method: "GET",
  path: "/api/case-desks/cash",
  summary: "当场收缴台账：票据、上交、缴付银行，对账和差异",
  access: PAYMENT_DESK,
  query: CashQuery,
  response: z.object({
    lines: z.array(
      z.object({
        matterId: z.string(),
        number: z.string().nullable(),
        partyName: z.string(),
        causeOfAction: z.string(),
        officer: z.string(),
        paymentId: z.string(),
        fen,
        on: PlainDateSchema,
        receipt: z.string(),
        state: z.enum(cashStates),
        stateLabel: z.string(),
        handInBy: PlainDateSchema,
        handedInOn: day,
        bankBy: day,
        bankedOn: day,
        differences: z.array(z.enum(cashDifferences)),
      }),
    ),
    sum: CashSumSchema,
    byOfficer: z.array(CashSumSchema.extend({ officer: z.string() })),
  }),
});

export const exportCash = endpoint({
  method: "GET",
  path: "/api/case-desks/cash-export",
  summary: "导出当场收缴台账：CSV 或 XLSX",
  access: PAYMENT_DESK,
  query: CashQuery.extend({ format: z.enum(["csv", "xlsx"]).default("csv") }),
  response: z.string().meta({ format: "binary" }),
  requestsPerMinute: 12,
});

/** What the register is narrowed by; every figure is a count of one such filter. */
export const CaseFilterSchema = z.object({
  state: optionalText,
  procedure: optionalText,
  offence: optionalText,
  unitId: IdSchema.optional(),
  outcome: optionalText,
  /** Registered in this span. */
  from: PlainDateSchema.optional(),
  to: PlainDateSchema.optional(),
  /** `2026-11`. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/, "须为年月，例如 2026-11")
    .optional(),
  which: z
    .enum([
      "filed",
      "decided",
      "on_time",
      "late",
      "fined",
      "paid",
      "owing",
      "heard",
      "reconsidered",
      "litigated",
      "lost",
      "revoked",
      "closed",
    ])
    .optional(),
  text: optionalText,
});
export type CaseFilter = z.output<typeof CaseFilterSchema>;

export const listCases = endpoint({
  method: "GET",
  path: "/api/case-register",
  summary: "执法案件台账：按程序、案由、单位、月份、结果查",
  access: CASE_READERS,
  query: CaseFilterSchema.extend(DeskQuery.pick({ page: true }).shape),
  response: z.object({
    cases: z.array(
      DeskCaseSchema.extend({
        openedAt: InstantSchema,
        filedOn: day,
        decidedOn: day,
        closedOn: day,
        outcomeLabel: z.string(),
        decisionNumber: z.string(),
        fineFen: fen,
        paidFen: fen,
      }),
    ),
    count: allOf,
  }),
});

const format = z.enum(["csv", "xlsx"]).default("csv");

export const exportCases = endpoint({
  method: "GET",
  path: "/api/case-register/export",
  summary: "导出执法案件台账：CSV 或 XLSX，按同样的条件",
  access: CASE_READERS,
  query: CaseFilterSchema.extend({ format }),
  response: z.string().meta({ format: "binary" }),
  requestsPerMinute: 12,
});

const GroupSchema = z.array(
  z.object({ id: z.string(), label: z.string(), count: z.number().int(), decided: z.number().int(), fineFen: fen }),
);

export const caseFigures = endpoint({
  method: "GET",
  path: "/api/case-figures",
  summary: "办案统计：件数、结果、金额、按期率、听证复议诉讼，都能打开看是哪些案件",
  access: CASE_READERS,
  query: CaseFilterSchema.pick({ from: true, to: true, unitId: true }),
  response: z.object({
    totals: z.object({
      cases: z.number().int(),
      filed: z.number().int(),
      decided: z.number().int(),
      onTime: z.number().int(),
      late: z.number().int(),
      fined: z.number().int(),
      paid: z.number().int(),
      owing: z.number().int(),
      closed: z.number().int(),
      heard: z.number().int(),
      reconsidered: z.number().int(),
      litigated: z.number().int(),
      lost: z.number().int(),
      revoked: z.number().int(),
      fineFen: fen,
      paidFen: fen,
      confiscateFen: fen,
    }),
    byState: GroupSchema,
    byProcedure: GroupSchema,
    byOutcome: GroupSchema,
    byOffence: GroupSchema,
    byUnit: GroupSchema,
    byMonth: GroupSchema,
  }),
});

export const exportCaseFigures = endpoint({
  method: "GET",
  path: "/api/case-figures/export",
  summary: "导出办案统计：CSV 或 XLSX",
  access: CASE_READERS,
  query: CaseFilterSchema.pick({ from: true, to: true, unitId: true }).extend({ format }),
  response: z.string().meta({ format: "binary" }),
  requestsPerMinute: 12,
});
