/** Opinions on approval forms: taken by the acts on the way there, each by the person who did it. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { CaseAct, CaseDetail } from "#capabilities/case/model/public.ts";
import type { PaperSignature } from "#kernel/document/model/public.ts";
import type { PaperWanted } from "#kernel/matter/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

interface Step {
  readonly signer: string;
  readonly act: CaseAct;
  /** Member of the act's input that holds the opinion. */
  readonly opinion: string;
}

const step = (signer: string, act: CaseAct, opinion = "opinion"): Step => ({ signer, act, opinion });

/** The last step of each is the act that issues the form. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  "DOC-02": [step("handler", "propose_filing"), step("agency_head", "file_case")],
  "DOC-36": [
    step("handler", "propose_penalty", "reason"),
    step("unit_head", "review_by_unit"),
    step("legal_review", "review_legally", "detail"),
    step("agency_head", "decide_penalty", "words"),
  ],
  "DOC-51": [step("handler", "propose_closing", "result"), step("agency_head", "close_case")],
  "DOC-24": [step("reviewer", "review_legally", "detail")],
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
  const last = steps.at(-1);
  if (!last) return [];
  const before = steps.slice(0, -1).map((one) => one.act);
  const rows = await listRows(
    on,
    sql<Row>`select distinct on (act) act, person_id as "personId", actor ->> 'name' as name, input, at
      from record_entry where matter_id = ${matter.id} and act = any(${before}) order by act, seq desc`,
  );
  const given = steps.slice(0, -1).flatMap(({ signer, act, opinion }): PaperSignature[] => {
    const row = rows.find((one) => one.act === act);
    return row
      ? [{ signer, personId: row.personId, name: row.name, opinion: wordsIn(row.input, opinion), at: row.at }]
      : [];
  });
  const own = { signer: last.signer, personId: actor.personId, name: actor.name, at: now };
  return [...given, { ...own, opinion: wordsIn(input, last.opinion) || "同意" }];
}

function wordsIn(input: unknown, member: string): string {
  const value = typeof input === "object" && input !== null ? (input as Record<string, unknown>)[member] : "";
  return typeof value === "string" ? value : "";
}
