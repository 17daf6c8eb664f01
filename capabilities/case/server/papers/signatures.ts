/** Opinions on papers: taken by the acts on the way to a paper, by the act that issues it, and by acts that come after. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { CaseAct, CaseDetail } from "#capabilities/case/model/public.ts";
import type { PaperSignature } from "#kernel/document/model/public.ts";
import type { PaperWanted } from "#kernel/matter/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

interface Step {
  readonly signer: string;
  /** Null: the act that issues the form. */
  readonly act: CaseAct | null;
  /** Member of the act's input that holds the opinion; null: a bare signature. */
  readonly opinion: string | null;
}

const before = (signer: string, act: CaseAct, opinion: string | null = "opinion"): Step => ({ signer, act, opinion });
const own = (signer: string, opinion: string | null = null): Step => ({ signer, act: null, opinion });

/** In the order of signing. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  "DOC-01": [own("registrar")],
  "DOC-02": [before("handler", "propose_filing"), own("agency_head", "opinion")],
  "DOC-03": [before("handler", "propose_filing"), own("agency_head", "opinion")],
  "DOC-08": [own("handler")],
  "DOC-09": [own("handler", "reason")],
  "DOC-15": [own("handler", "reason")],
  "DOC-23": [own("handler")],
  "DOC-24": [own("reviewer", "detail")],
  "DOC-32": [own("presider")],
  "DOC-36": [
    before("handler", "propose_penalty", "reason"),
    before("unit_head", "review_by_unit"),
    before("legal_review", "review_legally", "detail"),
    own("agency_head", "words"),
  ],
  "DOC-37": [own("server")],
  "DOC-46": [own("agency_head")],
  "DOC-48": [before("agency_head", "decide_transfer", null)],
  "DOC-51": [before("handler", "propose_closing", "result"), own("agency_head", "opinion")],
  "DOC-52": [own("agency_head", "reason")],
  "DOC-53": [own("archivist")],
  "DOC-58": [before("reviewer", "review_capture", null), own("reviewer")],
};

interface Row {
  readonly act: string;
  readonly personId: string | null;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

export async function signaturesOf(
  on: Database | Tx,
  { form, matter, actor, input, now }: PaperWanted<CaseDetail>,
): Promise<readonly PaperSignature[]> {
  const steps = STEPS[form] ?? [];
  const acts = steps.flatMap(({ act }) => act ?? []);
  const rows =
    acts.length === 0
      ? []
      : await listRows(
          on,
          sql<Row>`select distinct on (act) act, person_id as "personId", actor ->> 'name' as name, input, at
            from record_entry where matter_id = ${matter.id} and act = any(${acts}) order by act, seq desc`,
        );
  return steps.flatMap(({ signer, act, opinion }): PaperSignature[] => {
    // What the clock does, nobody signs.
    const issuing = actor.personId === null ? null : { personId: actor.personId, name: actor.name, input, at: now };
    const done = act === null ? issuing : rows.find((row) => row.act === act);
    if (!done) return [];
    const { personId, name, at } = done;
    return [{ signer, personId, name, opinion: opinion === null ? "" : wordsIn(done.input, opinion) || "同意", at }];
  });
}

export interface LaterOpinion {
  readonly form: string;
  /** Null: the latest of the form. */
  readonly key: string | null;
  readonly signer: string;
  readonly opinion: string;
}

/** The opinion that an act gives on a paper that an earlier act issued. */
export function laterOpinion(act: string, input: unknown, { measures }: CaseDetail): LaterOpinion | null {
  const opinion = wordsIn(input, "opinion");
  if (act === "review_by_unit") return { form: "DOC-23", key: null, signer: "unit_head", opinion: opinion || "同意" };
  if (act !== "decide_measure") return null;
  const key = wordsIn(input, "measureId");
  const kind = measures.find((measure) => measure.id === key)?.kind;
  const isApproved = (input as { readonly isApproved?: unknown }).isApproved === true;
  return {
    form: kind === "preserve" ? "DOC-09" : "DOC-15",
    key,
    signer: "agency_head",
    opinion: `${isApproved ? "批准" : "不批准"}：${opinion}`,
  };
}

function wordsIn(input: unknown, member: string): string {
  const value = typeof input === "object" && input !== null ? (input as Record<string, unknown>)[member] : "";
  return typeof value === "string" ? value : "";
}
