/** The case as it stands inside the story's transaction, with the facts of the server. */
import { sql } from "kysely";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { BLANK_CASE, type CaseDetail, type CaseFacts } from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { blankMatter, type Engine, findMatter, kindOf } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Situation } from "#kernel/procedure/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadCase } from "../case-file.ts";
import { type CaseReads, loadFacts, readForFacts } from "../facts/load-facts.ts";

const BEFORE = { actor: SYSTEM_ACTOR, now: shanghaiTime("2026-01-05 09:00") };
type Moment = { readonly actor: Actor; readonly now: Instant };
export type Standing = Omit<Situation<CaseDetail, CaseFacts>, "facts"> & {
  readonly core: Standing["matter"];
  /** Null: there is no case yet. */
  readonly reads: CaseReads | null;
};

/** What is kept of the case, and of its party, without the facts of the city. */
export async function readStanding(
  { platform, kinds }: Engine,
  tx: Tx,
  matterId: string | null,
  { actor, now }: Moment = BEFORE,
): Promise<Standing> {
  if (matterId === null) {
    const blank = blankMatter({ id: NOBODY, kind: kindOf({ kinds }, "case"), actor, now });
    return { matter: blank, core: blank, detail: BLANK_CASE, clocks: [], reads: null, actor, now };
  }
  const [kept, detail, rows, reads] = await Promise.all([
    findMatter(tx, matterId),
    loadCase(platform.secrets, tx, matterId),
    listRows(
      tx,
      sql<{ clock: Clock }>`select clock from clock_running where matter_id = ${matterId} order by started_at, run`,
    ),
    readForFacts(tx, matterId),
  ]);
  if (!kept) throw new RangeError(`there is no matter ${matterId}`);
  const { core } = kept;
  return { matter: core, core, detail, clocks: rows.map((row) => row.clock), reads, actor, now };
}

export async function readSituation(
  engine: Engine,
  tx: Tx,
  matterId: string | null,
  moment: Moment = BEFORE,
): Promise<Standing & { readonly facts: CaseFacts }> {
  return withFacts(engine, tx, await readStanding(engine, tx, matterId, moment));
}

/** The facts of the city for what was read of the case already. */
export async function withFacts(
  engine: Engine,
  tx: Tx,
  standing: Standing,
): Promise<Standing & { readonly facts: CaseFacts }> {
  const { secrets } = engine.platform;
  return { ...standing, facts: await loadFacts(secrets, tx, { ...standing, act: null }, standing.reads ?? undefined) };
}
const NOBODY = "00000000-0000-7000-8000-000000000000";
