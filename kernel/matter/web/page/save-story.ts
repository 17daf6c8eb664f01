import { getStory, type MatterPage, type StoryEntry, type StoryPage } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { formatInstant } from "#ui/format.ts";
import { csvOf, download } from "#ui/table/csv.ts";

const HEAD = ["序号", "时间", "动作", "经办人", "岗位", "单位", "从", "到", "内容", "附件", "哈希"];

/** The whole story as a CSV file that spreadsheets open, with every hash in full. @throws Error when older entries cannot be fetched */
export async function saveStory(page: MatterPage): Promise<void> {
  const rows = (await wholeStory(page))
    .toReversed()
    .map((entry) => [
      String(entry.seq),
      formatInstant(entry.at),
      entry.label,
      entry.actorName,
      entry.roleLabel,
      entry.unitName,
      entry.fromLabel,
      entry.toLabel,
      entry.text,
      entry.evidence.join(" "),
      entry.hash,
    ]);
  download(`留痕 ${page.row.number ?? page.row.id}.csv`, csvOf([HEAD, ...rows]));
}

/** Newest first. */
async function wholeStory(page: MatterPage): Promise<readonly StoryEntry[]> {
  const story = [...page.story];
  for (let before: number | null = page.chain.checkedFrom; before !== null && before > 1; ) {
    const older: StoryPage = await call(getStory, { params: { id: page.row.id }, query: { before } });
    story.push(...older.story);
    before = older.next;
  }
  return story;
}
