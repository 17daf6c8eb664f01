/** What the columns of the desk take from the page of an order. */
import { OrderDetailSchema } from "#capabilities/hotline/model/order.ts";
import type { MatterPage, StoryEntry } from "#kernel/matter/contract.ts";

const SeenDetailSchema = OrderDetailSchema.pick({
  content: true,
  replyText: true,
  gateReasons: true,
  gateReturnCount: true,
  contactAttempts: true,
  hasContact: true,
  reportAskedAt: true,
  redoCount: true,
  visitRound: true,
  unreachedCount: true,
}).partial();

/** Members that are kept from the caller of the page are absent. */
export type SeenDetail = ReturnType<typeof SeenDetailSchema.parse>;

export function detailOf(page: MatterPage): SeenDetail {
  return SeenDetailSchema.parse(page.detail);
}

export function fieldOf(page: MatterPage, label: string): string | null {
  return page.fields.find((field) => field.label === label)?.value ?? null;
}

/** Oldest first. */
export function entriesOf(page: MatterPage, acts: readonly string[]): readonly StoryEntry[] {
  return page.story.filter(({ act }) => acts.includes(act)).toSorted((a, b) => a.seq - b.seq);
}

export function bylineOf(entry: StoryEntry): string {
  return [entry.unitName, entry.actorName].filter(Boolean).join(" ");
}
