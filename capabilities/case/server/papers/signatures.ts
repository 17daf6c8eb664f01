/** Opinions on papers: taken by the acts on the way to a paper, by the act that issues it, and by acts that come after. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { CaseAct, CaseDetail } from "#capabilities/case/model/public.ts";
import type { PaperSignature } from "#kernel/document/model/public.ts";
import type { PaperWanted } from "#kernel/matter/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

export interface Step {
  readonly signer: string;
  /** Any of them, the latest; null: the act that issues the form. */
  readonly acts: readonly CaseAct[] | null;
  /** Member of the act's input that holds the opinion; null: a bare signature. */
  readonly opinion: string | null;
}

const before = (signer: string, acts: CaseAct | readonly CaseAct[], opinion: string | null = "opinion"): Step => ({
  signer,
  acts: typeof acts === "string" ? [acts] : acts,
  opinion,
});
const own = (signer: string, opinion: string | null = null): Step => ({ signer, acts: null, opinion });

/** In the order of signing. */
export const STEPS: Readonly<Record<string, readonly Step[]>> = {
  "DOC-01": [own("registrar")],
  "DOC-02": [before("handler", "propose_filing"), before("unit_head", "endorse_filing"), own("agency_head", "opinion")],
  "DOC-03": [before("handler", ["propose_not_filing", "propose_filing"]), own("agency_head", "opinion")],
  "DOC-08": [own("handler")],
  "DOC-09": [own("handler", "reason")],
  "DOC-12": [own("officer")],
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
  "DOC-52": [before("handler", "propose_withdrawal"), own("agency_head", "reason")],
  "DOC-53": [own("archivist")],
  "DOC-54": [own("officer")],
  "DOC-58": [before("reviewer", "review_capture", null), own("reviewer")],
};

/** Opinions that come after the paper: by which act, on which forms. */
export const LATER: Readonly<Partial<Record<CaseAct, { readonly forms: readonly string[]; readonly signer: string }>>> =
  {
    review_by_unit: { forms: ["DOC-23"], signer: "unit_head" },
    endorse_review: { forms: ["DOC-08"], signer: "unit_head" },
    decide_measure: { forms: ["DOC-09", "DOC-15"], signer: "agency_head" },
  };

interface Row {
  readonly act: string;
  readonly seq: number;
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
  const acts = steps.flatMap((step) => step.acts ?? []);
  const rows =
    acts.length === 0
      ? []
      : await listRows(
          on,
          sql<Row>`select distinct on (act) act, seq, person_id as "personId", actor ->> 'name' as name, input, at
            from record_entry where matter_id = ${matter.id} and act = any(${acts}) order by act, seq desc`,
        );
  // An opinion on what was proposed before counts no more once it is proposed anew.
  let since = 0;
  return steps.flatMap(({ signer, acts: byActs, opinion }): PaperSignature[] => {
    // What the clock does, nobody signs.
    const issuing = actor.personId === null ? null : { personId: actor.personId, name: actor.name, input, at: now };
    const taken = byActs && rows.filter((row) => byActs.some((act) => act === row.act) && row.seq >= since);
    const done = taken ? taken.toSorted((a, b) => b.seq - a.seq)[0] : issuing;
    if (!done) return [];
    if ("seq" in done) since = done.seq;
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
  const later = LATER[act as CaseAct];
  if (!later) return null;
  const { signer, forms } = later;
  const opinion = wordsIn(input, "opinion");
  if (act !== "decide_measure") return { form: forms[0] ?? "", key: null, signer, opinion: opinion || "同意" };
  const key = wordsIn(input, "measureId");
  const kind = measures.find((measure) => measure.id === key)?.kind;
  const isApproved = (input as { readonly isApproved?: unknown }).isApproved === true;
  return {
    form: (kind === "preserve" ? forms[0] : forms[1]) ?? "",
    key,
    signer,
    opinion: `${isApproved ? "批准" : "不批准"}：${opinion}`,
  };
}

function wordsIn(input: unknown, member: string): string {
  const value = typeof input === "object" && input !== null ? (input as Record<string, unknown>)[member] : "";
  return typeof value === "string" ? value : "";
}
