/** Found means contained: the index against a plain look at the texts, over random texts and questions. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseInstant } from "#base/instant.ts";
import { addCalendarVersion } from "#kernel/clock/server/public.ts";
import { fold, foldFreeText, wordsOf } from "#kernel/matter/model/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { FieldDeclaration, MatterCore } from "#kernel/procedure/model/public.ts";
import { listRows } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { newId } from "#platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { insertMatter, paceOf } from "../store.ts";
import { keepText } from "./keep-text.ts";
import { searchMatters } from "./search-matters.ts";
import { textCondition } from "./text-condition.ts";

const NOW = parseInstant("2026-11-22T02:00:00.000Z");
let city: TestDatabase;

beforeAll(async () => {
  city = await cloneDatabase();
  const calendar = {
    id: "city",
    name: "全市工作日历",
    segments: [[540, 720]] as const,
    weekdays: [1, 2, 3, 4, 5],
    days: new Map(),
    announcedYears: new Set([2026]),
  };
  const change = { calendar, divisionCode: "440000000000", reason: "", createdBy: "test", now: NOW };
  await addCalendarVersion(city.database, change);
});
afterAll(() => city.drop());

const FIELDS: readonly FieldDeclaration[] = [
  { name: "description", label: "问题描述", type: "longText", isRequired: true },
  { name: "reporterName", label: "反映人", type: "text", isRequired: false },
  { name: "source", label: "来源", type: "choice", isRequired: true },
];

function matterOf(part: Partial<MatterCore>): MatterCore {
  return {
    id: newId(NOW),
    kind: "test",
    number: null,
    procedureVersion: 1,
    state: "open",
    subject: "",
    title: "",
    address: "",
    source: "hotline",
    divisionCode: "440103000000",
    unitId: null,
    cellCode: null,
    position: null,
    turn: null,
    flags: [],
    version: 1,
    openedAt: NOW,
    closedAt: null,
    ...part,
  };
}

/** Makes a matter with text as an act does. */
async function add(part: Partial<MatterCore>, input: object = {}): Promise<MatterCore> {
  const core = matterOf(part);
  await inTransaction(city.database, async (tx) => {
    await Promise.all([
      insertMatter(tx, { core, isOpen: true, lastHash: "", pace: paceOf([]), now: NOW }),
      keepText(tx, { before: null, after: core, fields: FIELDS, input, personal: ["reporterName"] }),
    ]);
  });
  return core;
}

async function foundBy(question: string): Promise<readonly string[]> {
  const rows = await listRows(
    city.database,
    sql<{ id: string }>`select matter_id as id from matter_search s where ${textCondition(question)}`,
  );
  return rows.map(({ id }) => id);
}

/** Everything in scope, as the console asks. */
function search(text: string, more: { limit?: number; after?: string; state?: string } = {}) {
  const { limit = 20, after, state } = more;
  const filter = { view: "all" as const, ...(state ? { states: [state] } : {}) };
  return searchMatters(city.database, new Map(), { actor: SYSTEM_ACTOR, now: NOW, text, filter, limit, after });
}

