/** 负责人审批台: what waits for the head, each judged by the procedure; the simple ones may be approved together, each by itself. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { CLOSINGS } from "#capabilities/case/model/closing/acts.ts";
import {
  APPROVALS,
  type ApprovalKind,
  approvalsWaiting,
  isSimpleApproval,
  MEASURE_NEAR_DAYS,
} from "#capabilities/case/model/desks/approvals.ts";
import { CASE_PROCEDURE, EXECUTION_PATHS, LEGAL_OPINIONS, MEASURE_KINDS } from "#capabilities/case/model/public.ts";
import type { DeskAct } from "#capabilities/case/model/surface/desk-case.ts";
import type { ApprovalQuery, listApprovals } from "#capabilities/case/model/surface/desks.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { ListedAct } from "#kernel/procedure/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { actsOf, deskActOf } from "./desk-acts.ts";
import {
  casesWhere,
  deskCaseOf,
  dueFirst,
  type JudgedCase,
  judged,
  type KeptCase,
  type Looking,
  namedLike,
  skippedBefore,
  together,
} from "./desk-cases.ts";
import { penaltyWords } from "./words.ts";

type Answer = z.input<typeof listApprovals.response>;

/** What may wait for the head: by whose turn, by flag, by state, by a region, by a term near its end. `approvalsWaiting` says what does. */
function mayWait(now: Instant): RawBuilder<boolean> {
  const soon = JSON.stringify({ soon: addDays(plainDateOf(now), MEASURE_NEAR_DAYS) });
  return sql<boolean>`m.is_open and (m.turn_roles @> array['agency_head'] or m.state in ('reviewed', 'deliberating')
    or m.flags && array['filing_proposed', 'closing_proposed', 'recusal_asked', 'jurisdiction_disputed']
    or f.detail @? '$.measures[*] ? (@.state == "requested" || @.state == "urgent")'
    or jsonb_path_exists(f.detail, '$.measures[*] ? (@.state == "executed" && @.dueOn <= $soon)', ${soon}::jsonb)
    or f.detail @? '$.transfers[*] ? (@.state == "proposed")' or f.detail @? '$.executions[*] ? (@.state == "demanded")'
    or f.detail @? '$.payment.arrangement ? (@.isGranted == null)'
    or exists (select 1 from clock_running c where c.matter_id = m.id and c.kind in ('decide', 'clue_check') and c.state = 'running'
      and c.due_at >= ${now}::timestamptz and (c.clock ->> 'warnAt')::timestamptz <= ${now}::timestamptz))`;
}

interface Waiting {
  readonly kept: KeptCase;
  readonly kind: ApprovalKind;
}

/** Each thing to approve, the first to end first. What waits for one person is never so much that it could not be read at once. */
async function waitingFor(on: Database, looking: Looking, text: string): Promise<readonly Waiting[]> {
  const kept = await casesWhere(on, looking, { where: sql`${mayWait(looking.now)} and ${namedLike(text)}` });
  return kept.flatMap((one) =>
    approvalsWaiting({ ...one, now: looking.now })
      .filter((kind) => isActOf(kind, one.matter.state))
      .map((kind) => ({ kept: one, kind })),
  );
}

/** The state knows the act, allowed or not: what it does not know would have no line on the desk. */
function isActOf(kind: ApprovalKind, state: string): boolean {
  const { from }: { readonly from: readonly string[] | "none" } = CASE_PROCEDURE.acts[APPROVALS[kind].act];
  return from !== "none" && from.includes(state);
}

/** @returns all, and how many of them are of cases that are somebody else's turn */
export function countApprovals(engine: Engine, looking: Looking): Promise<{ all: number; outside: number }> {
  return together(engine, async (on) => {
    const waiting = await waitingFor(on, looking, "");
    const outside = waiting.filter(({ kept }) => !kept.matter.turn?.roles.includes(looking.actor.role));
    return { all: waiting.length, outside: outside.length };
  });
}

export function approvalDesk(engine: Engine, looking: Looking, asked: z.output<typeof ApprovalQuery>): Promise<Answer> {
  return together(engine, async (on) => {
    const waiting = await waitingFor(on, looking, asked.text);
    const ofKind = waiting.filter(({ kind }) => !asked.kind || kind === asked.kind);
    const page = ofKind.slice(skippedBefore(asked.page), skippedBefore(asked.page + 1));
    const kept = [...new Set(page.map((one) => one.kept))];
    const [calendars, cases] = await Promise.all([calendarsInForce(on), judged(engine, on, looking, kept)]);
    const byId = new Map(cases.map((one) => [one.matter.id, { one, acts: actsOf(one) }]));
    return {
      count: ofKind.length,
      kinds: (Object.keys(APPROVALS) as ApprovalKind[]).flatMap((kind) => {
        const count = waiting.filter((one) => one.kind === kind).length;
        return count > 0 ? [{ kind, label: APPROVALS[kind].label, count }] : [];
      }),
      approvals: dueFirst(
        page.flatMap(({ kept: { matter }, kind }) => {
          const { one, acts } = byId.get(matter.id) ?? {};
          const approve = acts && deskActOf(acts, APPROVALS[kind].act);
          if (!one || !approve) return [];
          return [{ ...deskCaseOf(one, calendars, looking.now), ...approvalOf(one, kind, acts, approve) }];
        }),
      ),
    };
  });
}

