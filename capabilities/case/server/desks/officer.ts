/** 执法工作台: the cases of the caller, what is due first, the next lawful step of each. */
import { sql } from "kysely";
import type { z } from "zod";
import { dayNumberOf, plainDateOf } from "#base/plain-date.ts";
import { nextStepOf } from "#capabilities/case/model/desks/next-act.ts";
import { CASE_FORMS, DELIVERY_STATES, MEASURE_KINDS } from "#capabilities/case/model/public.ts";
import type { listOfficerDesk, OfficerQuery } from "#capabilities/case/model/surface/desks.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import { personInOffice } from "#kernel/people/model/public.ts";
import { getRow } from "#platform/database/query.ts";
import { actsOf } from "./desk-acts.ts";
import {
  deskCaseOf,
  dueFirst,
  type JudgedCase,
  judged,
  type Looking,
  namedLike,
  pageOfCases,
  together,
} from "./desk-cases.ts";
import { ON_ITS_WAY } from "./papers.ts";

type Answer = z.input<typeof listOfficerDesk.response>;

/** Those that the caller handles, and clues that wait for an officer of the unit. */
export function isMine({ actor }: Looking) {
  const personId = personInOffice(actor);
  return sql<boolean>`m.is_open and (f.detail -> 'handlerIds' @> ${JSON.stringify([personId])}::jsonb
    or (m.state = 'received' and m.unit_id = any(${[...actor.unitIds]}::uuid[])))`;
}

/** All that the unit has open. */
function isOfUnit({ actor }: Looking) {
  return sql<boolean>`m.is_open and m.unit_id = any(${[...actor.unitIds]}::uuid[])`;
}

const VIEWS = {
  all: sql<boolean>`true`,
  deliver: ON_ITS_WAY,
  measures: sql<boolean>`f.detail @? '$.measures[*] ? (@.state == "executed" || @.state == "urgent" || @.state == "approved")'`,
};

export function officerDesk(engine: Engine, looking: Looking, asked: z.output<typeof OfficerQuery>): Promise<Answer> {
  const { whose, view, text } = asked;
  return together(engine, async (on) => {
    const own = whose === "mine" ? isMine(looking) : isOfUnit(looking);
    const [{ kept, count }, counts] = await Promise.all([
      pageOfCases(on, looking, { where: sql`${own} and ${VIEWS[view]}` }, asked),
      getRow(
        on,
        sql<Answer["counts"]>`select count(*)::int as all, count(*) filter (where ${VIEWS.deliver})::int as deliver,
            count(*) filter (where ${VIEWS.measures})::int as measures from matter m join case_file f on f.matter_id = m.id
          where m.kind = 'case' and ${matterScope(looking.actor)} and ${own} and ${namedLike(text)}`,
      ),
    ]);
    const [calendars, cases] = await Promise.all([calendarsInForce(on), judged(engine, on, looking, kept)]);
    return {
      count,
      counts,
      cases: dueFirst(
        cases.map((one) => ({ ...deskCaseOf(one, calendars, looking.now), ...standingOf(one, looking) })),
      ),
    };
  });
}

function standingOf(one: JudgedCase, { actor, now }: Looking) {
  const acts = actsOf(one);
  const { turn } = one.matter;
  const next = nextStepOf(one.situation, acts);
  const isMyTurn =
    (turn?.roles.includes(actor.role) ?? false) && (!turn?.personId || turn.personId === personInOffice(actor));
  return {
    isMyTurn,
    next: next.act && { act: next.act, label: next.label },
    heldBy: next.heldBy && { ...next.heldBy },
    mayAddEvidence: acts.some(({ act, isMine: mine, isAllowed }) => act === "add_evidence" && mine && isAllowed),
    claim: next.act === "review_representation" ? (one.detail.representation?.content ?? "") : "",
    measures: measuresOf(one, plainDateOf(now)),
    deliveries: deliveriesOf(one),
  };
}

function measuresOf({ detail }: JudgedCase, today: ReturnType<typeof plainDateOf>) {
  return detail.measures
    .filter(({ state }) => state === "executed" || state === "urgent" || state === "approved")
    .map(({ id, kind, state, dueOn }) => ({
      id,
      label: state === "approved" ? `${MEASURE_KINDS[kind]}已批准，待实施` : MEASURE_KINDS[kind],
      dueOn,
      daysLeft: dueOn && dayNumberOf(dueOn) - dayNumberOf(today),
    }))
    .sort((a, b) => ((a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : 1));
}

function deliveriesOf({ detail, clocks }: JudgedCase) {
  // The decision must be served within its own term; other papers wait for nothing but us.
  const isTermRunning = clocks.some((clock) => clock.kind === "serve_decision" && clock.state === "running");
  return detail.deliveries
    .filter(({ state }) => state === "pending" || state === "attempted" || state === "published")
    .map(({ id, form, state }) => ({
      id,
      name: CASE_FORMS.find(({ code }) => code === form)?.name ?? form,
      state,
      stateLabel: DELIVERY_STATES[state],
      isUrgent: isTermRunning && (form === "DOC-34" || form === "DOC-35"),
    }));
}
