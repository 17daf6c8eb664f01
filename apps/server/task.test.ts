/** 任务督办 on a real city: a document is read, corrected, published; its tasks are done, climb the ladder, come to a meeting, end. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { getPlan } from "#capabilities/task/contract.ts";
import { watchTasks } from "#capabilities/task/server/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { engineOf } from "./capabilities.ts";
import { openTaskCity, type TaskCity } from "./task-city.ts";

const DOCUMENT = `衡川区城市管理局关于印发《2026年市容环境提升工作方案》的通知
衡城管发〔2026〕7号

2026年市容环境提升工作方案

一、总体要求
坚持问题导向，提升市容环境。
二、重点任务
（一）市容秩序
1. 开展背街小巷整治，完成整治126条，2026年12月20日前完成。（牵头部门：衡川区环卫所；责任部门：衡川区市政养护所）
2. 规范占道经营，占道数量减少20%，2026年11月25日前完成。（牵头部门：衡川区环卫所；责任部门：柳荫街道办事处、文渡街道办事处）
（二）设施维护
3. 每月开展一次井盖巡查并报送情况。（牵头部门：区市政所）
4. 完成道路维修12处，2027年3月底前完成。（牵头部门：衡川区市政养护所）
三、保障措施
责任部门遇到困难报牵头部门，牵头部门报分管领导，重大疑难问题提请局党组研究。
牵头部门每周总结。

衡川区城市管理局
2026年11月10日
`;

let t: TaskCity;
let draftId: string;
let planId: string;

beforeAll(async () => {
  t = await openTaskCity();
});
afterAll(async () => t.close());

const draft = async () => (await t.call("office", "GET", `/api/task/drafts/${draftId}`)).body;
const plan = async () => getPlan.response.parse((await t.call("office", "GET", `/api/task/plans/${planId}`)).body);
const taskNamed = async (text: string) => {
  const found = (await plan()).tasks.find((task) => task.title.includes(text) && task.origin !== "recurring");
  if (!found) throw new Error(`no task ${text}`);
  return (await t.call("office", "GET", `/api/task/tasks/${found.matterId}`)).body.task;
};

describe("a document becomes a plan", () => {
  it("is read by a job, with what it says and what is not known", async () => {
    const posted = await t.call("office", "POST", "/api/task/drafts/paste", { text: DOCUMENT });
    expect(posted.status).toBe(200);
    draftId = posted.body.id;
    expect((await draft()).state).toBe("reading");
    await t.runJobs();
    const read = await draft();
    expect(read).toMatchObject({ state: "read", number: "衡城管发〔2026〕7号", obstacles: [] });
    expect(read.tasks.map(({ id }: { id: string }) => id)).toEqual(["2.1.1", "2.1.2", "2.2.3", "2.2.4", "3"]);
    expect(read.unmatched.map(({ name }: { name: string }) => name)).toContain("区市政所");
    expect(read.tasks[0]).toMatchObject({ to: "2026-12-20", lead: [{ unitName: "衡川区环卫所" }] });
    expect(read.text.slice(read.tasks[0].spans[0].start, read.tasks[0].spans[0].end)).toContain("背街小巷");
  });

  it("is corrected as data, one step can be undone", async () => {
    const [first, second] = (await draft()).tasks;
    const correct = (correction: unknown) =>
      t.call("office", "POST", `/api/task/drafts/${draftId}/corrections`, { correction });
    const renamed = await correct({ kind: "rename", taskId: first.id, title: "背街小巷整治" });
    expect(renamed.body.tasks[0]).toMatchObject({ title: "背街小巷整治", isCorrected: true });
    await correct({ kind: "merge", taskIds: [first.id, second.id] });
    expect((await draft()).tasks).toHaveLength(4);
    expect((await correct({ kind: "rename", taskId: second.id, title: "已经并走" })).status).toBe(422);
    expect((await t.call("office", "POST", `/api/task/drafts/${draftId}/undo`)).body.tasks).toHaveLength(5);
    await correct({ kind: "leave_out", taskId: "3" });
    expect((await draft()).tasks[0].title).toBe("背街小巷整治");
    await correct({ kind: "rename", taskId: second.id, title: "规范占道经营" });
  });

  it("remembers what a name means for that issuer", async () => {
    const matched = await t.call("office", "PUT", `/api/task/drafts/${draftId}/units`, {
      name: "区市政所",
      unitId: t.city.units.roads,
    });
    expect(matched.body.unmatched).toEqual([]);
    const again = await t.call("office", "POST", "/api/task/drafts/paste", { text: DOCUMENT });
    await t.runJobs();
    expect((await t.call("office", "GET", `/api/task/drafts/${again.body.id}`)).body.unmatched).toEqual([]);
  });

  it("is published once: plan, tasks, targets and duties", async () => {
    const input = {
      ...{ title: "2026年市容环境提升工作方案", planKind: "plan", leadUnitId: t.city.units.commandCentre },
      ...{ from: "2026-11-01", to: "2027-03-31", requestId: randomUUID() },
    };
    const published = await t.call("office", "POST", `/api/task/drafts/${draftId}/publish`, input);
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    planId = published.body.planId;
    expect(
      (await t.call("office", "POST", `/api/task/drafts/${draftId}/publish`, { ...input, requestId: randomUUID() }))
        .body.planId,
    ).toBe(planId);
    await t.runJobs();
    const page = await plan();
    expect(page).toMatchObject({ state: "running", edition: 1, progress: { tasks: 4, done: 0 } });
    expect((await draft()).published).toEqual({ planId, done: 4, total: 4 });
    const alley = await taskNamed("背街小巷整治");
    expect(alley).toMatchObject({
      leadUnitName: "衡川区环卫所",
      dueOn: "2026-12-20",
      state: "assigned",
      light: expect.any(String),
    });
    expect(alley.parts.map(({ unitName }: { unitName: string }) => unitName)).toEqual(["衡川区市政养护所"]);
    expect(alley.indicators[0]).toMatchObject({ target: 126, unit: "条", current: null });
    expect(page.tasks.filter(({ origin }) => origin === "recurring").length).toBeGreaterThan(0);
    expect(page.ladder.map(({ party }: { party: string }) => party)).toHaveLength(4);
    const document = (await t.call("roads", "GET", `/api/task/plans/${planId}/document`)).body;
    expect(document.text).toContain("背街小巷");
  });

  it("keeps an upload that cannot be read, and says why", async () => {
    const sent = await t.send(
      "office",
      "/api/task/drafts?fileName=plan.docx",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
    );
    await t.runJobs();
    const kept = (await t.call("office", "GET", `/api/task/drafts/${sent.body.id}`)).body;
    expect(kept).toMatchObject({ state: "unreadable", message: expect.stringContaining("另存为") });
    expect((await t.call("office", "GET", `/api/task/drafts/${sent.body.id}/file`)).raw).toHaveLength(7);
  });
});

describe("a task", () => {
  it("is received, reported on, its part finished and confirmed, and confirmed by others than its own", async () => {
    const task = await taskNamed("背街小巷整治");
    const id = task.matterId;
    const photo = await t.city.photo("proof");
    await t.act(id, "sanitation", "task", "receive");
    await t.act(id, "sanitation", "task", "report_progress", { percent: 60, text: "完成 76 条" });
    await expect(
      t.act(id, "sanitation", "task", "submit", { text: "全部整治完成了", files: [photo] }),
    ).rejects.toMatchObject({
      extras: { rules: [expect.objectContaining({ rule: "RW13-PARTS" })] },
    });
    const partId = task.parts[0].id;
    await expect(
      t.act(id, "sanitation", "task", "finish_part", { partId, text: "路面已修复", files: [photo] }),
    ).rejects.toThrow();
    await t.act(id, "roads", "task", "finish_part", { partId, text: "路面已修复", files: [photo] });
    await t.act(id, "sanitation", "task", "return_part", { partId, opinion: "还有两处没修" });
    await t.act(id, "roads", "task", "finish_part", { partId, text: "两处已补修", files: [photo] });
    await t.act(id, "sanitation", "task", "confirm_part", { partId });
    await t.act(id, "sanitation", "task", "submit", { text: "全部整治完成了", files: [photo] });
    await t.act(id, "office", "task", "send_back", { opinion: "材料不全" });
    await t.act(id, "sanitation", "task", "submit", { text: "补齐材料再报", files: [photo] });
    await expect(
      t.act(id, { ...t.who.office, personId: t.who.sanitation.personId }, "task", "confirm"),
    ).rejects.toMatchObject({
      extras: { rules: [expect.objectContaining({ rule: "RW14-SAME" })] },
    });
    await t.act(id, "office", "task", "confirm");
    expect(await taskNamed("背街小巷整治")).toMatchObject({ state: "done", light: "done", percent: 100 });
    expect((await plan()).progress).toMatchObject({ tasks: 4, done: 1 });
  });

  it("is seen by the units that take part and by nobody else", async () => {
    const task = await taskNamed("道路维修");
    expect((await t.call("roads", "GET", `/api/task/tasks/${task.matterId}`)).status).toBe(200);
    expect((await t.call("willow", "GET", `/api/task/tasks/${task.matterId}`)).status).toBe(404);
    expect(
      (await t.call("willow", "GET", "/api/task/mine")).body.tasks.map(({ title }: { title: string }) => title),
    ).toEqual(["规范占道经营"]);
  });

  it("turns red, climbs step by step with orders, comes to the party group and back as a decision and a task", async () => {
    const red = await taskNamed("规范占道经营");
    const id = red.matterId;
    await t.act(id, "sanitation", "task", "receive");
    t.city.setNow(shanghaiTime("2026-11-26 09:00"));
    const engine = engineOf(t.city.platform);
    const watch = async () => {
      await watchTasks(engine, t.city.now());
      await t.runJobs();
      return (await t.call("office", "GET", `/api/task/tasks/${id}`)).body;
    };
    const first = await watch();
    expect(first.task).toMatchObject({ light: "red", ladderStep: 1, lightReason: "超期 1 日" });
    // 责任部门 are both streets: each gets its own order.
    expect(first.related.filter(({ kindLabel }: { kindLabel: string }) => kindLabel === "督办单")).toHaveLength(2);
    expect((await watch()).task.ladderStep, "not before the step's limit").toBe(1);
    t.city.setNow(shanghaiTime("2026-12-02 18:00"));
    expect((await watch()).task.ladderStep).toBe(2);
    t.city.setNow(shanghaiTime("2026-12-08 18:00"));
    expect((await watch()).task.ladderStep).toBe(3);
    t.city.setNow(shanghaiTime("2026-12-16 18:00"));
    const top = await watch();
    expect(top.task).toMatchObject({ ladderStep: 4, flags: expect.arrayContaining(["climbed", "agenda"]) });
    expect(top.ladder.map(({ state }: { state: string }) => state)).toEqual(["past", "past", "past", "now"]);
    const item = top.related.find(({ kindLabel }: { kindLabel: string }) => kindLabel === "议题");
    await expect(
      t.act(item.matterId, "office", "agenda", "schedule", { meeting: "special", meetingOn: "2026-12-18" }),
    ).rejects.toMatchObject({
      extras: { rules: [expect.objectContaining({ rule: "YT02-GRAVE" })] },
    });
    await t.act(item.matterId, "office", "agenda", "schedule", { meeting: "party_group", meetingOn: "2026-12-18" });
    t.city.setNow(shanghaiTime("2026-12-18 17:00"));
    await t.act(item.matterId, "office", "agenda", "decide", {
      ...{
        decision: "由柳荫街道设置临时疏导点",
        taskTitle: "设置临时疏导点",
        leadUnitId: t.city.units.willowStreet,
        dueOn: "2026-12-31",
      },
    });
    await t.runJobs();
    const after = (await t.call("office", "GET", `/api/task/tasks/${id}`)).body;
    expect(after.task.flags).not.toContain("agenda");
    expect(after.children).toEqual([
      expect.objectContaining({ title: "设置临时疏导点", origin: "decision", leadUnitName: "柳荫街道办事处", planId }),
    ]);
    await expect(
      t.act(id, "sanitation", "task", "ask_extension", { dueOn: "2026-11-20", reason: "疏导点建成需要时间" }),
    ).rejects.toThrow();
    await t.act(id, "sanitation", "task", "ask_extension", { dueOn: "2027-01-31", reason: "疏导点建成需要时间" });
    await t.act(id, "leader", "task", "grant_extension");
    expect(await taskNamed("规范占道经营")).toMatchObject({ dueOn: "2027-01-31", ladderStep: 0 });
    const order = first.related[0].matterId;
    const detail = await getRow(
      t.city.platform.database,
      sql<{ unitId: string }>`select unit_id as "unitId" from matter where id = ${order}`,
    );
    const street = detail.unitId === t.city.units.willowStreet ? "willow" : "ferry";
    await t.act(order, street, "supervision", "reply", { text: "已安排专人劝导" });
    await t.act(order, "office", "supervision", "accept");
  });
});

describe("indicators", () => {
  it("are not moved by the judged without another's confirmation", async () => {
    const { indicators } = await taskNamed("道路维修");
    const url = `/api/task/indicators/${indicators[0].id}`;
    const own = await t.call("roads", "POST", `${url}/values`, {
      on: "2026-12-10",
      value: 5,
      note: "完成 5 处",
      requestId: randomUUID(),
    });
    expect(own.body.state).toBe("pending");
    expect((await taskNamed("道路维修")).indicators[0].current).toBeNull();
    const decide = (by: "office" | "roads") =>
      t.call(by, "POST", `${url}/values/${own.body.id}/decision`, { isConfirmed: true });
    expect((await decide("roads")).status).toBe(403);
    expect((await decide("office")).body.state).toBe("confirmed");
    expect((await decide("office")).status).toBe(422);
    expect((await taskNamed("道路维修")).indicators[0]).toMatchObject({ current: 5, isMet: false });
    const file = Buffer.from("日期,单位,数值,说明\n2026-12-11,,7,月报\n2026/12/12,没有的单位,8,\n昨天,,9,\n");
    const imported = await t.send("office", `${url}/import?fileName=a.csv`, file);
    expect(imported.body).toMatchObject({ added: 1, same: 0, refused: [{ row: 3 }, { row: 4 }] });
    expect((await t.send("office", `${url}/import?fileName=a.csv`, file)).body).toMatchObject({ added: 0, same: 1 });
    expect((await taskNamed("道路维修")).indicators[0]).toMatchObject({ current: 7, currentOn: "2026-12-11" });
    const page = (await t.call("roads", "GET", url)).body;
    expect(page).toMatchObject({ isJudged: true, formula: null });
    expect(
      page.values.map(({ origin, decidedBy }: { origin: string; decidedBy: string | null }) => [origin, decidedBy]),
    ).toEqual([
      ["imported", null],
      ["typed", "督查一"],
    ]);
  });

  it("are computed from the record by a formula that a person can read", async () => {
    const task = await taskNamed("规范占道经营");
    const made = await t.call("office", "POST", "/api/task/indicators", {
      ...{
        taskId: task.matterId,
        label: "占道上报量",
        unit: "件",
        direction: "down",
        baseline: 10,
        target: -20,
        dueOn: null,
      },
      formula: { matterKind: "report", measure: "change", id: "report", classKeys: ["incident:0406"] },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const computed = await t.call("office", "POST", `/api/task/indicators/${made.body.id}/compute`, {
      from: "2026-11-01",
      to: "2026-11-30",
    });
    expect(computed.status, JSON.stringify(computed.body)).toBe(200);
    expect(computed.body).toMatchObject({
      ...{ value: -100, sum: "（0 − 10）÷ 10 × 100% = -100%" },
      words: expect.stringMatching(/^（案卷（只数占道经营，衡川区）的期内上报数 − 基数）÷ 基数/),
    });
  });
});

describe("a whistle", () => {
  it("is followed on both sides: who came in time, what was done, what each thinks of the other", async () => {
    const { matterId } = await t.act(null, "willow", "whistle", "blow", {
      ...{ title: "河边夜市油烟扰民", problem: "夜间烧烤油烟直排，居民反映强烈", urgency: "urgent" },
      unitIds: [t.city.units.sanitation, t.city.units.roads],
    });
    await t.act(matterId, "sanitation", "whistle", "report_in", { text: "2 人 20 分钟到场" });
    await expect(
      t.act(matterId, "willow", "whistle", "settle", { result: "已经处理", isSolved: true }),
    ).rejects.toThrow();
    t.later(1);
    await t.act(matterId, "roads", "whistle", "report_in", { text: "1 人到场" });
    await t.act(matterId, "sanitation", "whistle", "finish", { text: "清理油污并劝离" });
    await t.act(matterId, "roads", "whistle", "finish", { text: "封闭占道路段" });
    await t.act(matterId, "willow", "whistle", "settle", { result: "夜市已规范", isSolved: true });
    await expect(t.act(matterId, "willow", "whistle", "close")).rejects.toMatchObject({
      extras: { rules: [expect.objectContaining({ rule: "CS08-RATE" })] },
    });
    await t.act(matterId, "willow", "whistle", "rate_unit", { unitId: t.city.units.sanitation, rating: 5 });
    await t.act(matterId, "willow", "whistle", "rate_unit", { unitId: t.city.units.roads, rating: 3 });
    await t.act(matterId, "sanitation", "whistle", "rate_street", { rating: 4 });
    await t.act(matterId, "willow", "whistle", "close");
    const called = await listRows(
      t.city.platform.database,
      sql<{
        isLate: boolean;
        ratedByStreet: number;
      }>`select is_late as "isLate", rated_by_street as "ratedByStreet" from task_called_unit
        where matter_id = ${matterId} order by rated_by_street`,
    );
    expect(called).toEqual([
      { isLate: true, ratedByStreet: 3 },
      { isLate: false, ratedByStreet: 5 },
    ]);
  });
});

describe("the rectification ledger", () => {
  it("strikes off with proof, looks back, and opens again what came back", async () => {
    const photo = await t.city.photo("ledger");
    const { matterId } = await t.act(null, "office", "rectification", "list", {
      ...{ ledger: "problem", title: "垃圾桶未分类", problem: "检查发现三处未分类", unitId: t.city.units.sanitation },
    });
    await t.act(matterId, "sanitation", "rectification", "plan", { measures: "更换分类桶", dueOn: "2027-01-15" });
    await expect(
      t.act(matterId, "sanitation", "rectification", "submit", { text: "已经更换完成", files: [] }),
    ).rejects.toThrow();
    await t.act(matterId, "sanitation", "rectification", "submit", { text: "已经更换完成", files: [photo] });
    await t.act(matterId, "office", "rectification", "close");
    const back = await t.act(matterId, "leader", "rectification", "look_back", {
      outcome: "relapsed",
      text: "一处又混投",
      dueOn: "2027-05-01",
    });
    expect(back.state).toBe("reopened");
  });
});

describe("the meeting pack and the exports", () => {
  it("say what the plan page says", async () => {
    const page = await plan();
    const pack = (await t.call("office", "GET", `/api/task/plans/${planId}/pack?since=2026-11-01`)).body;
    const figures = new Map(pack.figures.map(({ label, value }: { label: string; value: string }) => [label, value]));
    expect(figures.get("任务")).toBe(`${page.progress.tasks} 项`);
    expect(figures.get("已完成")).toBe(`${page.progress.done} 项`);
    expect(figures.get("红灯")).toBe(`${page.progress.lights.red} 项`);
    expect(figures.get("完成进度")).toBe(`${page.progress.percent}%`);
    expect(pack.late).toEqual(page.late);
    expect(pack.done.map(({ title }: { title: string }) => title)).toEqual(["背街小巷整治"]);
    const pdf = await t.call("office", "GET", `/api/task/plans/${planId}/pack?format=pdf`);
    expect(pdf.raw.subarray(0, 5).toString()).toBe("%PDF-");
    const docx = await t.call("office", "GET", `/api/task/plans/${planId}/pack?format=docx`);
    expect(docx.raw.subarray(0, 2).toString()).toBe("PK");
    const csv = (await t.call("office", "GET", `/api/task/plans/${planId}/export?format=csv&lights=done`))
      .body as string;
    expect(csv.split("\r\n").filter((line) => line.includes("背街小巷整治"))).toHaveLength(1);
    expect((await t.call("office", "GET", `/api/task/plans/${planId}/export`)).raw.subarray(0, 2).toString()).toBe(
      "PK",
    );
  });
});

describe("a second edition", () => {
  it("is compared task by task, amends what changed, drops what is gone", async () => {
    const text = DOCUMENT.replace("126条", "130条").replace(
      /4\. 完成道路维修.*\n/,
      "4. 新建口袋公园3个，2027年2月底前完成。（牵头部门：衡川区环卫所）\n",
    );
    const posted = await t.call("office", "POST", "/api/task/drafts/paste", { text });
    draftId = posted.body.id;
    await t.runJobs();
    const compared = (await t.call("office", "GET", `/api/task/drafts/${draftId}/changes?planId=${planId}`)).body;
    const kinds = compared.changes.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["added", "changed", "removed"]));
    const input = {
      ...{ title: "2026年市容环境提升工作方案", planKind: "plan", leadUnitId: t.city.units.commandCentre },
      ...{ from: "2026-11-01", to: "2027-03-31", requestId: randomUUID(), revisesPlanId: planId },
    };
    expect((await t.call("office", "POST", `/api/task/drafts/${draftId}/publish`, input)).body.planId).toBe(planId);
    await t.runJobs();
    const page = await plan();
    expect(page).toMatchObject({ edition: 2, state: "running" });
    expect((await taskNamed("道路维修")).state).toBe("cancelled");
    expect(await taskNamed("口袋公园")).toMatchObject({ state: "assigned" });
    expect((await t.call("office", "GET", `/api/task/plans/${planId}/document`)).body.editions[0].summary).toContain(
      "删去 1 项",
    );
  });
});

describe("the record", () => {
  it("holds through all of it", async () => {
    const verdict = await verifyRecord(t.city.platform.database);
    expect(verdict).toMatchObject({ holds: true });
  });
});
