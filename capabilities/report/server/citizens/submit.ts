/** 公众上报: a citizen's report is an act like any other, done by the public. */
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findReporterOf } from "../reporters.ts";
import { cityDivision } from "./city-division.ts";
import { REPORT_PROBLEMS } from "./problems.ts";

export interface CreatedReport {
  readonly number: string | null;
  readonly followCode: string;
}

export interface Submission {
  /** As the contract parsed it, `requestId` apart. */
  readonly report: object;
  readonly requestId: string;
  readonly now: Instant;
  readonly ip: string;
}

/** @throws Problem refused or wrong input, in words a citizen can act on */
export async function submitReport(engine: Engine, platform: Platform, submission: Submission): Promise<CreatedReport> {
  const { report, requestId, now, ip } = submission;
  const actor = { ...CITIZEN_ACTOR, divisionCode: await cityDivision(platform.database, now) };
  const made = await perform(engine, {
    matterId: null,
    kind: "report",
    act: "report_by_public",
    input: { ...report, source: "app" },
    versionSeen: null,
    requestId,
    actor,
    now,
    origin: { channel: "public", ip },
  });
  const reporter = await findReporterOf(platform.database, made.matterId);
  if (!reporter) throw new Problem(REPORT_PROBLEMS.unknownCode);
  return { number: made.number, followCode: reporter.followCode };
}
