/**
 * 在办存量: work that lies on every desk when the demonstration is opened. Each piece is a report of the last hours or days, begun
 * at such a moment that, going its ordinary way, it has just come to the desk where it waits.
 */
import { addMillis, HOUR_MS, type Instant, MINUTE_MS, millisOf } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { conditionsOf } from "#capabilities/report/model/public.ts";
import { type InventedReport, inventReports } from "../city/public.ts";
import { randomOf } from "../city/random.ts";
import { type Fate, fateOf } from "./fate.ts";
import { newWalk } from "./new-walk.ts";
import { afterStep, nextStep } from "./next-step.ts";
import { firstOnDuty } from "./seats.ts";
import { ON_THE_SPOT } from "./sources.ts";
import { isWorks } from "./steps/asking.ts";
import { atShare } from "./steps/work.ts";
import type { Trail, Walk, World } from "./walk.ts";

interface Pile {
  readonly count: number;
  readonly fate?: Partial<Fate>;
  readonly staysAt: (trail: Trail) => boolean;
  readonly fits?: (report: InventedReport) => boolean;
  /** Limit of the desk, minutes: most have waited for a part of it, some nearly or over it. */
  readonly deskMinutes: number;
  /** After filing, emergencies are left out: their clocks run through the night, and nothing waits for a morning. */
  readonly isBeforeFiling?: true;
  /** Handling that is nearly or already late, whatever the day: on a Sunday from Friday's clocks. */
  readonly light?: "yellow" | "red";
}

/** A report that goes its way without trouble. */
const SMOOTH: Partial<Fate> = {
  isWithoutPlace: false,
  isWithoutClass: false,
  isConsultation: false,
  isOutOfScope: false,
  returns: [],
  workShare: 0.45,
  ask: null,
  isGranted: true,
  failedRechecks: 0,
  isSupervised: false,
  ending: "ordinary",
  isDoubted: false,
};

const isIn = (state: Trail["state"]) => (trail: Trail) => trail.state === state;
const isPublic = ({ source }: InventedReport) => !ON_THE_SPOT.has(source);
const isCalled = ({ source }: InventedReport) => source.startsWith("hotline");

/** 青栎街道: a third of the work lies here, so that the desks of the demonstration accounts are not empty. */
const HOME_STREET = "990102001";
const HOME_SHARE = 3;
/** 市容环境 that the cleaning team answers for, and 街面秩序 of the squad. */
const CLEANING: ReadonlySet<string> = new Set(["0110", "0112", "0114", "0120", "0131", "0192"]);

function isHome({ cellCode }: InventedReport): boolean {
  return cellCode.startsWith(HOME_STREET);
}
function isHomeCleaning(report: InventedReport): boolean {
  return isHome(report) && report.issueKind === "incident" && CLEANING.has(report.trueClassCode);
}
function isHomeOrder(report: InventedReport): boolean {
  return isHome(report) && report.issueKind === "incident" && report.trueClassCode.startsWith("04");
}

