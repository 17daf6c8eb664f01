/** One act of a demonstration case, written short: who, what, how long after the act before, and what they write. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { CaseAct } from "#capabilities/case/model/public.ts";
import type { Scene } from "./scenes.ts";

/** Seats of the district, the party, and the clock itself. */
export type Who =
  | "officer"
  | "mate"
  | "lead"
  | "reviewer"
  | "presider"
  | "head"
  | "deputy"
  | "third"
  | "publicity"
  | "cashier"
  | "archivist"
  | "party";

/** What a step may write about. */
export interface Told {
  readonly scene: Scene;
  readonly now: Instant;
  readonly today: PlainDate;
  /** So many working days on, at the hour. */
  readonly workdayOn: (days: number, hour?: number) => Instant;
  /** A different number for each case and step. */
  readonly receipt: string;
  readonly personOf: (who: Who) => string;
  /** Another case, to which this one may be added. */
  readonly elsewhere: string;
}

export type Fill = Readonly<Record<string, Json>>;

export interface Step {
  /** Null: what the law brings about by the end of a period, done as the job does it. */
  readonly act: CaseAct | null;
  readonly who: Who;
  /** Working days after the step before; 0: within the hour. */
  readonly after: number;
  /** Not before this clock has run out; `after` is then about how long that takes. */
  readonly until: string | null;
  readonly fill: (told: Told) => Fill;
  /** Of the paper that is delivered. */
  readonly form: string | null;
}

type More = Partial<Pick<Step, "until" | "form">>;

export function step(
  who: Who,
  act: CaseAct,
  after: number,
  fill: Fill | ((told: Told) => Fill) = {},
  more: More = {},
): Step {
  return { act, who, after, until: null, form: null, ...more, fill: typeof fill === "function" ? fill : () => fill };
}

/** @param about working days that the period takes */
export function clockRuns(until: string, about: number): Step {
  return { act: null, who: "officer", after: about, until, form: null, fill: () => ({}) };
}

export function deliver(form: string, after: number, account = "本人签收"): Step {
  return step("officer", "deliver", after, { method: "direct", account }, { form });
}
