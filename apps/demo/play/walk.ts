/** One report on its way: what is known of it, and the words that steps are written in. */
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type {
  Catalogue,
  FilingCondition,
  Precedent,
  ReportAct,
  ReportState,
} from "#capabilities/report/model/public.ts";
import { conditionsOf } from "#capabilities/report/model/public.ts";
import type { WorkingCalendar } from "#kernel/clock/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { City, InventedReport, ScenePhase } from "../city/public.ts";
import { randomOf } from "../city/random.ts";
import type { Fate } from "./fate.ts";
import { firstOnDuty, type Manned, type Seat, type Seats } from "./seats.ts";

/** What every walk of a city shares. */
export interface World {
  readonly city: City;
  readonly seed: number;
  readonly seats: Seats;
  readonly calendar: WorkingCalendar;
  readonly catalogue: Catalogue;
  /** 权责认定 so far; grows while playing. */
  readonly precedents: Precedent[];
  /** Nothing happens after this moment. */
  readonly until: Instant;
}

/** What the report has been through. */
export interface Trail {
  readonly state: ReportState | "none";
  /** Moment of the last act. */
  readonly at: Instant;
  /** Acts done by anybody: the version of the matter. */
  readonly version: number;
  readonly matterId: string | null;
  readonly divisionCode: string;
  readonly hasPlace: boolean;
  readonly classKey: string | null;
  readonly needsVerification: boolean;
  readonly verifierKey: string | null;
  readonly isVerified: boolean | null;
  readonly mustExplain: boolean;
  readonly cannotMerge: boolean;
  readonly condition: FilingCondition | null;
  /** The unit that has it. */
  readonly unitKey: string | null;
  readonly assistUnitKeys: readonly string[];
  readonly returnedUnitKeys: readonly string[];
  readonly ruledUnitKey: string | null;
  readonly needsDispatcher: boolean;
  /** Attempts to send it back, and how many were accepted. */
  readonly triedReturns: number;
  readonly acceptedReturns: number;
  readonly returnedAsWrongClass: boolean;
  /** Where the handling time is counted from, and how much there is. */
  readonly workFrom: Instant;
  readonly workMinutes: number;
  /** Of `workMinutes`, when the work will be done. */
  readonly workShare: number;
  readonly ask: "extension" | "deferral" | "ledger" | "annulment" | null;
  readonly asked: number;
  readonly extensions: number;
  readonly pausedUntil: Instant | null;
  readonly reviews: number;
  readonly openOrder: number | null;
  readonly orders: number;
  readonly isCommentedOn: boolean;
  readonly rechecker: Seat | null;
  readonly failedRechecks: number;
  readonly isRecheckFailed: boolean;
  readonly isSelfHandled: boolean;
  readonly isLate: boolean;
  readonly visits: number;
  readonly isVisited: boolean;
  readonly isRated: boolean;
  readonly reopened: number;
  readonly appeal: "asked" | "reviewed" | "decided" | null;
  readonly closedAt: Instant | null;
}

export interface Walk {
  readonly world: World;
  readonly report: InventedReport;
  readonly fate: Fate;
  /** When it comes to be known. */
  readonly bornAt: Instant;
  /** Of a second report about the same thing: the walk of the first. */
  readonly original: Walk | null;
  /** Work that stays on a desk: the walk stops where this says so. */
  readonly staysAt: ((trail: Trail) => boolean) | null;
  trail: Trail;
}

export interface PhotoWish {
  /** Member of the input. */
  readonly field: string;
  readonly phase: ScenePhase | "paper";
}

/** One act that somebody is about to do. */
export interface Step {
  readonly act: ReportAct;
  readonly by: Actor;
  readonly at: Instant;
  readonly input: Readonly<Record<string, unknown>>;
  readonly photos?: readonly PhotoWish[];
  /** State afterwards. */
  readonly to: ReportState | "none";
  /** What the walk knows afterwards. */
  readonly leaves?: Partial<Trail>;
  /** Refusals that the one who acts reckons with: rule → what is known then. */
  readonly learns?: Readonly<Record<string, Partial<Trail>>>;
}

/** A number in [0, 1) that belongs to this report, its present step and a name: the same whenever it is asked for. */
export function draw(walk: Walk, name: string): number {
  const { trail, report, world } = walk;
  return randomOf(world.seed, `${report.key}:${trail.version}:${trail.state}:${name}`).next();
}

export function pick<T>(walk: Walk, name: string, items: readonly T[]): T {
  return items[Math.floor(draw(walk, name) * items.length)] as T;
}

/** So many minutes after the last act, nearer to the lower bound than to the upper. */
export function later(walk: Walk, name: string, from: number, to: number): Instant {
  return addMillis(walk.trail.at, Math.round((from + (to - from) * draw(walk, name) ** 1.7) * MINUTE_MS));
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** The first of the seats to be there; who comes to a new shift does not begin with its first second. */
export function whenManned(walk: Walk, name: string, seats: readonly Seat[], from: Instant): Manned | null {
  const found = firstOnDuty(seats, from);
  if (!found || found.at <= from) return found;
  const settling = Math.round((2 + draw(walk, `settling:${name}`) * 24) * MINUTE_MS);
  return { seat: found.seat, at: addMillis(found.at, settling) };
}

export interface Order {
  readonly acceptor: Seat;
  readonly supervisor: Seat;
  readonly at: Instant;
}

/** The first moment at which an acceptor is at the desk and a supervisor in the cell: only then can somebody be sent there. */
export function whenOrdering({ world, trail, report }: Walk, from: Instant): Order | null {
  const acceptors = world.seats.over("acceptor", trail.divisionCode);
  const patrol = world.seats.patrolling(report.cellCode);
  for (let at = from, tries = 0; tries < 6; tries++) {
    const there = firstOnDuty(patrol, at);
    const desk = there && firstOnDuty(acceptors, there.at);
    if (!there || !desk) return null;
    if (desk.at === there.at) return { acceptor: desk.seat, supervisor: there.seat, at: there.at };
    at = desk.at;
  }
  return null;
}

/** A point some metres from the problem, where the one who acts stands. */
export function standingNear(walk: Walk): { readonly longitude: number; readonly latitude: number } {
  const { longitude, latitude } = walk.report.position;
  return {
    longitude: round6(longitude + (draw(walk, "east") - 0.5) * 0.0004),
    latitude: round6(latitude + (draw(walk, "north") - 0.5) * 0.0003),
  };
}
const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

export function trueClassKey({ report }: Walk): string {
  return `${report.issueKind}:${report.trueClassCode}`;
}

/** The filing condition that fits, of the class as it stands now. */
export function fittingCondition(walk: Walk): FilingCondition | null {
  const conditions = conditionsOf(walk.world.catalogue, walk.trail.classKey);
  const index = walk.trail.classKey === trueClassKey(walk) ? walk.report.conditionIndex : 0;
  return conditions[index] ?? conditions[0] ?? null;
}

export function inDays(walk: Walk, at: Instant, from: number, to: number): PlainDate {
  return addDays(plainDateOf(at), Math.round(from + draw(walk, "date") * (to - from)));
}
