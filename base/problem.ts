/**
 * Problems: everything that can be told to a caller as an error, in the form of RFC 9457.
 *
 * Rules return `Refusal` values; an entry point turns them into one thrown `Problem`; only `platform/http` turns a problem
 * into a response.
 */
import { z } from "zod";
import { type PlainDate, PlainDateSchema } from "./plain-date.ts";

/** Why an act is not possible: `rule` is stable, `message` is what a person reads, `source` is the standard or statute. */
export const RefusalSchema = z.object({
  rule: z.string(),
  message: z.string(),
  source: z.string(),
  /** The first day on which this no longer stands in the way, where only time does. */
  earliest: PlainDateSchema.optional(),
});
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly source: string;
  readonly earliest?: PlainDate | undefined;
}

/** A wrong field: `path` as in the request (`input.description`), `message` a sentence that says what to do. */
export const FieldErrorSchema = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldErrorSchema>;

export interface ProblemType {
  /** A stable path, `/problems/matter/changed-meanwhile`. */
  readonly type: string;
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
  /** Chinese, constant for the type, something a person can act on. */
  readonly title: string;
}

export interface ProblemExtras {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly rules?: readonly Refusal[];
  readonly retryAfterSeconds?: number;
  /** Further members of the problem document. Never personal data. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export class Problem extends Error {
  readonly problemType: ProblemType;
  readonly extras: ProblemExtras;
  constructor(problemType: ProblemType, extras: ProblemExtras = {}) {
    super(extras.detail ?? problemType.title);
    this.name = "Problem";
    this.problemType = problemType;
    this.extras = extras;
  }
}

/** The document on the wire, `application/problem+json`. */
export const ProblemDocumentSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(FieldErrorSchema).optional(),
  rules: z.array(RefusalSchema).optional(),
  retryAfterSeconds: z.number().optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocumentSchema>;
