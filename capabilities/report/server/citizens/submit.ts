/** 公众上报: a citizen's report is an act like any other, done by the public. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { findJoined, findReporterOf } from "../reporters.ts";
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

export interface Joining extends Omit<Submission, "report"> {
  /** As the list of what is handled nearby gives it. */
  readonly number: string;
}

/**
 * 同样反映: one more reporter of a report that is being handled, with a code of their own. The same request twice joins once.
 * @throws Problem not found, or over meanwhile
 */
export async function joinReport(
  engine: Engine,
  platform: Platform,
  { number, requestId, now, ip }: Joining,
): Promise<{ readonly number: string; readonly followCode: string }> {
  const { database } = platform;
  const earlier = await findJoined(database, requestId);
  if (earlier) return { number, followCode: earlier.followCode };
  const target = await findRow(
    database,
    sql<{
      id: string;
      isOpen: boolean;
    }>`select id, is_open as "isOpen" from matter where kind = 'report' and number = ${number}`,
  );
  if (!target) throw new Problem(PROBLEMS.notFound);
  if (!target.isOpen) throw new Problem(REPORT_PROBLEMS.notOpen);
  await perform(engine, {
    matterId: target.id,
    kind: "report",
    act: "join",
    input: {},
    versionSeen: null,
    requestId,
    actor: CITIZEN_ACTOR,
    now,
    origin: { channel: "public", ip },
  });
  const joined = await findJoined(database, requestId);
  if (!joined) throw new Problem(PROBLEMS.notFound);
  return { number, followCode: joined.followCode };
}
