/** Fictional plans in spellings and layouts that the published ones do not have. */
import { describe, expect, it } from "vitest";
import type { Outline } from "./outline.ts";
import { readPlan } from "./read-plan.ts";
import { BOLD_LIST } from "./samples/bold-list.ts";
import { RUN_ON_POINTS } from "./samples/run-on-points.ts";
import { WORK_POINTS } from "./samples/work-points.ts";
import { WRAPPED_PLAN } from "./samples/wrapped-plan.ts";

const tree = (outline: Outline) => outline.headings.map(({ level, label }) => `${level}${label}`).join(" ");
const roles = (outline: Outline) =>
  Object.fromEntries(
    outline.tasks.map(({ id, lead, responsible }) => [id, `${lead.join("、")}|${responsible.join("、")}`]),
  );
const targets = (outline: Outline) =>
  outline.tasks.flatMap(({ targets: found }) =>
    found.map((one) => `${one.subject} ${one.comparator} ${one.value}${one.unit} ${one.due ?? ""}`.trim()),
  );

describe("work points with departments in brackets", () => {
  const outline = readPlan({ text: WORK_POINTS, layout: "lines" });

  it("reads the frame", () => {
    const { title, issuer, number, date } = outline;
    expect({ title, issuer, number, date }).toEqual({
      title: "2026年全市城市管理工作要点",
      issuer: "澄州市城市管理委员会",
      number: "澄城管委〔2026〕3号",
      date: "2026-02-09",
    });
    expect(outline.attachments.map(({ title: name, isPresent }) => [name, isPresent])).toEqual([
      ["2026年全市城市管理工作要点", true],
      ["2026年重点项目清单", false],
    ]);
    expect(outline.contacts.map(({ kind, text }) => [kind, text])).toEqual([
      ["telephone", "0599-8877665"],
      ["person", "陈晓"],
    ]);
  });

  it("nests the headings", () => {
    expect(tree(outline)).toBe(
      "1一、 1二、 2（一） 31. 32. 33. 2（二） 34. 4一是 4二是 4三是 35. 1三、 2（一） 2（二）",
    );
  });

  it("reads who does what", () => {
    expect(roles(outline)).toMatchObject({
      "2.1.1": "市城管局|市住房和城乡建设局、市机关事务管理局、各区县政府",
      "2.1.2": "|市生态环境局、市城管局",
      "2.1.3": "市环卫中心|各区县城管局",
      "2.2.4.1": "|市城管局、市公安局、各区县政府",
      "2.2.5": "市违建治理专班|市自然资源局",
    });
    expect(outline.tasks.find(({ id }) => id === "2.2.4.1")?.doubts.join()).toContain("末条");
  });

  it("reads the targets", () => {
    expect(targets(outline)).toEqual([
      "城市生活垃圾回收利用率 at_least 38% 2026-12-31",
      "道路机械化清扫率 at_least 92% 2026-12-31",
      "公共停车泊位 at_least 3000个 2026-12-31",
      "分类投放点 at_least 120处 2026-12-31",
      "中心城区 at_least 100% 2026-06-30",
      "油烟投诉量 change_by 20%",
      "公厕改造 at_least 15座 2026-06-30",
      "公厕改造 at_least 40座 2026-12-31",
      "划定疏导点 at_least 2处",
      "核心区占道经营投诉量 change_by 30%",
      "联合执法 at_least 1次",
      "存量违建 at_least 50000平方米 2026-06-30",
      "新增违建 at_most 0增长 2026-06-30",
    ]);
  });

  it("reads reports and the ladder", () => {
    expect(
      outline.reporting.map(({ who, action, to, recurrence }) => [who, action, to.join("、"), recurrence]),
    ).toEqual([
      ["各区县", "报", "市城管委办公室", "FREQ=MONTHLY;BYMONTHDAY=25"],
      ["", "调度", "", "FREQ=WEEKLY"],
      ["", "通报", "", "FREQ=MONTHLY"],
      ["", "评比", "", "FREQ=MONTHLY;INTERVAL=3"],
      ["市城管委办公室", "通报", "", "FREQ=MONTHLY;BYMONTHDAY=5"],
      ["市城管委办公室", "抄送", "市委督查室", "FREQ=MONTHLY;BYMONTHDAY=5"],
    ]);
    expect(outline.ladder.map(({ party, when }) => [party, when])).toEqual([
      ["责任科室", ""],
      ["牵头单位", ""],
      ["分管副市长", ""],
      ["市城市管理委员会全体会议", "牵头单位协调不了的"],
    ]);
  });
});

