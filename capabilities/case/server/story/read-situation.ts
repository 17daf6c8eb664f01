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
import { loadFacts } from "../facts/load-facts.ts";

const BEFORE = { actor: SYSTEM_ACTOR, now: shanghaiTime("2026-01-05 09:00") };

export async function readSituation(
  { platform, kinds }: Engine,
  tx: Tx,
  matterId: string | null,
  { actor, now }: { readonly actor: Actor; readonly now: Instant } = BEFORE,
): Promise<Situation<CaseDetail, CaseFacts> & { readonly core: Situation<CaseDetail, CaseFacts>["matter"] }> {
  const kept = matterId === null ? null : await findMatter(tx, matterId);
  const matter = kept?.core ?? blankMatter({ id: NOBODY, kind: kindOf({ kinds }, "case"), actor, now });
  const detail = kept ? await loadCase(platform.secrets, tx, matter.id) : BLANK_CASE;
  const rows = await listRows(
    tx,
    sql<{ clock: Clock }>`select clock from clock_running where matter_id = ${matter.id} order by started_at, run`,
  );
  const clocks = rows.map((row) => row.clock);
  const facts = await loadFacts(platform.secrets, tx, { matter, detail, clocks, actor, now, act: null });
  return { matter, core: matter, detail, clocks, facts, actor, now };
}
const NOBODY = "00000000-0000-7000-8000-000000000000";