/** What the units of the demonstration accounts have comes first, then desks in the order in which a report passes them. */
const PILES: readonly Pile[] = [
  { count: 5, staysAt: isIn("dispatched"), fits: isHomeCleaning, deskMinutes: 60 },
  { count: 5, staysAt: isIn("resolving"), fits: isHomeCleaning, deskMinutes: 120 },
  { count: 4, staysAt: isIn("resolving"), fits: isHomeOrder, deskMinutes: 120 },
  {
    count: 3,
    staysAt: isIn("reported"),
    fits: isCalled,
    fate: { isWithoutPlace: true },
    deskMinutes: 30,
    isBeforeFiling: true,
  },
  { count: 11, staysAt: isIn("reported"), deskMinutes: 30, isBeforeFiling: true },
  {
    count: 4,
    staysAt: (trail) => trail.state === "accepted" && trail.isVerified === null,
    fits: isPublic,
    fate: { sufficesAsEvidence: false },
    deskMinutes: 60,
    isBeforeFiling: true,
  },
  {
    count: 6,
    staysAt: isIn("verifying"),
    fits: isPublic,
    fate: { sufficesAsEvidence: false },
    deskMinutes: 180,
    isBeforeFiling: true,
  },
  {
    count: 8,
    staysAt: (trail) => trail.state === "accepted" && !(trail.needsVerification && trail.isVerified === null),
    deskMinutes: 60,
    isBeforeFiling: true,
  },
  {
    count: 5,
    staysAt: (trail) => trail.state === "filed" && trail.needsDispatcher,
    fate: { returns: ["accepted"] },
    deskMinutes: 90,
  },
  { count: 8, staysAt: isIn("dispatched"), deskMinutes: 60 },
  { count: 4, staysAt: isIn("sent_back"), fate: { returns: ["rejected"] }, deskMinutes: 180 },
  {
    count: 1,
    staysAt: (trail) => trail.state === "sent_back" && trail.triedReturns === 2,
    fate: { returns: ["accepted", "accepted"] },
    deskMinutes: 180,
  },
  {
    count: 3,
    staysAt: (trail) => trail.ask === "extension",
    fate: { ask: "extension", workShare: 0.9 },
    deskMinutes: 90,
  },
  {
    count: 1,
    staysAt: (trail) => trail.ask === "extension" && trail.extensions > 0,
    fate: { ask: "second_extension", workShare: 0.9 },
    deskMinutes: 90,
  },
  {
    count: 2,
    staysAt: (trail) => trail.ask === "deferral",
    fits: isWorks,
    fate: { ask: "deferral", workShare: 0.9 },
    deskMinutes: 90,
  },
  {
    count: 1,
    staysAt: (trail) => trail.ask === "ledger",
    fits: isWorks,
    fate: { ask: "ledger", workShare: 0.9 },
    deskMinutes: 90,
  },
  { count: 6, staysAt: isIn("resolved"), deskMinutes: 90 },
  { count: 7, staysAt: (trail) => trail.state === "rechecking" && !trail.isRecheckFailed, deskMinutes: 240 },
  { count: 2, staysAt: (trail) => trail.isRecheckFailed, fate: { failedRechecks: 1 }, deskMinutes: 60 },
  { count: 8, staysAt: isIn("to_close"), deskMinutes: 120 },
  { count: 12, staysAt: isIn("resolving"), deskMinutes: 10, light: "yellow" },
  { count: 6, staysAt: isIn("resolving"), deskMinutes: 10, light: "red" },
];

const POOL_DAYS = 40;
/** Candidates looked at for one place on a desk. */
const MOST_TRIES = 25;

export function standingWalks(world: World): readonly Walk[] {
  const pool = poolOf(world);
  const walks: Walk[] = [];
  for (const [index, pile] of PILES.entries()) {
    for (let n = 0; n < pile.count; n++) {
      const name = `${index}:${n}`;
      const atHome = n % HOME_SHARE === 0 ? findWalk(world, { ...pile, fits: isAtHome(pile) }, pool, name) : null;
      const walk = atHome ?? findWalk(world, pile, pool, name);
      // At some hours nothing can come to a desk: in a long holiday no unit asks for more time.
      if (!walk) break;
      walks.push(walk);
    }
  }
  return walks.toSorted((a, b) => (a.bornAt < b.bornAt ? -1 : 1));
}

function isAtHome({ fits }: Pile): (report: InventedReport) => boolean {
  return (report) => isHome(report) && (fits?.(report) ?? true);
}

/** Reports of another stream than the history's, to be given times of their own. */
function poolOf({ city, seed, until }: World): InventedReport[] {
  const today = plainDateOf(until);
  return inventReports(city, seed + 1, addDays(today, -POOL_DAYS), today)
    .filter(({ duplicateOf, source }) => duplicateOf === null && source !== "self_handled")
    .map((report) => ({ ...report, key: `standing-${report.key}`, isTrue: true, classCode: report.trueClassCode }));
}

