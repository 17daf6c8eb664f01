/** 按上次的更正 over HTTP: what was put right in one document is proposed in the next one of its issuer, and nowhere else. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTaskCity, type TaskCity } from "./task-city.ts";

const documentOf = (
  issuer: string,
  year: number,
  rows: readonly string[],
  care: string,
) => `${issuer}关于印发《${year}年河湖保洁工作方案》的通知
衡城管发〔${year}〕9号

${year}年河湖保洁工作方案

一、重点任务
${rows.join("\n")}
二、保障措施
${care}

${issuer}
${year}年1月10日
`;
const FIRST = [
  "1. 清理河面漂浮垃圾，每日巡查2次，2026年6月底前完成。（牵头部门：衡川区环卫所）",
  "2. 修复破损护岸设施，完成修复12处，2026年9月底前完成。（牵头部门：衡川区环卫所）",
  "3. 整治沿河违规排口，完成整治8处，2026年10月底前完成。（牵头部门：衡川区环卫所）",
];
const SECOND = [
  "1. 整治沿河违规排口，完成整治20处，2027年10月底前完成。（牵头部门：衡川区环卫所）",
  "2. 清理河面漂浮垃圾，每日巡查3次，2027年6月底前完成。（牵头部门：衡川区环卫所）",
  "3. 修复破损护岸设施，完成修复30处，2027年9月底前完成。（牵头部门：柳荫街道办事处）",
];
const HOME = "衡川区城市管理局";

let t: TaskCity;

beforeAll(async () => {
  t = await openTaskCity();
});
afterAll(async () => t.close());

interface Shown {
  readonly id: string;
  readonly text: string;
  readonly isLeftOut: boolean;
}
const open = async (text: string) => {
  t.later(1);
  const { body } = await t.call("office", "POST", "/api/task/drafts/paste", { text });
  await t.runJobs();
  return page(body.id);
};
const page = async (id: string) => (await t.call("office", "GET", `/api/task/drafts/${id}`)).body;
const named = (draft: { tasks: readonly Shown[] }, words: string) => {
  const found = draft.tasks.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`no task ${words}`);
  return found;
};
const kindsOf = (draft: { corrections: readonly { kind: string; isUndone: boolean }[] }) =>
  draft.corrections.filter(({ isUndone }) => !isUndone).map(({ kind }) => kind);

describe("corrections of an earlier document of the issuer", () => {
  let firstId: string;
  let secondId: string;

  it("are made by a person in the first", async () => {
    const first = await open(documentOf(HOME, 2026, FIRST, "各单位加强组织领导，落实工作经费。"));
    expect([first.issuer, first.corrections]).toEqual([HOME, []]);
    firstId = first.id;
    const correct = async (correction: object) =>
      expect((await t.call("office", "POST", `/api/task/drafts/${firstId}/corrections`, { correction })).status).toBe(
        200,
      );
    await correct({ kind: "leave_out", taskId: named(first, "组织领导").id });
    const roads = { lead: ["衡川区市政养护所"], responsible: ["衡川区环卫所"] };
    await correct({ kind: "assign", taskId: named(first, "破损护岸").id, ...roads });
    await correct({ kind: "assign", taskId: named(first, "违规排口").id, ...roads });
    const { personId } = t.city.actors.leader;
    await correct({ kind: "assign_person", taskId: named(first, "违规排口").id, personId });
  });

  it("are proposed in the second and marked: by first words, by heading, by the same reading only", async () => {
    const second = await open(documentOf(HOME, 2027, SECOND, "统筹安排人员车辆，做好宣传引导。"));
    secondId = second.id;
    const care = named(second, "宣传引导");
    const outlet = named(second, "违规排口");
    expect(care).toMatchObject({ isLeftOut: true, isCorrected: true });
    expect(outlet).toMatchObject({
      lead: [{ name: "衡川区市政养护所", unitId: t.city.units.roads }],
      responsible: [{ name: "衡川区环卫所" }],
      personId: t.city.actors.leader.personId,
    });
    // Nobody touched the first one; the other was given to a street by the document itself.
    expect(named(second, "漂浮垃圾")).toMatchObject({ isCorrected: false, lead: [{ name: "衡川区环卫所" }] });
    expect(named(second, "破损护岸")).toMatchObject({ isCorrected: false, lead: [{ name: "柳荫街道办事处" }] });
    const from = { recalledFrom: "2026年河湖保洁工作方案", by: "按上次的更正", isUndone: false };
    expect(second.corrections).toEqual([
      expect.objectContaining({ kind: "assign", taskId: outlet.id, ...from }),
      expect.objectContaining({ kind: "assign_person", taskId: outlet.id, ...from }),
      expect.objectContaining({ kind: "leave_out", taskId: care.id, ...from }),
    ]);
  });

  it("are taken back one by one, and then not proposed again", async () => {
    const [assigned, , leftOut] = (await page(secondId)).corrections;
    const takeBack = (draftId: string, id: string) =>
      t.call("office", "POST", `/api/task/drafts/${draftId}/corrections/${id}/undo`);
    const after = (await takeBack(secondId, assigned.id)).body;
    expect(named(after, "违规排口")).toMatchObject({ lead: [{ name: "衡川区环卫所" }] });
    expect(named(after, "宣传引导").isLeftOut).toBe(true);
    expect((await takeBack(secondId, assigned.id)).status).toBe(422);
    expect(kindsOf((await takeBack(secondId, leftOut.id)).body)).toEqual(["assign_person"]);
    const byHand = (await page(firstId)).corrections[0];
    expect((await takeBack(firstId, byHand.id)).status).toBe(422);
    const third = await open(documentOf(HOME, 2028, SECOND, "按时报送信息，做好宣传引导。"));
    expect(kindsOf(third)).toEqual(["assign_person"]);
    expect(named(third, "宣传引导").isLeftOut).toBe(false);
  });

  it("are not proposed to another issuer", async () => {
    const other = await open(documentOf("柳荫街道办事处", 2027, FIRST, "各单位加强组织领导，落实工作经费。"));
    expect(other.issuer).toBe("柳荫街道办事处");
    expect(other.tasks).toHaveLength(4);
    expect(other.corrections).toEqual([]);
  });
});

describe("splits and merges of an earlier document of the issuer", () => {
  const ISSUER = "文渡街道办事处";

  it("are proposed in the new document's words, and taken back one by one", async () => {
    const first = await open(documentOf(ISSUER, 2026, FIRST, "各单位加强组织领导，落实工作经费。"));
    const correct = async (correction: object) =>
      expect((await t.call("office", "POST", `/api/task/drafts/${first.id}/corrections`, { correction })).status).toBe(
        200,
      );
    await correct({ kind: "merge", taskIds: [named(first, "破损护岸").id, named(first, "违规排口").id] });
    await correct({ kind: "split", taskId: named(first, "漂浮垃圾").id, texts: ["清理河面漂浮垃圾", "每日巡查2次"] });
    const second = await open(documentOf(ISSUER, 2027, SECOND, "统筹安排人员车辆，做好宣传引导。"));
    expect(second.tasks.map(({ title }: { title: string }) => title)).toEqual([
      ...["清理河面漂浮垃圾", "每日巡查3次"],
      ...[expect.stringContaining("修复破损护岸设施"), expect.stringContaining("统筹安排")],
    ]);
    const [merge, split] = second.corrections;
    expect(second.corrections).toEqual([
      expect.objectContaining({
        kind: "merge",
        taskId: named(second, "破损护岸").id,
        recalledFrom: "2026年河湖保洁工作方案",
      }),
      expect.objectContaining({ kind: "split", taskId: named(second, "漂浮垃圾").id }),
    ]);
    const takeBack = async ({ id }: { id: string }) =>
      (await t.call("office", "POST", `/api/task/drafts/${second.id}/corrections/${id}/undo`)).body;
    expect((await takeBack(split)).tasks).toHaveLength(3);
    expect((await takeBack(merge)).tasks).toHaveLength(4);
  });
});