function approvalOf(one: JudgedCase, kind: ApprovalKind, acts: readonly ListedAct[], approve: DeskAct) {
  const { label, sendBack } = APPROVALS[kind];
  const isSimple = approve.isAllowed && isSimpleApproval(one.situation, kind);
  const fields = acts.find(({ act }) => act === approve.act)?.fields ?? [];
  return {
    kind,
    kindLabel: label,
    asks: ASKS[kind]?.(one) ?? "",
    facts: one.detail.facts || one.detail.summary,
    opinions: opinionsOf(one),
    approve,
    sendBack: sendBack && deskActOf(acts, sendBack),
    isSimple,
    input: isSimple ? initialOf(fields) : null,
    asksOpinion: fields.some(({ name }) => name === "opinion"),
  };
}

/** As a person who changes nothing: what the form proposes. */
function initialOf(fields: ListedAct["fields"]): NonNullable<Answer["approvals"][number]["input"]> {
  const proposed = fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]]));
  return JSON.parse(JSON.stringify(Object.fromEntries(proposed)));
}

/** What was said on the way to the head. */
function opinionsOf({ detail }: JudgedCase): { who: string; words: string }[] {
  const { legalReview, representation, discretionTier, discretionReason, collective } = detail;
  const said: (readonly [string, string])[] = [
    ["裁量", discretionTier ? `${discretionTier}：${discretionReason}` : ""],
    ["法制审核", legalReview ? `${LEGAL_OPINIONS[legalReview.opinion]}：${legalReview.detail}` : ""],
    ["陈述申辩", representation?.content ?? ""],
    ["复核意见", representation?.review ?? ""],
    ["集体讨论", collective?.conclusion ?? ""],
  ];
  return said.flatMap(([who, words]) => (words === "" ? [] : [{ who, words }]));
}

const ASKS: Partial<Record<ApprovalKind, (one: JudgedCase) => string>> = {
  filing: ({ detail }) => `${detail.party?.name ?? ""} ${detail.causeOfAction}`.trim(),
  measure: ({ detail }) =>
    detail.measures
      .filter(({ state }) => state === "requested" || state === "urgent")
      .map(({ kind, reason, items }) => `${MEASURE_KINDS[kind]} ${items.map(({ name }) => name).join("、")}：${reason}`)
      .join("；"),
  recusal: ({ detail, names }) =>
    detail.recusals
      .filter(({ isGranted }) => isGranted === null)
      .map(({ personId, reason }) => `${names.get(personId) ?? "承办人"}回避：${reason}`)
      .join("；"),
  departure: ({ detail }) => penaltyWords(detail.proposal),
  notice: ({ detail }) => `拟${penaltyWords(detail.proposal)}`,
  decision: ({ detail }) => penaltyWords(detail.noticed),
  no_penalty: ({ detail }) => detail.noPenaltyProposal?.reason ?? "",
  hearing: () => "当事人要求听证",
  arrangement: ({ detail }) => detail.payment?.arrangement?.reason ?? "",
  transfer: ({ detail }) =>
    detail.transfers
      .filter(({ state }) => state === "proposed")
      .map(({ receiver, reason }) => `移送${receiver}：${reason}`)
      .join("；"),
  execution: demanded,
  court: demanded,
  closing: ({ detail }) => (detail.closing ? (CLOSINGS[detail.closing as keyof typeof CLOSINGS] ?? "") : ""),
  extend_verifying: () => "核查期限将满，可以延长一次",
  extend_decision: () => "办案期限将满",
  extend_measure: ({ detail }) =>
    detail.measures
      .filter(({ state, dueOn }) => state === "executed" && dueOn !== null)
      .map(({ kind, dueOn }) => `${MEASURE_KINDS[kind]}至 ${dueOn ?? ""} 期满`)
      .join("；"),
};

function demanded({ detail }: JudgedCase): string {
  return detail.executions
    .filter(({ state }) => state === "demanded")
    .map(({ path, obligation }) => `${EXECUTION_PATHS[path]}：${obligation}`)
    .join("；");
}
