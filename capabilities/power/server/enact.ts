/** A version that two people put in force in one go: one drafts it, another approves it. For what is laid before anybody works. */
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { POWER_PROBLEMS } from "#capabilities/power/model/problems.ts";
import type { Tx } from "#platform/database/connect.ts";
import { newId } from "#platform/ids.ts";
import { checkContent } from "./revisions.ts";
import { addReview, addRevision, listStored, type NewRevision } from "./store.ts";

export interface Enacting {
  readonly authorId: string;
  readonly reviewerId: string;
  readonly opinion: string;
  readonly now: Instant;
}

/** What says the same already stays as it is. @throws Problem wrong content, or author and reviewer are one person */
export async function enact(
  tx: Tx,
  entry: Omit<NewRevision, "id" | "content"> & { readonly content: unknown },
  { authorId, reviewerId, opinion, now }: Enacting,
): Promise<void> {
  if (authorId === reviewerId) throw new Problem(POWER_PROBLEMS.ownDraft);
  const content = checkContent(entry.kind, entry.key, entry.content);
  const [last] = await listStored(tx, entry.kind, entry.key);
  if (last?.isApproved && canonicalJson(last.content) === canonicalJson(content)) return;
  const id = newId(now);
  await addRevision(tx, { ...entry, id, content }, { personId: authorId, now });
  await addReview(tx, { revisionId: id, isApproved: true, opinion }, { personId: reviewerId, now });
}
