/** Older entries of a matter's record, page by page. */
import type { StoryPage } from "#kernel/matter/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { faultOfChain, newestEntriesOf } from "#kernel/record/server/public.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import { type Engine, kindOf } from "../act.ts";
import { getMatterInScope } from "./get-matter.ts";
import { STORY_PAGE, storyEntry } from "./story.ts";

/** Older entries, newest first, with their hashes made again. @throws Problem not found, also outside the caller's scope */
export async function getStoryPage(
  engine: Engine,
  asked: { readonly id: string; readonly before?: number | undefined },
  actor: Actor,
): Promise<StoryPage> {
  const { id } = asked;
  const { core } = await getMatterInScope(engine, id, actor);
  const before = asked.before ?? core.version + 1;
  const kind = kindOf(engine, core.kind);
  return onOneConnection(engine.platform.database, async (on) => {
    // One more than is shown: what the first of them joins.
    const [read, detail] = await Promise.all([
      newestEntriesOf(on, id, { most: STORY_PAGE + 1, until: before - 1 }),
      kind.loadDetail(on, id),
    ]);
    const entries = read.length > STORY_PAGE ? read.slice(1) : read;
    const [joined] = read;
    const after = joined && entries !== read ? { seq: joined.seq, hash: joined.hash } : undefined;
    const fault = faultOfChain(entries, before - 1, entries.at(-1)?.hash ?? "", after);
    const seen = { matter: core, detail, actor, entries };
    return {
      story: entries
        .filter((entry) => !kind.conceals?.(entry, seen))
        .map((entry) => storyEntry(kind, entry))
        .reverse(),
      fault: entries.length === 0 ? null : (fault?.what ?? null),
      next: after ? (entries[0]?.seq ?? null) : null,
    };
  });
}
