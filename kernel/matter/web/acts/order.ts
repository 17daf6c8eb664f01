/** Which acts are offered where, and in which order. */
import type { ListedActOnPage, MatterPage } from "#kernel/matter/contract.ts";

/** The act by which something is said without changing the matter; a kind without it has no comments. */
export const COMMENT_ACT = "comment";

/** Remarks are written under the story, and masked data is shown beside the data: neither is in the bar. */
export function inActBar(page: MatterPage): ListedActOnPage[] {
  return page.acts.filter(({ act }) => act !== COMMENT_ACT && !page.fields.some((field) => field.unmaskAct === act));
}

const RANK = { primary: 0, normal: 1, danger: 2 } as const;

/** What the person's own post does but cannot do yet: of several the one that carries the matter on, for its refusal is what it waits for. */
export function heldBack(acts: readonly ListedActOnPage[]): ListedActOnPage | undefined {
  const held = acts.filter((act) => act.isMine && !act.isAllowed && act.refusals.length > 0);
  return held.toSorted((a, b) => RANK[a.weight] - RANK[b.weight])[0];
}

/** What the person may do, the likely one first. Twin of the order in `ui/work/ActBar.tsx`; E opens the first. */
export function likelyActs(acts: readonly ListedActOnPage[]): ListedActOnPage[] {
  return acts.filter((act) => act.isMine && act.isAllowed).sort((a, b) => RANK[a.weight] - RANK[b.weight]);
}
