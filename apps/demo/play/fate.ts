/** 命运: what will become of a report, drawn once from its key, so that the same report always takes the same way. */
import type { InventedReport } from "../city/public.ts";
import { randomOf } from "../city/random.ts";

export interface Fate {
  /** A caller who cannot say where it is, or what to call it: the desk mends that. */
  readonly isWithoutPlace: boolean;
  readonly isWithoutClass: boolean;
  readonly isConsultation: boolean;
  readonly isOutOfScope: boolean;
  readonly sufficesAsEvidence: boolean;
  /** Who notices that the class is wrong. */
  readonly classFoundBy: "acceptor" | "shift_leader" | "unit";
  readonly isMissedByPatrol: boolean;
  /** How each attempt of a unit to send it back ends; two of them are a dispute. */
  readonly returns: readonly ("accepted" | "rejected")[];
  /** Handling time used ÷ limit; over 1 is late. */
  readonly workShare: number;
  readonly ask: "extension" | "second_extension" | "deferral" | "ledger" | null;
  readonly isGranted: boolean;
  readonly failedRechecks: number;
  readonly isSupervised: boolean;
  readonly isCommentedOn: boolean;
  readonly isJoint: boolean;
  readonly ending: "ordinary" | "forced" | "annulled";
  /** Of something handled on the spot: the photographs do not convince. */
  readonly isDoubted: boolean;
  readonly unreachedVisits: number;
  readonly satisfaction: "very_satisfied" | "satisfied" | "neutral" | "unsatisfied";
  readonly isSolved: boolean;
  readonly rating: number | null;
  readonly appeal: "none" | "declined" | "granted";
}

/** Shares as a district of this size reports them; nine in ten are handled in time. */
const LATE_SHARE = 0.085;

export function fateOf(report: InventedReport, seed: number): Fate {
  const random = randomOf(seed, `fate:${report.key}`);
  const isHotline = report.source === "hotline_12345" || report.source === "hotline_12319";
  const isCitizen = isHotline || report.source === "app" || report.source === "volunteer";
  const isLate = random.chance(LATE_SHARE);
  const returned = random.chance(0.055);
  const isDispute = returned && random.chance(0.3);
  const ask = askOf(random.next());
  const failDraw = random.next();
  const endDraw = random.next();
  const isSolved = !random.chance(0.045);
  return {
    isWithoutPlace: isHotline && random.chance(0.14),
    isWithoutClass: isCitizen && random.chance(0.2),
    isConsultation: isHotline && random.chance(0.03),
    isOutOfScope: isCitizen && random.chance(0.02),
    sufficesAsEvidence: report.source.includes("video") || random.chance(0.06),
    classFoundBy: (["acceptor", "shift_leader", "unit"] as const)[random.weighted([60, 25, 15])] ?? "acceptor",
    isMissedByPatrol: random.chance(0.22),
    returns: returned
      ? isDispute
        ? ["accepted", random.chance(0.6) ? "accepted" : "rejected"]
        : [random.chance(0.62) ? "accepted" : "rejected"]
      : [],
    // Who asks for time has not been quick.
    workShare: isLate
      ? 1.04 + random.next() ** 2 * 1.3
      : Math.max(ask ? 0.8 : 0, 0.12 + Math.sqrt(random.next()) * 0.8),
    ask,
    isGranted: random.chance(0.82),
    failedRechecks: failDraw < 0.012 ? 2 : failDraw < 0.075 ? 1 : 0,
    isSupervised: random.chance(isLate ? 0.4 : 0.008),
    isCommentedOn: random.chance(0.03),
    isJoint: random.chance(0.3),
    ending: endDraw < 0.004 ? "forced" : endDraw < 0.009 ? "annulled" : "ordinary",
    isDoubted: random.chance(0.05),
    unreachedVisits: [0, 1, 2, 3][random.weighted([80, 12, 4, 4])] ?? 0,
    satisfaction: isSolved
      ? ((["very_satisfied", "satisfied", "neutral", "unsatisfied"] as const)[random.weighted([38, 44, 14, 4])] ??
        "satisfied")
      : "unsatisfied",
    isSolved,
    rating:
      report.source === "app" && random.chance(0.4)
        ? ([1, 2, 3, 4, 5][random.weighted([4, 5, 12, 35, 44])] ?? 5)
        : null,
    appeal: (["none", "declined", "granted"] as const)[random.weighted([60, 22, 18])] ?? "none",
  };
}

function askOf(draw: number): Fate["ask"] {
  if (draw < 0.026) return "extension";
  if (draw < 0.032) return "second_extension";
  if (draw < 0.052) return "deferral";
  return draw < 0.068 ? "ledger" : null;
}