/** Takes what it uses out of the pool. */
function findWalk(world: World, pile: Pile, pool: InventedReport[], name: string): Walk | null {
  const random = randomOf(world.seed, `standing:${name}`);
  const kind = random.weighted([82, 12, 6]);
  const waited =
    kind === 0 ? random.between(0.02, 0.72) : kind === 1 ? random.between(0.81, 0.97) : random.between(1.05, 1.5);
  const latest = addMillis(world.until, -Math.round(pile.deskMinutes * waited * MINUTE_MS));
  let tries = 0;
  for (const [index, report] of pool.entries()) {
    if ((pile.fits && !pile.fits(report)) || (!pile.isBeforeFiling && isEmergency(world, report))) continue;
    if (++tries > MOST_TRIES) return null;
    const walk = bornInTime(world, report, pile, latest);
    if (!walk) continue;
    pool.splice(index, 1);
    return walk;
  }
  return null;
}

function isEmergency({ catalogue }: World, report: InventedReport): boolean {
  const conditions = conditionsOf(catalogue, `${report.issueKind}:${report.trueClassCode}`);
  return conditions[report.conditionIndex]?.limit.basis === "emergency";
}

/** A birth from which the report comes to its desk by `latest`, as late as a few attempts find it. */
function bornInTime(world: World, report: InventedReport, pile: Pile, latest: Instant): Walk | null {
  const fate = { ...fateOf(report, world.seed), ...SMOOTH, ...pile.fate };
  const seconds = (Number(report.key.slice(-3)) % 53) * 1_000;
  let bornAt = addMillis(latest, -seconds);
  for (let attempt = 0; attempt < (pile.light ? MOST_LIGHT_ATTEMPTS : MOST_ATTEMPTS); attempt++) {
    const personKey = reporterAt(world, report, bornAt);
    if (personKey === undefined) {
      bornAt = addMillis(bornAt, -HOUR_MS);
      continue;
    }
    const begin = () => newWalk(world, { ...report, personKey }, { fate, bornAt, staysAt: pile.staysAt });
    const walk = rehearsed(begin());
    const tooLate = millisOf(walk.trail.at) - millisOf(latest);
    if (pile.staysAt(walk.trail) && tooLate <= 0 && hasLight(walk, pile.light)) return begin();
    const step = pile.light ? LIGHT_STEP_MS : LEAST_STEP_MS * 2 ** Math.min(attempt, 5);
    bornAt = addMillis(bornAt, -Math.max(tooLate, step));
  }
  return null;
}

const MOST_ATTEMPTS = 40;
const LEAST_STEP_MS = 4 * MINUTE_MS;
/** Small enough not to step over the fifth of a short limit in which it is yellow, long enough to get from Sunday to Friday. */
const LIGHT_STEP_MS = 35 * MINUTE_MS;
const MOST_LIGHT_ATTEMPTS = 130;

/** How the handling stands at the end of the history. */
function hasLight(walk: Walk, light: Pile["light"]): boolean {
  if (!light) return true;
  const { until } = walk.world;
  if (light === "yellow") return atShare(walk, 0.8) <= until && until < atShare(walk, 1);
  // Late also where a limit of days ends an hour after as many minutes do, and not so late that the system would step in at once.
  return atShare(walk, 1.16) <= until && until < atShare(walk, 1.42);
}

/** The supervisor on duty there; null for what others report; undefined when nobody is on duty. */
function reporterAt({ seats }: World, report: InventedReport, at: Instant): string | null | undefined {
  if (report.personKey === null) return null;
  const found = firstOnDuty(seats.patrolling(report.cellCode), at);
  return found && millisOf(found.at) === millisOf(at) ? found.seat.person.key : undefined;
}

/** The walk as it would end, without anybody acting. */
function rehearsed(walk: Walk): Walk {
  for (let step = nextStep(walk); step; step = nextStep(walk)) walk.trail = afterStep(walk.trail, step);
  return walk;
}
