/** What every desk shows of a case, and who has which desk. */
import { z } from "zod";
import type { Access } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { RefusalSchema } from "#base/problem.ts";

const roles = (...held: string[]) => ({ kind: "roles", roles: held }) as const satisfies Access;

export const OFFICER_DESK = roles("officer", "unit_lead");
export const REVIEW_DESK = roles("legal_reviewer");
export const APPROVAL_DESK = roles("agency_head");
export const HEARING_ROOM = roles("hearing_presider", "agency_head", "legal_reviewer");
export const DOCUMENT_ROOM = roles("officer", "archivist", "legal_reviewer", "agency_head");
export const PAYMENT_DESK = roles("cashier", "agency_head", "unit_lead");
export const PUBLICITY_DESK = roles("publicity_clerk");
/** Figures and the register of cases. */
export const CASE_READERS = roles(
  "officer",
  "unit_lead",
  "legal_reviewer",
  "hearing_presider",
  "agency_head",
  "publicity_clerk",
  "cashier",
  "archivist",
  "leader",
);

/** Integer 分. */
export const fen = z.number().int();
export const day = PlainDateSchema.nullable();

/** Cases of a desk at a time. What ends first is on the first page; the rest is turned to, or found by its words. */
export const PER_PAGE = 300;
export const DeskQuery = z.object({
  /** Number, party, cause, place, number of the decision. */
  text: z.string().trim().max(60).default(""),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type DeskAsked = z.output<typeof DeskQuery>;
/** All that was asked for, on this page and the others. */
export const allOf = z.number().int();

/** The statutory clock that ends first: its name, the article it stands on, and what is left. */
export const DeskClockSchema = z.object({
  label: z.string(),
  source: z.string(),
  dueAt: InstantSchema,
  light: z.enum(["green", "yellow", "red", "paused"]),
  remaining: z.string(),
});
export type DeskClock = z.infer<typeof DeskClockSchema>;

export const DeskCaseSchema = z.object({
  matterId: z.string(),
  number: z.string().nullable(),
  causeOfAction: z.string(),
  title: z.string(),
  partyName: z.string(),
  address: z.string(),
  unitName: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  procedureLabel: z.string(),
  handlers: z.array(z.string()),
  flags: z.array(z.string()),
  turnReason: z.string(),
  version: z.number().int(),
  clock: DeskClockSchema.nullable(),
});
export type DeskCase = z.infer<typeof DeskCaseSchema>;

/** An act that the caller may do now, or why not. */
export const DeskActSchema = z.object({
  act: z.string(),
  label: z.string(),
  isAllowed: z.boolean(),
  refusals: z.array(RefusalSchema),
});
export type DeskAct = z.infer<typeof DeskActSchema>;
