/** What is counted and what is computed: quotas by period and unit, formulas whose values were worked out by hand. */
import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { getPlan, type ShownTask } from "#capabilities/task/contract.ts";
import { computeIndicators, createOccurrences, watchTasks } from "#capabilities/task/server/public.ts";
import { foldPending } from "#kernel/measure/server/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { engineOf } from "./capabilities.ts";
import { openTaskCity, type Seat, type TaskCity } from "./task-city.ts";

const DOCUMENT = `衡川区城市管理局关于印发《2026年宣传信息工作方案》的通知
衡城管发〔2026〕9号

2026年宣传信息工作方案

一、重点任务
1. 报送工作信息，各街道每月至少报送2篇。（牵头部门：柳荫街道办事处；责任部门：文渡街道办事处）
2. 提高案卷办理质量，2026年12月20日前完成。（牵头部门：衡川区环卫所）

衡川区城市管理局
2026年11月10日
`;

let t: TaskCity;
let planId: string;
let photo: string;

beforeAll(async () => {
  t = await openTaskCity();
  photo = await t.city.photo("proof");
  const { body } = await t.call("office", "POST", "/api/task/drafts/paste", { text: DOCUMENT });
  await t.runJobs();
  const published = await t.call("office", "POST", `/api/task/drafts/${body.id}/publish`, {
    ...{ title: "宣传信息", planKind: "plan", leadUnitId: t.city.units.commandCentre },
    ...{ from: "2026-11-01", to: "2026-12-31", requestId: randomUUID() },
  });
  planId = published.body.planId;
  await t.runJobs();
  t.city.setNow(shanghaiTime("2026-11-24 09:00"));
  await createOccurrences(engineOf(t.city.platform), t.city.now());
});
afterAll(async () => t.close());

async function shown(isWanted: (task: ShownTask) => boolean) {
  const { tasks } = getPlan.response.parse((await t.call("office", "GET", `/api/task/plans/${planId}`)).body);
  const found = tasks.find(isWanted);
  if (!found) throw new Error(`not among ${tasks.map(({ title }) => title).join("; ")}`);
  return (await t.call("office", "GET", `/api/task/tasks/${found.matterId}`)).body.task;
}
const ofStreet = (name: string) => shown(({ quota, leadUnitName }) => quota !== null && leadUnitName === name);

