/**
 * 通报 bulletins: a text with places for figures becomes finished words and tables. The text is a dated setting of the city; what
 * was issued is kept word by word and never made again.
 *
 * Places: `{{inst}}` a counter or ratio of the whole, `{{rework_rate.change}}` against the period before, `{{period}}`, `{{city}}`,
 * `{{best street 3}}` / `{{worst unit 3}}` by rank, and `{{table street}}` on a line of its own. Lines beginning with `#` are the
 * title and the headings.
 */
import { z } from "zod";

const TableSchema = z.object({
  title: z.string(),
  columns: z.array(z.object({ title: z.string(), isFigure: z.boolean() })),
  rows: z.array(z.array(z.string())),
  /** What the table leaves unsaid: who has no rank and why. */
  notes: z.array(z.string()),
});
export type TableWords = z.output<typeof TableSchema>;

const BlockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), text: z.string() }),
  z.object({ kind: z.literal("paragraph"), text: z.string() }),
  z.object({ kind: z.literal("table"), table: TableSchema }),
]);
export const BulletinContentSchema = z.object({ title: z.string(), blocks: z.array(BlockSchema) });
export type BulletinContent = z.output<typeof BulletinContentSchema>;

export interface BulletinFacts {
  /** Words by place. */
  readonly words: ReadonlyMap<string, string>;
  /** By subject. */
  readonly tables: ReadonlyMap<string, TableWords>;
  /** Names by subject, the best first; only who has a rank. */
  readonly ranked: ReadonlyMap<string, readonly string[]>;
}

export const DEFAULT_TEMPLATE = `# {{city}} {{period}}城市综合管理评价通报
各有关单位：
现将 {{period}}城市综合管理评价情况通报如下。数字截至{{asOf}}，每个数字都可在平台上打开到每一件案卷。
## 总体情况
上报 {{report}} 件，立案 {{inst}} 件，结案 {{archive}} 件。按期处置率 {{intime_dispose_rate}}，比上期{{intime_dispose_rate.change}}；返工率 {{rework_rate}}，比上期{{rework_rate.change}}；按期结案率 {{intime_archive_rate}}，比上期{{intime_archive_rate.change}}。期末超期未处置 {{overtime_to_dispose}} 件。
## 街道
综合得分靠前的是{{best street 3}}，靠后的是{{worst street 3}}。
{{table street}}
## 处置单位
综合得分靠前的是{{best unit 3}}，靠后的是{{worst unit 3}}。
{{table unit}}
## 说明
申诉成立的案卷已从相应指标中剔除，办理时间照实保留。样本不足的不排名。`;

const PLACE = /\{\{([^{}]*)\}\}/g;

export interface Written {
  readonly content: BulletinContent;
  /** Places that stand for nothing: the text must be mended before it can be issued. */
  readonly unknown: readonly string[];
}

export function writeBulletin(template: string, facts: BulletinFacts): Written {
  const unknown: string[] = [];
  let title = "";
  const blocks: BulletinContent["blocks"] = [];
  const filled = (line: string) =>
    line.replace(PLACE, (whole, place: string) => {
      const words = wordsFor(place.trim(), facts);
      if (words === null) unknown.push(whole);
      return words ?? whole;
    });
  for (const line of template
    .split("\n")
    .map((text) => text.trim())
    .filter(Boolean)) {
    const table = /^\{\{table (\w+)\}\}$/.exec(line);
    const found = table && facts.tables.get(table[1] ?? "");
    if (found) blocks.push({ kind: "table", table: found });
    else if (line.startsWith("## ")) blocks.push({ kind: "heading", text: filled(line.slice(3)) });
    else if (line.startsWith("# ")) title = filled(line.slice(2));
    else blocks.push({ kind: "paragraph", text: filled(line) });
  }
  return { content: { title, blocks }, unknown };
}

function wordsFor(place: string, { words, ranked }: BulletinFacts): string | null {
  const list = /^(best|worst) (\w+) (\d{1,2})$/.exec(place);
  if (!list) return words.get(place) ?? null;
  const names = ranked.get(list[2] ?? "");
  if (!names) return null;
  const count = Number(list[3]);
  const chosen = list[1] === "best" ? names.slice(0, count) : names.slice(-count).toReversed();
  return chosen.length > 0 ? chosen.join("、") : "（无）";
}
