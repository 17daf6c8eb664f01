/** 法制审核台: what waits for a legal opinion, why it must have one, and what was said before. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { reviewReasons } from "#capabilities/case/model/desks/review-reasons.ts";
import { EVIDENCE_KINDS, LEGAL_OPINIONS, NO_PENALTY_GROUNDS, REVIEW_ITEMS } from "#capabilities/case/model/public.ts";
import type { DeskAsked } from "#capabilities/case/model/surface/desk-case.ts";
import type { listReviewDesk } from "#capabilities/case/model/surface/desks.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { actsOf, deskActOf } from "./desk-acts.ts";
import { deskCaseOf, dueFirst, type JudgedCase, judged, type Looking, pageOfCases, together } from "./desk-cases.ts";
import { penaltyWords } from "./words.ts";

type Answer = z.input<typeof listReviewDesk.response>;
type Opinion = Answer["cases"][number]["opinions"][number];

/** Not reviewed since the last change of the proposal, or reviewed and not agreed to. */
export const AWAITS_REVIEW = sql<boolean>`m.is_open and m.state in ('reviewed', 'deliberating')
  and coalesce(f.detail #>> '{legalReview,opinion}', '') <> 'agree'`;

export function reviewDesk(
  engine: Engine,
  looking: Looking,
  { matterId, ...asked }: DeskAsked & { readonly matterId?: string | undefined },
): Promise<Answer> {
  const where = matterId ? sql`${AWAITS_REVIEW} and m.id = ${matterId}::uuid` : AWAITS_REVIEW;
  return together(engine, async (on) => {
    const { kept, count } = await pageOfCases(on, looking, { where }, asked);
    const [calendars, cases, opinions] = await Promise.all([
      calendarsInForce(on),
      judged(engine, on, looking, kept),
      opinionsOn(
        on,
        kept.map(({ matter }) => matter.id),
      ),
    ]);
    return {
      count,
      cases: dueFirst(
        cases.flatMap((one) => {
          const review = deskActOf(actsOf(one), "review_legally");
          if (!review) return [];
          const { detail, matter } = one;
          return [
            {
              ...deskCaseOf(one, calendars, looking.now),
              reasons: [...reviewReasons(one.situation)],
              proposal: proposalOf(one),
              tier: detail.discretionTier ? `${detail.discretionTier}：${detail.discretionReason}` : "",
              review,
              opinions: opinions.get(matter.id) ?? [],
              evidence: detail.evidence.map(({ id, title, kind, takenAt, isVerified, files }) => ({
                id,
                title,
                kindLabel: EVIDENCE_KINDS[kind],
                takenAt,
                isVerified,
                files,
              })),
            },
          ];
        }),
      ),
    };
  });
}

function proposalOf({ detail }: JudgedCase): string {
  const { noPenaltyProposal, proposal, noticed } = detail;
  if (noPenaltyProposal)
    return `不予处罚（${NO_PENALTY_GROUNDS[noPenaltyProposal.ground]}）：${noPenaltyProposal.reason}`;
  return penaltyWords(noticed ?? proposal);
}

interface Row {
  readonly matterId: string;
  readonly at: Instant;
  readonly name: string;
  readonly input: { readonly opinion?: string; readonly detail?: string; readonly checked?: readonly string[] } | null;
}

/** Earlier opinions of all cases at once, the last first. */
async function opinionsOn(on: Database | Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, Opinion[]>> {
  if (matterIds.length === 0) return new Map();
  const rows = await listRows(
    on,
    sql<Row>`select matter_id as "matterId", at, actor ->> 'name' as name, input from record_entry
      where matter_id = any(${[...matterIds]}::uuid[]) and act = 'review_legally' order by seq desc`,
  );
  const opinions = new Map<string, Opinion[]>();
  for (const { matterId, at, name, input } of rows) {
    const opinion = input?.opinion ?? "";
    const checked = input?.checked ?? [];
    const one = {
      at,
      name,
      opinion,
      opinionLabel: LEGAL_OPINIONS[opinion as keyof typeof LEGAL_OPINIONS] ?? opinion,
      detail: input?.detail ?? "",
      open: Object.entries(REVIEW_ITEMS).flatMap(([id, { label }]) => (checked.includes(id) ? [] : [label])),
    };
    opinions.set(matterId, [...(opinions.get(matterId) ?? []), one]);
  }
  return opinions;
}