describe("a matter is found", () => {
  it("by any part of its texts, one character or many, however they are written", async () => {
    const { id } = await add(
      { number: "440103-20261122-A-00001", subject: "暴露垃圾", title: "菜场北门桶外垃圾", address: "文渡路１２８号" },
      { description: "早上路过ABC超市，异味很大" },
    );
    for (const question of [
      "垃",
      "桶外垃圾",
      "文渡路128",
      "128号",
      "abc",
      "ＡＢＣ超市",
      "a-00001",
      "号",
      "味很",
      "垃圾 异味",
    ])
      expect(await foundBy(question), question).toContain(id);
    for (const question of ["圾垃", "文渡街", "垃圾 井盖", "00002"])
      expect(await foundBy(question), question).not.toContain(id);
  });

  it("never by what belongs to a person, nor by what a form's choice is called inside", async () => {
    const { id } = await add(
      { title: "无照经营" },
      { description: "我的电话13812345678，请回电", reporterName: "欧阳建国", source: "hotline_12345" },
    );
    for (const question of ["13812345678", "3812345", "欧阳", "hotline"])
      expect(await foundBy(question), question).not.toContain(id);
    expect(await foundBy("请回电")).toContain(id);
  });

  it("by what later acts write, and no longer by an address that was corrected", async () => {
    const before = await add({ title: "井盖松动", address: "旧址巷" });
    const after = { ...before, address: "新址街" };
    await inTransaction(city.database, (tx) =>
      keepText(tx, { before, after, fields: FIELDS, input: { description: "已联系产权单位" }, personal: [] }),
    );
    expect(await foundBy("产权单位 新址街")).toContain(before.id);
    expect(await foundBy("旧址巷")).not.toContain(before.id);
  });

  it("exactly when every word stands in its texts", async () => {
    const alphabet = [
      "垃",
      "圾",
      "桶",
      "a",
      "Ａ",
      "1",
      "-",
      "'",
      "\\",
      "&",
      "|",
      "!",
      ":",
      "*",
      "%",
      "_",
      "𠮷",
      " ",
      "　",
      "，",
    ];
    const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 14 });
    const question = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, text, question, async (title, description, asked) => {
        const { id } = await add({ title }, { description });
        const kept = `${foldFreeText(title)}\n${foldFreeText(description)}`;
        const isThere = wordsOf(asked).every((word) => kept.includes(word));
        expect((await foundBy(asked)).includes(id)).toBe(isThere);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a search", () => {
  it("gives the newest first, page by page, each once, and says how many there are", async () => {
    const days = [3, 1, 4, 2, 5];
    for (const day of days)
      await add({ title: `分页样本${day}`, openedAt: parseInstant(`2026-10-0${day}T00:00:00.000Z`) });
    const first = await search("分页样本", { limit: 2 });
    expect(first).toMatchObject({ count: 5, isMore: false });
    const second = await search("分页样本", { limit: 2, after: first.after ?? "" });
    const third = await search("分页样本", { limit: 2, after: second.after ?? "" });
    expect(third.after).toBeNull();
    const titles = [first, second, third].flatMap(({ found }) => found.map(({ row }) => row.title));
    expect(titles).toEqual([5, 4, 3, 2, 1].map((day) => `分页样本${day}`));
  });

  it("stays inside the caller's scope and the filter", async () => {
    await add({ title: "范围样本甲", divisionCode: "440103001000" });
    await add({ title: "范围样本乙", divisionCode: "440104001000", state: "closed" });
    expect((await search("范围样本")).count).toBe(2);
    expect((await search("范围样本", { state: "closed" })).found.map(({ row }) => row.title)).toEqual(["范围样本乙"]);
    const actor = { ...SYSTEM_ACTOR, role: "acceptor" as const, divisionCode: "440103000000" };
    const filter = { view: "all" as const };
    const inDistrict = await searchMatters(city.database, new Map(), {
      actor,
      now: NOW,
      text: "范围样本",
      filter,
      limit: 20,
    });
    expect(inDistrict.found.map(({ row }) => row.title)).toEqual(["范围样本甲"]);
  });

  it("shows the place in what was written, and counts no further than five hundred", async () => {
    await add({ title: "摘录样本" }, { description: `${"前文".repeat(20)}关键词在此${"后文".repeat(40)}` });
    const { found, words } = await search("关键词");
    expect(words).toEqual(["关键词"]);
    const excerpt = found[0]?.excerpt;
    expect(excerpt?.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(["关键词"]);
    await inTransaction(city.database, async (tx) => {
      await sql`insert into matter (id, kind, procedure_version, state, is_open, subject, title, address, source, division_code, version, last_hash, opened_at, changed_at)
        select gen_random_uuid(), 'test', 1, 'open', true, '', '常见词', '', 'hotline', '440103000000', 1, 'bulk', ${NOW}, ${NOW} from generate_series(1, 1200)`.execute(
        tx,
      );
      await sql`insert into matter_search (matter_id, opened_at, head) select id, opened_at, ${fold("常见词")} from matter where last_hash = 'bulk'`.execute(
        tx,
      );
    });
    expect(await search("常见词")).toMatchObject({ count: 500, isMore: true });
  });
});
