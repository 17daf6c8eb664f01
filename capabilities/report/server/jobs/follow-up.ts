/** What the system does by itself after an act. Each is an act of its own, refused like anybody's; a refusal leaves it to people. */

import { z } from "zod";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { ReportDetail, ReportFacts } from "#capabilities/report/model/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, getMatterInScope, perform } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";

import { loadDetail } from "../columns.ts";
import { addPrecedent } from "../configuration/responsibility-store.ts";
import { loadFacts } from "../facts/load-facts.ts";
import { sameId } from "../same-id.ts";
import type { Told } from "./told.ts";

export interface SystemAct {
  readonly matterId: string;
  readonly act: string;
  readonly input: unknown;
  /** Makes the request id: the same cause acts once. */
  readonly cause: readonly (string | number)[];
}

/** @returns whether it was done; refused because somebody was quicker or a rule forbids it: false */
export async function actAsSystem(engine: Engine, platform: Pick<Platform, "now">, act: SystemAct): Promise<boolean> {
  try {
    await perform(engine, {
      matterId: act.matterId,
      kind: "report",
      act: act.act,
      input: act.input,
      versionSeen: null,
      requestId: sameId(act.act, act.matterId, ...act.cause),
      actor: SYSTEM_ACTOR,
      now: platform.now(),
      origin: { channel: "job", ip: null },
    });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.problemType.type === MATTER_PROBLEMS.refused.type) return false;
    throw error;
  }
}

/** 自动派遣: only where the rules leave one unit, and never after a return; both are judged again by the act itself. */
export async function dispatchBySystem(engine: Engine, platform: Platform, told: Told): Promise<void> {
  if (told.payload.isSureWhere !== true) return;
  const { core } = await getMatterInScope(engine, told.matterId, SYSTEM_ACTOR);
  if (core.state !== "filed") return;
  const detail: ReportDetail = await loadDetail(platform.database, platform.secrets, told.matterId);
  const situation = { matter: core, detail, clocks: [], actor: SYSTEM_ACTOR, now: platform.now() };
  const act = { id: "dispatch", input: {} };
  const facts: ReportFacts = await loadFacts(platform, platform.database, { ...situation, act });
  const [candidate] = facts.responsibility.candidates;
  if (facts.responsibility.kind !== "one" || !candidate) return;
  const input = { leadUnitId: candidate.unitId, opinion: candidate.reason };
  await actAsSystem(engine, platform, { matterId: told.matterId, act: "dispatch", input, cause: [told.seq] });
}

/** The other side of a merge: the report that goes on counts one more. */
export async function takeInMerged(engine: Engine, platform: Platform, told: Told): Promise<void> {
  const { targetMatterId } = z.object({ targetMatterId: z.string() }).parse(told.payload);
  const { core } = await getMatterInScope(engine, told.matterId, SYSTEM_ACTOR);
  const input = { matterId: told.matterId, number: core.number };
  await actAsSystem(engine, platform, {
    matterId: targetMatterId,
    act: "take_in",
    input,
    cause: [told.matterId, told.seq],
  });
}

const PrecedentSchema = z.object({
  classKey: z.string(),
  cellCode: z.string(),
  facilityCode: z.string().nullable(),
  unitId: z.string(),
});

export async function keepPrecedent(platform: Platform, told: Told): Promise<void> {
  const decided = PrecedentSchema.parse(told.payload);
  await platform.database.transaction().execute(async (tx) => {
    const place = { ...decided, decidedOn: plainDateOf(told.at), matterId: told.matterId, seq: told.seq };
    await addPrecedent(tx, place, { personId: null, now: told.at });
  });
}

const CaseEndedSchema = z.object({ originMatterId: z.string(), number: z.string().nullable(), outcome: z.string() });

/** The case that came of a report is over. What it came of may be another kind of matter: that is left to others. */
export async function tellEnforcementEnded(engine: Engine, platform: Platform, told: Told): Promise<void> {
  const { originMatterId, number, outcome } = CaseEndedSchema.parse(told.payload);
  const { core } = await getMatterInScope(engine, originMatterId, SYSTEM_ACTOR);
  if (core.kind !== "report") return;
  const input = { number: number ?? "", outcome };
  await actAsSystem(engine, platform, {
    matterId: originMatterId,
    act: "enforcement_ended",
    input,
    cause: [told.matterId, told.seq],
  });
}