describe("a quota", () => {
  const deliver = (matterId: string, by: Seat, count: number) =>
    t.act(matterId, by, "task", "deliver", { count, text: "工作信息", files: [photo] });

  it("is owed by each unit in each period, and done with the last one owed", async () => {
    const { matterId, ...before } = await ofStreet("柳荫街道办事处");
    expect(before).toMatchObject({ quota: 2, delivered: 0, dueOn: "2026-11-30", state: "assigned" });
    await t.act(matterId, "willow", "task", "receive");
    await expect(deliver(matterId, "ferry", 1)).rejects.toThrow();
    await deliver(matterId, "willow", 1);
    expect(await ofStreet("柳荫街道办事处")).toMatchObject({ quota: 2, delivered: 1, percent: 50, state: "doing" });
    await expect(
      t.act(matterId, "willow", "task", "submit", { text: "本期已经完成", files: [photo] }),
    ).rejects.toMatchObject({ extras: { rules: [expect.objectContaining({ rule: "RW13-QUOTA" })] } });
    await t.act(matterId, "willow", "task", "report_progress", { percent: 95, text: "快了", files: [] });
    expect(await ofStreet("柳荫街道办事处")).toMatchObject({ percent: 50 });
    await deliver(matterId, "willow", 1);
    expect(await ofStreet("柳荫街道办事处")).toMatchObject({
      delivered: 2,
      percent: 100,
      state: "done",
      light: "done",
    });
    expect(await ofStreet("文渡街道办事处")).toMatchObject({ quota: 2, delivered: 0, state: "assigned" });
  });

  it("is late only when it is short at the period's end", async () => {
    const { matterId } = await ofStreet("文渡街道办事处");
    await t.act(matterId, "ferry", "task", "receive");
    await deliver(matterId, "ferry", 1);
    t.city.setNow(shanghaiTime("2026-11-30 18:00"));
    await watchTasks(engineOf(t.city.platform), t.city.now());
    expect(await ofStreet("文渡街道办事处")).toMatchObject({ light: "yellow", ladderStep: 0 });
    t.city.setNow(shanghaiTime("2026-12-01 09:00"));
    await watchTasks(engineOf(t.city.platform), t.city.now());
    expect(await ofStreet("文渡街道办事处")).toMatchObject({
      ...{ light: "red", ladderStep: 1, lightReason: "本期 1/2，少 1，超期 1 日" },
    });
    await deliver(matterId, "ferry", 3);
    expect(await ofStreet("文渡街道办事处")).toMatchObject({ delivered: 4, state: "done", ladderStep: 0 });
  });

  it("stands in the meeting's pack as how many of how many, on the screen as in the files", async () => {
    const url = `/api/task/plans/${planId}/pack?since=2026-11-01`;
    const pack = (await t.call("office", "GET", url)).body;
    const counts = pack.quotas.map(({ unit, quota, delivered }: Record<string, unknown>) => [unit, delivered, quota]);
    expect(counts).toEqual(
      expect.arrayContaining([
        ["柳荫街道办事处", 2, 2],
        ["文渡街道办事处", 4, 2],
      ]),
    );
    const docx = unzipSync((await t.call("office", "GET", `${url}&format=docx`)).raw);
    const words = strFromU8(docx["word/document.xml"] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, " ");
    expect(words).toMatch(/定量报送.*2\/2.*4\/2/s);
    const csv = (await t.call("office", "GET", `/api/task/plans/${planId}/export?format=csv`)).body as string;
    const [head = "", ...rows] = csv.split("\r\n").map((line) => line.split(","));
    const at = (title: string) => [...head].indexOf(title);
    const willow = rows.find((row) => row.includes("柳荫街道办事处") && row[at("应报送")] === "2");
    expect(willow?.[at("已报送")]).toBe("2");
  });

  it("is not asked of a task that has none", async () => {
    const { matterId } = await shown(({ title }) => title.includes("办理质量"));
    await t.act(matterId, "sanitation", "task", "receive");
    await expect(deliver(matterId, "sanitation", 1)).rejects.toMatchObject({
      extras: { rules: [expect.objectContaining({ rule: "RW26-NONE" })] },
    });
  });
});

