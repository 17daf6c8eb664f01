/** A walk at its beginning. */
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { parsePlainDate, startOfDay } from "#base/plain-date.ts";
import type { InventedReport } from "../city/public.ts";
import { fateOf } from "./fate.ts";
import type { Trail, Walk, World } from "./walk.ts";

export type WalkOptions = Partial<Pick<Walk, "fate" | "bornAt" | "original" | "staysAt">>;

export function newWalk(world: World, report: InventedReport, options: WalkOptions = {}): Walk {
  const bornAt = options.bornAt ?? momentOf(report);
  const cell = world.city.cells.find(({ code }) => code === report.cellCode);
  return {
    world,
    report,
    fate: options.fate ?? fateOf(report, world.seed),
    bornAt,
    original: options.original ?? null,
    staysAt: options.staysAt ?? null,
    trail: blankTrail(bornAt, cell?.communityCode ?? world.city.code),
  };
}

/** The key gives the seconds, so that not everything happens on the minute. */
export function momentOf({ on, minute, key }: InventedReport): Instant {
  const seconds = (Number(key.slice(-3)) * 37) % 60;
  return addMillis(startOfDay(parsePlainDate(on)), minute * MINUTE_MS + seconds * 1_000);
}

function blankTrail(at: Instant, divisionCode: string): Trail {
  return {
    state: "none",
    at,
    version: 0,
    matterId: null,
    divisionCode,
    hasPlace: true,
    classKey: null,
    needsVerification: false,
    verifierKey: null,
    isVerified: null,
    mustExplain: false,
    cannotMerge: false,
    condition: null,
    unitKey: null,
    assistUnitKeys: [],
    returnedUnitKeys: [],
    ruledUnitKey: null,
    needsDispatcher: false,
    triedReturns: 0,
    acceptedReturns: 0,
    returnedAsWrongClass: false,
    workFrom: at,
    workMinutes: 0,
    workShare: 0,
    ask: null,
    asked: 0,
    extensions: 0,
    pausedUntil: null,
    reviews: 0,
    openOrder: null,
    orders: 0,
    isCommentedOn: false,
    rechecker: null,
    failedRechecks: 0,
    isRecheckFailed: false,
    isSelfHandled: false,
    isLate: false,
    visits: 0,
    isVisited: false,
    isRated: false,
    reopened: 0,
    appeal: null,
    closedAt: null,
  };
}