describe("a plan with broken lines, page headers and articles", () => {
  const outline = readPlan({ text: WRAPPED_PLAN, layout: "lines" });

  it("joins lines and drops what belongs to the page", () => {
    expect(outline.title).toBe("霖江区户外广告专项整治三年行动方案");
    expect([outline.issuer, outline.date]).toEqual(["霖江区城市管理局", "2026-01-15"]);
    expect(tree(outline)).toBe("1第一条 1第二条 2（一） 2（二） 2（三） 1第三条 2（一） 2（二） 2（三） 1第四条");
    expect(outline.tasks.find(({ id }) => id === "2.1")?.text).toContain("各街道办事处完成拉网式排查");
    expect(outline.tasks.map(({ text }) => text).join()).not.toMatch(/三年行动方案|—/);
  });

  it("reads departments, dates and targets", () => {
    expect(roles(outline)).toMatchObject({
      "2.1": "各街道办事处|区市场监管局、区住建局",
      "2.2": "|区城管局",
      "2.3": "|区综合执法大队、各街道办事处",
    });
    expect(targets(outline)).toEqual([
      "主要道路两侧设施完好率 at_least 98% 2029-01-15",
      "安全检测覆盖率 at_least 100% 2029-01-15",
      "拆除楼顶广告 at_least 120块 2026-12-31",
      "主次干道店招改造1.5公里以上的示范街 at_least 8条 2027-06-30",
      "巡查 at_least 1次",
      "举报线索 at_most 3工作日",
    ]);
    expect(outline.phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["动员部署阶段", "2026-01-15", "2026-03-31"],
      ["集中整治阶段", "2026-04-01", "2027-12-31"],
      ["巩固提升阶段", "2028-01-01", "2028-12-31"],
    ]);
    expect(outline.ladder.map(({ party, when }) => [party, when])).toEqual([["区政府常务会议", "仍未改进的"]]);
  });
});

describe("a plan in Markdown with a list in pipes", () => {
  const outline = readPlan({ text: BOLD_LIST, layout: "lines" });

  it("reads headings whatever marks they have", () => {
    expect(tree(outline)).toBe("1一、 2（一） 31． 32． 2（二） 3① 3② 3③ 1二、");
  });

  it("reads departments on lines of their own", () => {
    expect(roles(outline)).toMatchObject({
      "1.1.1": "县城管局渣土办|县交通局、县公安局交警大队、各渣土运输企业",
      "1.1.2": "县城管执法大队|县公安局、各镇街",
      "1.2.1": "|市容股、法规股",
      "list1.1": "渣土办|交警大队、交通局",
      "list1.2": "执法大队|各镇街",
    });
    expect(outline.parties.filter(({ role }) => role === "person").map(({ name }) => name)).toEqual(["李副局长"]);
  });

  it("marks what it cannot know", () => {
    const doubts = Object.fromEntries(outline.tasks.map(({ id, doubts: found }) => [id, found.join("；")]));
    expect(doubts["1.2.3"]).toContain("春节前");
    expect(doubts["list1.3"]).toContain("错位");
    expect(doubts["list1.1"]).toBe("");
  });
});

describe("a table that is no list of tasks", () => {
  it("says so and makes no tasks of it", () => {
    const outline = readPlan({
      text: "一、概况\n人口\t面积\t密度\n12万\t30\t4000\n15万\t20\t7500\n",
      layout: "paragraphs",
    });
    expect(outline.tasks.filter(({ id }) => id.startsWith("list"))).toEqual([]);
    expect(outline.doubts.join()).toContain("不像任务清单");
  });
});

describe("work points that lost their line ends", () => {
  const outline = readPlan({ text: RUN_ON_POINTS, layout: "lines" });

  it("finds the labels inside the line", () => {
    expect(outline.headings.map(({ level, label, text }) => `${level}${label}${text}`)).toEqual([
      "1一、重点工作任务",
      "2（一）实施市容提质行动",
      "2（二）实施垃圾分类提升行动",
      "2（三）实施渣土整治行动",
      "1二、保障措施",
      "21、健全制度",
      "22、强化考核",
    ]);
    expect(outline.issuer).toBe("望江市城市管理和综合执法局");
  });

  it("reads departments, persons and targets", () => {
    expect(roles(outline)).toMatchObject({
      "1.1": "市容科|各分局、各镇街综合行政执法队",
      "1.2": "环卫科|",
      "1.3": "渣土办|法规科、执法支队一大队、二大队",
    });
    expect(outline.parties.find(({ role }) => role === "person")?.name).toBe("孙志刚");
    expect(targets(outline)).toEqual([
      "签约率 at_least 100%",
      "履约率 at_least 85%",
      "分拣中心 at_least 1座 2026-06-30",
      "居民区分类覆盖率 at_least 95% 2026-06-30",
      "公安、交通部门联合执法 at_least 4次",
      "渣土车事故起数、死亡人数 change_by 10%",
      "渣土车事故起数、死亡人数 change_by 15%",
    ]);
    expect(outline.reporting.map(({ action, recurrence }) => `${action} ${recurrence}`)).toEqual([
      "调度 FREQ=WEEKLY",
      "通报 FREQ=MONTHLY",
      "排名 FREQ=MONTHLY;INTERVAL=3",
    ]);
  });
});

describe("a long text without any punctuation", () => {
  it.each(["一", "1", "（", "报市", "科室→", "由局、"])("is read without trouble: %s", (piece) => {
    const before = performance.now();
    readPlan({ text: piece.repeat(4000), layout: "lines" });
    if (process.env.FANGYUAN_MEASURE) expect(performance.now() - before).toBeLessThan(2000);
  });
});