describe("computed every night", () => {
  const ids: Record<string, string> = {};
  const WASTE = "incident:0110";
  const figure = (day: string, counter: string, value: number, classKey = WASTE, division = "990102001001") =>
    sql`insert into measure_daily (kind, day, division_code, counter, class_key, is_emergency, value)
      values ('report', ${day}::date, ${division}, ${counter}, ${classKey}, false, ${value})`.execute(
      t.city.platform.database,
    );
  const add = async (label: string, baseline: number | null, formula: object, dueOn: string | null = null) => {
    const { matterId: taskId } = await shown(({ title }) => title.includes("办理质量"));
    const indicator = { taskId, label, unit: "%", direction: "up", baseline, target: 90, dueOn };
    const made = await t.call("office", "POST", "/api/task/indicators", { ...indicator, formula });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    ids[label] = made.body.id;
  };
  const preview = async (formula: object, baseline: number | null = null) => {
    const { matterId: taskId } = await shown(({ title }) => title.includes("办理质量"));
    return t.call("office", "POST", "/api/task/formulas/preview", { taskId, baseline, formula });
  };
  const values = async (label: string) =>
    (await t.call("office", "GET", `/api/task/indicators/${ids[label]}`)).body.values.map(
      ({ on, value, origin, by }: Record<string, unknown>) => ({ on, value, origin, by }),
    );
  const night = () => computeIndicators(engineOf(t.city.platform), t.city.now());

  it("gives the values worked out by hand", async () => {
    t.city.setNow(shanghaiTime("2026-12-03 01:10"));
    // In time 5 + 2 = 7 of 6 + 3 = 9: 77.777… %.
    await figure("2026-11-20", "need_archive", 6);
    await figure("2026-11-20", "intime_archive", 5);
    await figure("2026-12-02", "need_archive", 3);
    await figure("2026-12-02", "intime_archive", 2);
    // Today is not whole, before the task is not its own, the next district is another's.
    await figure("2026-12-03", "need_archive", 50);
    await figure("2026-11-01", "need_archive", 50);
    await figure("2026-11-20", "need_archive", 50, WASTE, "990103001001");
    // 12 against 80: (12 − 80) ÷ 80 = −85 %; another class is not counted.
    await figure("2026-11-21", "report", 8, "incident:0406");
    await figure("2026-11-28", "report", 4, "incident:0406");
    await figure("2026-11-28", "report", 99);
    const report = { matterKind: "report" };
    await add("按期结案率", null, { ...report, measure: "ratio", id: "intime_archive_rate", classKeys: [WASTE] });
    await add("占道上报量", 80, { ...report, measure: "change", id: "report", classKeys: ["incident:0406"] });
    await add(
      "到期的",
      null,
      { ...report, measure: "counter", id: "report", classKeys: ["incident:0406"] },
      "2026-11-25",
    );
    await add("没有基数", null, { ...report, measure: "change", id: "report" });
    const computed = { origin: "computed", by: "系统" };
    expect(await values("按期结案率")).toEqual([{ ...computed, on: "2026-12-02", value: 77.78 }]);
    expect(await values("占道上报量")).toEqual([{ ...computed, on: "2026-12-02", value: -85 }]);
    expect(await values("到期的")).toEqual([{ ...computed, on: "2026-11-25", value: 8 }]);
    expect(await values("没有基数")).toEqual([]);
  });

  it("divides any counters by any others, and shows the sum", async () => {
    const formula = {
      ...{
        matterKind: "report",
        measure: "quotient",
        numerator: ["intime_archive"],
        denominator: ["need_archive", "report"],
      },
    };
    const { status, body } = await preview(formula);
    expect(status, JSON.stringify(body)).toBe(200);
    // 7 of 9 + 111: the reports of both classes.
    expect(body).toMatchObject({
      ...{ value: 5.83, sum: "7 ÷ 120 × 100% = 5.83%", from: "2026-11-18", to: "2026-12-02" },
      counted: [{ value: 7 }, { value: 9 }, { label: "上报数", value: 111 }],
    });
    expect(body.words).toMatch(/^案卷（只数衡川区）的按期结案数 ÷ （应结案数 \+ 上报数） × 100%/);
  });

  it("compares the daily mean with that of a period", async () => {
    await figure("2026-10-05", "report", 310, "incident:0406");
    const baselinePeriod = { from: "2026-10-01", to: "2026-10-31" };
    const formula = {
      matterKind: "report",
      measure: "change",
      id: "report",
      classKeys: ["incident:0406"],
      baselinePeriod,
    };
    // 12 in 15 days are 0.8 a day against 10: −92 %.
    expect((await preview(formula)).body).toMatchObject({ value: -92, sum: "（0.8 − 10）÷ 10 × 100% = -92%" });
  });

  it("refuses names that nobody knows, in words, when tried and when set", async () => {
    const formula = {
      ...{ matterKind: "report", measure: "counter", id: "reports", classKeys: ["incident:9999"] },
      ...{ cellGrades: ["Z"], divisionCode: "110000000000" },
    };
    const detail = [
      ...["案卷没有“reports”这个计数，请从列表里选", "分类目录里没有“incident:9999”这个小类"],
      ...["没有管理等级为“Z”的单元网格", "没有编码为 110000000000 的区划"],
    ].join("；");
    expect(await preview(formula)).toMatchObject({ status: 422, body: { detail } });
    const { matterId: taskId } = await shown(({ title }) => title.includes("办理质量"));
    const indicator = { taskId, label: "不存在的", unit: "", direction: "up", baseline: null, target: 1, dueOn: null };
    expect(await t.call("office", "POST", "/api/task/indicators", { ...indicator, formula })).toMatchObject({
      ...{ status: 422, body: { detail } },
    });
    const empty = { matterKind: "report", measure: "quotient", numerator: ["report"] };
    expect(await preview(empty)).toMatchObject({ status: 400 });
  });

  it("counts only the areas of a grade, by the cells in which the matters lie", async () => {
    // Reports in A and in B, the only ones that are matters: what stands in sums by day alone has no cell.
    const report = async (cell: number) =>
      (
        await t.act(null, t.city.actors.acceptor, "report", "report_by_public", {
          ...{ source: "hotline_12345", description: "占道摆摊", classKey: "incident:0406", isAnonymous: true },
          position: t.city.positionInCell(cell),
        })
      ).matterId;
    t.city.setNow(shanghaiTime("2026-12-02 10:00"));
    const [core] = [await report(0), await report(1), await report(2)];
    t.city.setNow(shanghaiTime("2026-12-03 02:00"));
    await foldPending(t.city.platform.database, engineOf(t.city.platform).kinds);
    const { code } = await getRow(
      t.city.platform.database,
      sql<{ code: string }>`select cell_code as code from matter where id = ${core}`,
    );
    await sql`update place_cell set grade = 'B' where code <> ${code}`.execute(t.city.platform.database);
    const counted = async (cellGrades: string[]) =>
      (await preview({ matterKind: "report", measure: "counter", id: "report", cellGrades })).body.value;
    expect(await counted(["A"])).toBe(1);
    expect(await counted(["B"])).toBe(2);
    expect(await counted(["A", "B"])).toBe(3);
    // 占道: 15 against 80.
    expect(await night()).toBe(1);
  });

  it("is replaced by another formula with a trace, once", async () => {
    const former = (await t.call("office", "GET", `/api/task/indicators/${ids.到期的}`)).body;
    const { id: replacesId, taskId, label, unit, direction, baseline, target, dueOn } = former;
    const formula = { matterKind: "report", measure: "counter", id: "report", classKeys: [WASTE] };
    const input = { taskId, label, unit, direction, baseline, target, dueOn, formula, replacesId };
    const made = await t.call("office", "POST", "/api/task/indicators", input);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect((await t.call("office", "POST", "/api/task/indicators", input)).status).toBe(422);
    const task = await shown(({ title }) => title.includes("办理质量"));
    const standing = task.indicators.map(({ id }: { id: string }) => id);
    expect(standing).toContain(made.body.id);
    expect(standing).not.toContain(replacesId);
    expect((await t.call("office", "GET", `/api/task/indicators/${made.body.id}`)).body.replacesId).toBe(replacesId);
    expect(await values("到期的")).toHaveLength(1);
  });

  it("adds nothing twice, and the next day's value the next night", async () => {
    expect(await night()).toBe(0);
    t.city.setNow(shanghaiTime("2026-12-04 01:10"));
    await figure("2026-12-03", "intime_archive", 1);
    expect(await night()).toBe(2);
    // (7 + 1) of 9 + 50.
    expect((await values("按期结案率"))[0]).toMatchObject({ on: "2026-12-03", value: 13.56 });
    const task = await shown(({ title }) => title.includes("办理质量"));
    expect(task.indicators.find(({ id }: { id: string }) => id === ids.按期结案率)).toMatchObject({ current: 13.56 });
    const rows = await listRows(t.city.platform.database, sql`select 1 from task_value where origin = 'computed'`);
    expect(rows).toHaveLength(7);
  });
});

