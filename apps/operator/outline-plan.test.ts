/** `fy outline-plan`: a file in, an outline out, without any city. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommandLine } from "./command-line.ts";

const PLAN = `澄州市城市管理局关于印发环卫提升方案的通知
澄城管〔2026〕5号
一、主要任务
（一）公厕改造。6月底前完成公厕改造12座。
牵头部门：环卫科，责任部门：各分局。
澄州市城市管理局
2026年3月1日
`;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fangyuan-outline-"));
  await writeFile(join(folder, "plan.txt"), PLAN);
  await writeFile(join(folder, "broken.pdf"), "%PDF-1.7 nothing");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fy(...words: readonly string[]) {
  const printed = { out: "", error: "" };
  const code = await runCommandLine(["outline-plan", ...words], {
    // A database that does not exist: the verb must not ask for it.
    variables: { FANGYUAN_HOME: folder, DATABASE_URL: "postgres://127.0.0.1:1/none" },
    print: (text) => {
      printed.out += text;
    },
    tell: (text) => {
      printed.error += text;
    },
    isTerminal: false,
  });
  return { code, ...printed };
}

test("prints exactly the documented members, with spans into the text", async () => {
  const { code, out } = await fy(join(folder, "plan.txt"), "--json");
  const json = JSON.parse(out);
  expect(code).toBe(0);
  expect(Object.keys(json)).toEqual([
    "title",
    "issuer",
    "number",
    "date",
    "headings",
    "tasks",
    "reporting",
    "ladder",
    "phases",
  ]);
  expect(Object.keys(json.tasks[0])).toEqual([
    "id",
    "heading",
    "text",
    "lead",
    "responsible",
    "periods",
    "targets",
    "recurrence",
    "span",
    "doubts",
  ]);
  expect(json.tasks[0]).toMatchObject({ id: "1.1", lead: ["环卫科"], responsible: ["各分局"], doubts: [] });
  expect(json.tasks[0].targets[0]).toMatchObject({ subject: "公厕改造", value: 12, unit: "座", due: "2026-06-30" });
  const text = (await fy(join(folder, "plan.txt"), "--text")).out;
  expect(
    json.headings.map(({ span }: { span: { start: number; end: number } }) => text.slice(span.start, span.end)),
  ).toEqual(["一、主要任务", "（一）公厕改造"]);
});

test("prints lines for people, and a sentence for what cannot be read", async () => {
  const { out } = await fy(join(folder, "plan.txt"));
  expect(out).toContain("牵头 环卫科");
  expect(await fy(join(folder, "broken.pdf"))).toMatchObject({
    code: 1,
    out: "",
    error: expect.stringContaining("已损坏"),
  });
  expect(await fy()).toMatchObject({ code: 2 });
});
