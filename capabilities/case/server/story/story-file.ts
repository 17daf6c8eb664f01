/**
 * 故事 as written: YAML with Chinese keys, that a legal officer reads and writes. `docs/stories.md` is its manual.
 *
 * Vocabulary
 * - story 故事: one case, day by day, with what is expected at each step
 * - opening 开头: steps that many stories share, with values that a story may change
 * - example 例: one row of a table-driven story; `{名}` in the story is replaced by its value
 */
import { parseDocument } from "yaml";
import { z } from "zod";

const Words = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const List = z.union([Words.transform((one) => [one]), z.array(Words)]);
const Filled = z.record(z.string(), z.json());

const StepSchema = z.strictObject({
  时间: z.string().optional(),
  谁: z.string().optional(),
  做: z.string().optional(),
  填: Filled.default({}),
  拒绝: List.optional(),
  填错: List.optional(),
  状态: z.string().optional(),
  到期: z.record(z.string(), Words).default({}),
  文书: List.optional(),
  可办: List.default([]),
  不可办: z.record(z.string(), List).default({}),
  应缴: Words.optional(),
  加处: Words.optional(),
});
export type Step = z.infer<typeof StepSchema>;

const PersonSchema = z.strictObject({
  执法证: z.string().optional(),
  有效期: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d$/, "有效期写作 2020-01-01 至 2030-12-31")
    .optional(),
  类别: z.array(z.string()).optional(),
});

const StorySchema = z.strictObject({
  故事: z.string().min(1),
  出处: z.string().default(""),
  说明: z.string().default(""),
  设置: z.record(z.string(), z.json()).default({}),
  人员: z.record(z.string(), PersonSchema).default({}),
  开头: z.string().default(""),
  设定: z.record(z.string(), z.json()).default({}),
  例: z.array(z.record(z.string(), z.json())).default([]),
  经过: z.array(StepSchema).default([]),
});
export type WrittenStory = z.infer<typeof StorySchema>;

const OpeningSchema = z.strictObject({
  开头: z.string().min(1),
  说明: z.string().default(""),
  接着: z.string().default(""),
  设定: z.record(z.string(), z.json()).default({}),
  经过: z.array(StepSchema),
});
export type Opening = z.infer<typeof OpeningSchema>;

/** A story with its opening laid before it and the values of one example put in. */
export interface Story {
  readonly name: string;
  readonly source: string;
  readonly settings: WrittenStory["设置"];
  readonly staff: WrittenStory["人员"];
  readonly steps: readonly (Step & { readonly isOpening: boolean })[];
}

export class StoryFault extends Error {}

/** One file may hold several stories, parted by lines of `---`. @throws StoryFault with file, line and what is wrong */
export function readStories(text: string, file: string): readonly WrittenStory[] {
  return documentsOf(text, file).map((value) => judged(StorySchema, value, file));
}

export function readOpenings(text: string, file: string): readonly Opening[] {
  return documentsOf(text, file).map((value) => judged(OpeningSchema, value, file));
}

function documentsOf(text: string, file: string): readonly unknown[] {
  return text
    .split(/^---\s*$/m)
    .filter((part) => part.replace(/^#.*$/gm, "").trim() !== "")
    .map((part) => {
      const document = parseDocument(part, { uniqueKeys: true });
      const [fault] = document.errors;
      if (fault) throw new StoryFault(`${file}：${fault.message}`);
      return document.toJS() as unknown;
    });
}

function judged<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const name = (value as { 故事?: unknown; 开头?: unknown } | null)?.故事 ?? "";
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(" › ")}：${issue.message}`);
  throw new StoryFault(`${file} ${String(name)}：${faults.join("；")}`);
}

/** Every example becomes a story of its own. @throws StoryFault for an opening or a value that does not exist */
export function storiesOf(written: WrittenStory, openings: ReadonlyMap<string, Opening>): readonly Story[] {
  const rows = written.例.length > 0 ? written.例 : [{}];
  return rows.map((row) => {
    const before = openingSteps(written.开头, openings);
    const values = { ...before.values, ...written.设定, ...row };
    const put = <T>(value: T): T => replaced(value, values, written.故事) as T;
    const label = Object.values(row).map((value) =>
      typeof value === "object" ? JSON.stringify(value) : String(value),
    );
    return {
      name: label.length > 0 ? `${written.故事}（${label.join("，")}）` : written.故事,
      source: written.出处,
      settings: put(written.设置),
      staff: put(written.人员),
      steps: [
        ...before.steps.map((step) => ({ ...put(step), isOpening: true })),
        ...written.经过.map((step) => ({ ...put(step), isOpening: false })),
      ],
    };
  });
}

function openingSteps(
  name: string,
  openings: ReadonlyMap<string, Opening>,
): { readonly steps: readonly Step[]; readonly values: WrittenStory["设定"] } {
  if (name === "") return { steps: [], values: {} };
  const opening = openings.get(name);
  if (!opening) throw new StoryFault(`没有叫“${name}”的开头`);
  const before = openingSteps(opening.接着, openings);
  return { steps: [...before.steps, ...opening.经过], values: { ...before.values, ...opening.设定 } };
}

/** A text that is one `{名}` becomes the value itself, of whatever type; inside a longer text its words. */
function replaced(value: unknown, values: Readonly<Record<string, unknown>>, story: string): unknown {
  if (typeof value === "string") {
    const whole = /^\{([^{}]+)\}$/.exec(value);
    if (whole?.[1]) return namedValue(whole[1], values, story);
    return value.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => String(namedValue(name, values, story)));
  }
  if (Array.isArray(value)) return value.map((one) => replaced(one, values, story));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [String(replaced(key, values, story)), replaced(one, values, story)]),
    );
  return value;
}

function namedValue(name: string, values: Readonly<Record<string, unknown>>, story: string): unknown {
  if (!Object.hasOwn(values, name)) throw new StoryFault(`${story}：没有给出“${name}”`);
  return values[name];
}
