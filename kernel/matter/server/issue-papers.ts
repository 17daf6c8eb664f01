/** 制发文书 of an act: the kind says what each paper holds, documents number and freeze them. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { IssuedInRecord } from "#kernel/document/model/public.ts";
import {
  groundOf,
  type Issuing,
  insertDocuments,
  issuedInRecord,
  prepareDocuments,
} from "#kernel/document/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import type { AnyKind, ErasedDetail } from "./kind.ts";

export interface PapersOfAct {
  readonly secrets: Pick<Secrets, "personalDataKey">;
  readonly hasTakenNumber: boolean;
  readonly kind: AnyKind;
  readonly issues: readonly { readonly form: string; readonly key: string; readonly isHandedOver: boolean }[];
  /** As they stand after the act. */
  readonly matter: MatterCore;
  readonly detail: ErasedDetail;
  readonly input: unknown;
  readonly actor: Actor;
  readonly now: Instant;
}

export interface IssuedPapers {
  readonly inRecord: readonly IssuedInRecord[];
  /** Issues the rows; behind the matter's own row. */
  readonly write: (seq: number) => Promise<void>;
}

const NONE: IssuedPapers = { inRecord: [], write: async () => undefined };

/** @throws Error for a form that the kind does not have: the procedure and its papers do not belong together */
export async function issuePapers(tx: Tx, act: PapersOfAct): Promise<IssuedPapers> {
  const { kind, issues, matter, detail, input, actor, now } = act;
  if (issues.length === 0) return NONE;
  const { documents } = kind;
  if (!documents) throw new Error(`kind ${matter.kind} issues papers and has no forms`);
  const wanted = issues.map((issue) => ({ ...issue, matter, detail, input, actor, now }));
  const forms = wanted.map((one) => {
    const form = documents.forms.find(({ code }) => code === one.form);
    if (!form) throw new Error(`kind ${matter.kind} has no form ${one.form}`);
    return { form, key: one.key };
  });
  const [first] = wanted;
  const unitId = first && documents.agencyUnitOf ? documents.agencyUnitOf(first) : (actor.unitId ?? matter.unitId);
  const issuing: Issuing = {
    secrets: act.secrets,
    hasTakenNumber: act.hasTakenNumber,
    matter,
    unitId,
    actor,
    now,
  };
  const [ground, contents, signatures] = await Promise.all([
    groundOf(tx, issuing, forms),
    Promise.all(wanted.map((one) => documents.contentOf(tx, one))),
    Promise.all(wanted.map((one) => documents.signaturesOf?.(tx, one) ?? [])),
  ]);
  const papers = forms.map((form, index) => ({
    ...form,
    content: contents[index] ?? {},
    signatures: signatures[index] ?? [],
    isHandedOver: wanted[index]?.isHandedOver ?? false,
  }));
  const prepared = await prepareDocuments(tx, issuing, ground, papers);
  return {
    inRecord: issuedInRecord(prepared),
    write: (seq) => insertDocuments(tx, issuing, prepared, seq),
  };
}

/** The changes of an act with the papers that it issued; as they are where it issued none. */
export function withPapers(changes: Json, papers: readonly IssuedInRecord[]): Json {
  if (papers.length === 0 || changes === null || typeof changes !== "object" || Array.isArray(changes)) return changes;
  return { ...changes, documents: papers as unknown as Json };
}
