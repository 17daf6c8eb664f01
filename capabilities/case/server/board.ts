/** 案件页: the timeline, the discretion and the papers to come of one case, for whoever sees it. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addMonths, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { getCaseBoard } from "#capabilities/case/contract.ts";
import {
  type CaseDetail,
  CIRCUMSTANCE_EFFECTS,
  departureWords,
  papersAhead,
  type TimedCase,
  timelineOf,
} from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, getMatterInScope } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadCase } from "./case-file.ts";
import { loadFacts } from "./facts/load-facts.ts";

type Board = z.input<typeof getCaseBoard.response>;

/** @throws Problem not found, also when the matter is no case or lies outside the caller's scope */
export async function caseBoard(engine: Engine, id: string, caller: Actor, now: Instant): Promise<Board> {
  const { database, secrets } = engine.platform;
  const { core } = await getMatterInScope(engine, id, caller);
  if (core.kind !== "case") throw new Problem(MATTER_PROBLEMS.notFound);
  const [detail, runs, past] = await Promise.all([
    loadCase(secrets, database, id),
    listRows(
      database,
      sql<{ clock: Clock }>`select clock from clock_running where matter_id = ${id} order by started_at, run`,
    ),
    listRows(
      database,
      sql<{ act: string; at: Instant }>`select act, at from record_entry where matter_id = ${id} order by seq`,
    ),
  ]);
  const seen = { matter: core, detail, clocks: runs.map(({ clock }) => clock), actor: SYSTEM_ACTOR, now };
  const [facts, similarFen] = await Promise.all([
    loadFacts(secrets, database, { ...seen, act: null }),
    similarFines(database, id, detail, plainDateOf(now)),
  ]);
  const situation: TimedCase = { ...seen, facts };
  const timeline = timelineOf(
    situation,
    past.map(({ act, at }) => ({ act, on: plainDateOf(at) })),
  );
  const helper = helperOf(detail, similarFen);
  return {
    timeline: {
      ...timeline,
      behind: timeline.behind.map((one) => ({ ...one })),
      running: timeline.running.map(({ pauses, ...one }) => ({
        ...one,
        pauses: pauses.map((pause) => ({ ...pause })),
      })),
      ahead: timeline.ahead.map((one) => ({ ...one, sources: [...one.sources], missing: [...one.missing] })),
    },
    discretion: helper && discretionOf(detail, helper),
    helper,
    papersAhead: papersAhead(detail, core.state, timeline).map((one) => ({ ...one })),
  };
}

function helperOf(known: CaseDetail, similarFen: number[]): Board["helper"] {
  const { offenceId, party, actOn, actEndedOn } = known;
  if (!offenceId || !party || !actOn) return null;
  return { offence: offenceId, subject: party.kind, actEndedOn: actEndedOn ?? actOn, bornOn: party.bornOn, similarFen };
}

function discretionOf(known: CaseDetail, helper: NonNullable<Board["helper"]>): Board["discretion"] {
  const penalty = known.penalty ?? known.noticed ?? known.proposal;
  if (!penalty || known.discretionTier === null) return null;
  const { offence: offenceId, subject, actEndedOn, bornOn, similarFen } = helper;
  return {
    offenceId,
    causeOfAction: known.causeOfAction,
    subject,
    actEndedOn,
    bornOn,
    tier: known.discretionTier,
    fineFen: penalty.fineFen,
    noticedFen: known.noticed?.fineFen ?? null,
    words: penalty.words,
    reason: known.discretionReason,
    isDeparture: known.isDeparture,
    departure: departureWords(known, () => ""),
    circumstances: known.discretionFacts.map(({ words, effect, evidenceIds }) => ({
      words,
      effect,
      effectLabel: CIRCUMSTANCE_EFFECTS[effect],
      evidence: evidenceIds.flatMap((id) => {
        const index = known.evidence.findIndex((item) => item.id === id);
        return index < 0 ? [] : [index + 1];
      }),
    })),
    similarFen,
  };
}

const MONTHS_COMPARED = 24;
const MOST = 200;

/** 同案同罚: what stands, in the last two years, of the same offence against the same kind of party. */
async function similarFines(
  on: Database,
  id: string,
  { offenceId, party }: CaseDetail,
  today: PlainDate,
): Promise<number[]> {
  if (!offenceId || !party) return [];
  const rows = await listRows(
    on,
    sql<{ fine: number }>`select (detail #>> '{penalty,fineFen}')::float8 as fine from case_file
      where decided_on >= ${addMonths(today, -MONTHS_COMPARED)} and offence_id = ${offenceId} and matter_id <> ${id}::uuid
        and outcome = 'penalty' and decision_standing in ('stands', 'changed') and detail #>> '{party,kind}' = ${party.kind}
        and (detail #>> '{penalty,fineFen}')::float8 > 0
      order by decided_on desc limit ${MOST}`,
  );
  return rows.map(({ fine }) => fine);
}
