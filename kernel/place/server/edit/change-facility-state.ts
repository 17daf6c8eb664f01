/** 部件状态变更: what was seen on the spot, why, and on what evidence. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { evidenceExists } from "#kernel/evidence/server/public.ts";
import type { Facility, FacilityState } from "#kernel/place/model/place.ts";
import type { Tx } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { lockFacility, raiseVersion, recordChange } from "../store.ts";

export interface FacilityStateChange {
  readonly code: string;
  readonly state: FacilityState;
  readonly reason: string;
  /** SHA-256 of files already stored. */
  readonly evidence: readonly string[];
  /** Null: the system. */
  readonly personId: string | null;
  readonly now: Instant;
}

/** @throws Problem when there is no such facility, or a photograph has not been uploaded */
export async function changeFacilityState(tx: Tx, change: FacilityStateChange): Promise<Facility> {
  const before = await lockFacility(tx, change.code);
  if (!before) throw new Problem(PROBLEMS.notFound, { detail: `没有标识码为 ${change.code} 的部件` });
  if (!(await evidenceExists(tx, change.evidence))) {
    throw new Problem(PROBLEMS.unacceptable, {
      errors: [{ path: "evidence", message: "有照片没有传上来，请重新上传" }],
    });
  }
  const changedOn = plainDateOf(change.now);
  await sql`update place_facility set state = ${change.state}, changed_on = ${changedOn} where code = ${change.code}`.execute(
    tx,
  );
  await raiseVersion(tx, "facilities");
  const { code, reason, evidence, personId, now } = change;
  const states = { before: { state: before.state }, after: { state: change.state } };
  await recordChange(tx, { subject: "facility", code, reason, ...states, evidence, personId, now });
  return { ...before, state: change.state, changedOn };
}
