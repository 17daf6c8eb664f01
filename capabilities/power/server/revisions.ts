/** Drafting and reviewing versions, and how they read beside the one before. */
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { type FieldError, Problem } from "#base/problem.ts";
import type { PowerRevision } from "#capabilities/power/contract.ts";
import { ENTRY_SCHEMAS, type EntryKind, type RevisionState } from "#capabilities/power/model/entry.ts";
import { POWER_PROBLEMS } from "#capabilities/power/model/problems.ts";
import { checkOffence, findOffence, type Offence } from "#capabilities/power/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { newId } from "#platform/ids.ts";
import { addReview, addRevision, listStored, lockRevision, type NewRevision, type StoredRevision } from "./store.ts";

export function stateOf(
  revision: Pick<StoredRevision, "isApproved" | "effectiveFrom" | "revision">,
  all: readonly StoredRevision[],
  today: PlainDate,
): RevisionState {
  if (revision.isApproved === null) return "draft";
  if (!revision.isApproved) return "refused";
  if (revision.effectiveFrom > today) return "coming";
  const later = all.some(
    (other) =>
      other.isApproved === true &&
      other.effectiveFrom <= today &&
      (other.effectiveFrom > revision.effectiveFrom ||
        (other.effectiveFrom === revision.effectiveFrom && other.revision > revision.revision)),
  );
  return later ? "past" : "in_force";
}

/** Newest first; the shipped entry stands at the end. */
export async function revisionsOf(
  database: Database,
  { kind, key }: { readonly kind: EntryKind; readonly key: string },
  caller: Actor,
  now: Instant,
): Promise<readonly PowerRevision[]> {
  const stored = await listStored(database, kind, key);
  const shipped = kind === "offence" ? findOffence(key) : undefined;
  const today = plainDateOf(now);
  const isReplaced = stored.some((one) => ["in_force", "past"].includes(stateOf(one, stored, today)));
  const contents = [...stored.map((one) => one.content), ...(shipped ? [shipped as unknown as Json] : [])];
  const revisions = stored.map(
    (one, index): PowerRevision => present(one, stateOf(one, stored, today), contents[index + 1], caller),
  );
  if (!shipped) return revisions;
  const first: PowerRevision = {
    id: null,
    revision: 0,
    state: isReplaced ? "past" : "shipped",
    effectiveFrom: shipped.versions.at(-1)?.effectiveFrom ?? today,
    source: "",
    note: shipped.note,
    content: shipped as unknown as PowerRevision["content"],
    changes: [],
    draftedBy: "随系统提供",
    draftedAt: null,
    isMine: false,
    reviewedBy: null,
    reviewedAt: null,
    opinion: null,
  };
  return [...revisions, first];
}

export function present(
  one: StoredRevision,
  state: RevisionState,
  before: Json | undefined,
  caller: Actor,
): PowerRevision {
  return {
    id: one.id,
    revision: one.revision,
    state,
    effectiveFrom: one.effectiveFrom,
    source: one.source,
    note: one.note,
    content: one.content as PowerRevision["content"],
    changes: before === undefined ? [] : changedMembers(before, one.content),
    draftedBy: one.draftedByName,
    draftedAt: one.draftedAt,
    isMine: one.draftedBy === caller.personId,
    reviewedBy: one.reviewedByName,
    reviewedAt: one.reviewedAt,
    opinion: one.opinion,
  };
}

const MEMBER_WORDS: Readonly<Record<string, string>> = {
  name: "名称",
  group: "类别",
  measure: "裁量因素",
  competent: "法定主管部门",
  versions: "依据和幅度",
  hasWarning: "可以警告",
  isFirstViolationSample: "首违不罚",
  seizure: "查封扣押依据",
  isVerified: "已核实",
  note: "说明",
  agency: "机关",
  kind: "职权来源",
  offences: "案由",
  territory: "区域",
  effectiveFrom: "起日",
  effectiveTo: "止日",
  document: "文件",
  isPublished: "已公布",
  namesLaw: "文件所列法律",
  mappingConfirmedBy: "条款对应的确认",
  issuer: "制定机关",
  source: "来源",
  unit: "单位",
  tiers: "档次",
};

function changedMembers(before: Json, after: Json): string[] {
  const [a, b] = [before as Record<string, Json>, after as Record<string, Json>];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names
    .filter((name) => canonicalJson(a[name] ?? null) !== canonicalJson(b[name] ?? null))
    .map((name) => MEMBER_WORDS[name] ?? name);
}

/** @throws Problem with every wrong member of the content */
export function checkContent(kind: EntryKind, key: string, content: unknown): Json {
  const parsed = ENTRY_SCHEMAS[kind].safeParse(content);
  if (!parsed.success)
    throw new Problem(POWER_PROBLEMS.wrongContent, {
      errors: parsed.error.issues.map((issue) => ({ path: `content.${issue.path.join(".")}`, message: issue.message })),
    });
  const own = "code" in parsed.data ? parsed.data.code : parsed.data.id;
  const errors: FieldError[] = [];
  if (own !== key) errors.push({ path: "content", message: `条目编号须为 ${key}` });
  if (kind === "offence")
    for (const error of checkOffence(parsed.data as Offence)) errors.push({ ...error, path: `content.${error.path}` });
  if (errors.length > 0) throw new Problem(POWER_PROBLEMS.wrongContent, { errors });
  return parsed.data as unknown as Json;
}

export async function draft(
  database: Database,
  entry: Omit<NewRevision, "id" | "content"> & { readonly content: unknown },
  author: { readonly caller: Actor; readonly now: Instant },
): Promise<{ id: string; revision: number }> {
  const content = checkContent(entry.kind, entry.key, entry.content);
  const id = newId(author.now);
  const personId = personOf(author.caller);
  const revision = await database
    .transaction()
    .execute((tx) => addRevision(tx, { ...entry, id, content }, { personId, now: author.now }));
  return { id, revision };
}

/** @throws Problem absent, reviewed already, or by its own author */
export async function review(
  database: Database,
  given: { readonly id: string; readonly isApproved: boolean; readonly opinion: string },
  reviewer: { readonly caller: Actor; readonly now: Instant },
): Promise<RevisionState> {
  const personId = personOf(reviewer.caller);
  return database.transaction().execute(async (tx) => {
    const revision = await lockRevision(tx, given.id);
    if (!revision) throw new Problem(POWER_PROBLEMS.notFound);
    if (revision.isApproved !== null) throw new Problem(POWER_PROBLEMS.reviewedAlready);
    if (revision.draftedBy === personId) throw new Problem(POWER_PROBLEMS.ownDraft);
    await addReview(tx, { ...given, revisionId: given.id }, { personId, now: reviewer.now });
    const all = await listStored(tx, revision.kind, revision.key);
    return stateOf({ ...revision, isApproved: given.isApproved }, all, plainDateOf(reviewer.now));
  });
}

function personOf(caller: Actor): string {
  if (caller.personId === null) throw new Problem(POWER_PROBLEMS.notFound);
  return caller.personId;
}