describe("the page of a plan that is kept", () => {
  const address = () => `/api/task/plans/${planId}`;
  const look = async (by: Seat = "office") => (await t.call(by, "GET", address())).body;
  const write = (query: ReturnType<typeof sql>) => query.execute(t.city.platform.database);

  it("is the same until something it is made of is written, whoever writes it and wherever", async () => {
    const { matterId: taskId } = await ofStreet("柳荫街道办事处");
    const unit = t.city.units.sanitation;
    const indicatorId = randomUUID();
    const writings: readonly (readonly [string, ReturnType<typeof sql>])[] = [
      ["a task", sql`update task_task set percent = percent where matter_id = ${taskId}`],
      ["its matter", sql`update matter set title = title || '（改）' where id = ${taskId}`],
      [
        "a part",
        sql`insert into task_part (id, matter_id, unit_id, text, state, percent, changed_at)
          values (${randomUUID()}, ${taskId}, ${unit}, '另加一份', 'doing', 0, ${t.city.now()})`,
      ],
      [
        "a target",
        sql`insert into task_indicator (id, task_id, label, unit, direction, target, created_at)
          values (${indicatorId}, ${taskId}, '完成数', '件', 'up', 10, ${t.city.now()})`,
      ],
      [
        "a value",
        sql`insert into task_value (id, indicator_id, "on", value, origin, is_judged, note, files, by_name, at)
          values (${randomUUID()}, ${indicatorId}, '2026-11-20', 7, 'computed', false, '', '{}', '系统', ${t.city.now()})`,
      ],
    ];
    for (const [what, query] of writings) {
      const before = JSON.stringify(await look());
      expect(JSON.stringify(await look()), what).toBe(before);
      await write(query);
      if (what !== "a task") expect(JSON.stringify(await look()), what).not.toBe(before);
    }
    expect(JSON.stringify((await look()).tasks.indicators)).toContain("10,7,false");
  });
});
