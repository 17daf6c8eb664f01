/** What the box in the top bar finds among matters: the newest first, the words marked, and the way to all of them. */
import { type FoundMatter, searchMatters } from "#kernel/matter/contract.ts";
import { marksIn } from "#kernel/matter/model/public.ts";
import { call } from "#ui/call.ts";
import type { SearchHit } from "#ui/shell.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { matterPath } from "./api.ts";
import { titleOf } from "./parts/words.ts";

const SHOWN = 8;

export async function findMatters(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { found, words, count, isMore } = await call(searchMatters, { query: { text, limit: SHOWN } }, signal);
  const hits = found.map((one) => hitOf(one, words));
  if (count <= SHOWN) return hits;
  const label = `${isMore ? "估计超过" : "共"} ${count.toLocaleString("zh-CN")} 件，全部列出`;
  return [...hits, { to: `/console?view=all&text=${encodeURIComponent(text)}`, label: { text: label, marks: [] } }];
}

function hitOf({ row, excerpt }: FoundMatter, words: readonly string[]): SearchHit {
  const marked = (text: string) => ({ text, marks: marksIn(text, words) });
  const detail = [shortNumber(row.number), row.address, row.stateLabel].filter(Boolean).join("　");
  return {
    to: matterPath(row.id),
    label: marked(titleOf(row)),
    detail: marked(detail),
    ...(excerpt ? { excerpt } : {}),
  };
}
