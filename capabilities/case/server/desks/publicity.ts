/** 决定公开台: what the publicity clerk owes by which day, and what was published or kept back before. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { plainDateOf } from "#base/plain-date.ts";
import { type CaseAct, type CaseDetail, shownNameOf } from "#capabilities/case/model/public.ts";
import {
  type listPublicity,
  PUBLICITY_STATES,
  type PublicityQuery,
  type PublicityState,
  type PublicityTab,
} from "#capabilities/case/model/surface/publicity.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { lawSettingsOn } from "../facts/law-settings.ts";
import { actsOf, deskActsOf } from "./desk-acts.ts";
import { deskCaseOf, type JudgedCase, judged, type Looking, namedLike, pageOfCases, together } from "./desk-cases.ts";
import { penaltyWords } from "./words.ts";

type Answer = z.input<typeof listPublicity.response>;

/** What comes next, by where the decision stands. */
const ACTS: Readonly<Record<PublicityState, readonly CaseAct[]>> = {
  to_withdraw: ["withdraw_published"],
  to_publish: ["publish", "decline_publishing"],
  published: ["withdraw_published"],
  withdrawn: [],
  kept: [],
};
const CLOCKS: readonly string[] = ["publish", "unpublish"];

export const AWAITS_PUBLICITY = sql<boolean>`m.is_open and m.flags && array['publish_due', 'withdraw_due']`;
const TABS: Readonly<Record<PublicityTab, RawBuilder<boolean>>> = {
  due: AWAITS_PUBLICITY,
  published: sql<boolean>`f.disclosure_state = 'published'`,
  kept: sql<boolean>`f.disclosure_state in ('not_due', 'withdrawn')`,
};
/** By the day of the publicity itself: other terms of the case are other people's. */
const DUE_FIRST = sql`(select min(c.due_at) from clock_running c where c.matter_id = m.id and c.state = 'running'
  and c.kind = any(${CLOCKS})) nulls last, m.id`;
const NEWEST_FIRST = sql`f.detail #>> '{disclosure,publishedOn}' desc nulls last, f.decided_on desc nulls last, m.id`;

export function publicityDesk(
  engine: Engine,
  looking: Looking,
  { tab, ...asked }: z.output<typeof PublicityQuery>,
): Promise<Answer> {
  return together(engine, async (on) => {
    const order = tab === "due" ? DUE_FIRST : NEWEST_FIRST;
    const [{ kept, count }, counts, settings] = await Promise.all([
      pageOfCases(on, looking, { where: TABS[tab], order }, asked),
      countsOf(on, looking, asked.text),
      lawSettingsOn(on, plainDateOf(looking.now)),
    ]);
    const [calendars, cases, papers] = await Promise.all([
      calendarsInForce(on),
      judged(engine, on, looking, kept),
      decisionPapers(
        on,
        kept.map(({ matter }) => matter.id),
      ),
    ]);
    return {
      count,
      counts,
      isAllPublished: settings["publish.scope"] === "all",
      decisions: cases.map((one) => {
        const clocks = one.clocks.filter(({ kind }) => CLOCKS.includes(kind));
        const publicity = publicityOf(one.detail);
        return {
          ...deskCaseOf({ ...one, clocks }, calendars, looking.now),
          ...publicity,
          documentId: papers.get(one.matter.id) ?? null,
          acts: deskActsOf(actsOf(one), ACTS[publicity.publicity]),
        };
      }),
    };
  });
}

function countsOf(on: Database, { actor }: Looking, text: string): Promise<Answer["counts"]> {
  return getRow(
    on,
    sql<
      Answer["counts"]
    >`select count(*) filter (where ${TABS.due})::int as due, count(*) filter (where ${TABS.published})::int as published,
        count(*) filter (where ${TABS.kept})::int as kept
      from matter m join case_file f on f.matter_id = m.id where m.kind = 'case' and ${matterScope(actor)} and ${namedLike(text)}
        and (${TABS.due} or f.disclosure_state is not null)`,
  );
}

function publicityOf(detail: JudgedCase["detail"]) {
  const { disclosure, party, penalty, facts, summary, decisionNumber, decidedOn } = detail;
  const publicity = stateOf(disclosure);
  return {
    publicity,
    publicityLabel: PUBLICITY_STATES[publicity],
    decisionNumber: decisionNumber ?? "",
    decidedOn,
    penalty: penalty?.words || penaltyWords(penalty),
    fineFen: penalty?.fineFen ?? 0,
    confiscateFen: penalty?.confiscateFen ?? 0,
    facts: facts || summary,
    isIndividual: party?.kind === "individual",
    shownName: disclosure?.shownName || shownNameOf(party?.name ?? "", party?.kind),
    publishedOn: disclosure?.publishedOn ?? null,
    withdrawnOn: disclosure?.withdrawnOn ?? null,
    reason: disclosure?.withdrawReason ?? disclosure?.reason ?? "",
  };
}

function stateOf(disclosure: CaseDetail["disclosure"]): PublicityState {
  switch (disclosure?.state) {
    case "published":
      return "published";
    case "withdraw_due":
      return "to_withdraw";
    case "withdrawn":
      return "withdrawn";
    case "not_due":
      return "kept";
    default:
      return "to_publish";
  }
}

/** The paper of the decision, by case. */
async function decisionPapers(on: Database, matterIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (matterIds.length === 0) return new Map();
  const rows = await listRows(
    on,
    sql<{ matterId: string; id: string }>`select d.matter_id as "matterId", d.id from document_issued d
      join case_file f on f.matter_id = d.matter_id and d.number = f.detail ->> 'decisionNumber'
      where d.matter_id = any(${[...matterIds]}::uuid[])`,
  );
  return new Map(rows.map(({ matterId, id }) => [matterId, id]));
}
