/** 制发文书 of an act: the kind says what each paper holds, documents number and freeze them. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { IssuedInRecord } from "#kernel/document/model/public.ts";
import { type Issuing, insertDocuments, issuedInRecord, prepareDocuments } from "#kernel/document/server/public.ts";
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
  const papers = [];
  for (const one of wanted) {
    const form = documents.forms.find(({ code }) => code === one.form);
    if (!form) throw new Error(`kind ${matter.kind} has no form ${one.form}`);
    const content = await documents.contentOf(tx, one);
    const signatures = (await documents.signaturesOf?.(tx, one)) ?? [];
    papers.push({ form, key: one.key, content, signatures, isHandedOver: one.isHandedOver });
  }
  const [first] = wanted;
  const unitId = first && documents.agencyUnitOf ? documents.agencyUnitOf(first) : (actor.unitId ?? matter.unitId);
  const issuing: Issuing = {
    secrets: act.secrets,
    hasTakenNumber: act.hasTakenNumber,
    matter,
    unitId,
    actor,
    now,
    papers,
  };
  const prepared = await prepareDocuments(tx, issuing);
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
