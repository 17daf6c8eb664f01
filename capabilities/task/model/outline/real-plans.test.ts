/** Five published plans, read and expected by hand. They are not part of the project: FANGYUAN_DATA_SETS says where they are. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Outline, PlanTask, Target } from "./outline.ts";
import { quote, readPlan } from "./read-plan.ts";

const folder = join(process.env.FANGYUAN_DATA_SETS ?? "", "policies");
const isThere = process.env.FANGYUAN_DATA_SETS !== undefined && existsSync(folder);

const read = new Map<string, Outline>();
function plan(start: string): Outline {
  const known = read.get(start);
  if (known) return known;
  const file = readdirSync(folder).find((name) => name.startsWith(start)) ?? "";
  const found = readPlan({ text: readFileSync(join(folder, file), "utf8"), layout: "lines" });
  read.set(start, found);
  return found;
}

function labels(start: string): string {
  return plan(start)
    .headings.map(({ level, label }) => `${level}${label.replaceAll("(", "（").replaceAll(")", "）")}`)
    .join(" ");
}

function task(start: string, id: string): PlanTask {
  const found = plan(start).tasks.find((one) => one.id === id);
  if (!found) throw new Error(`no task ${id}`);
  return found;
}

function target(start: string, id: string, value: number): Target | undefined {
  return task(start, id).targets.find((one) => one.value === value);
}

const numbers = (first: number, last: number, of: (n: string) => string) =>
  Array.from({ length: last - first + 1 }, (_, index) => of(SPOKEN[first + index] ?? "")).join(" ");
const SPOKEN = [
  "",
  ..."一二三四五六七八九十".split(""),
  ..."一二三四五六七八九十".split("").map((one) => (one === "十" ? "二十" : `十${one}`)),
  "二十一",
  "二十二",
];

describe.skipIf(!isThere)("five published plans (FANGYUAN_DATA_SETS)", () => {
  it("finds title, issuer, number and date as far as they are written", () => {
    const heads = ["000", "001", "002", "003", "004"].map((start) => {
      const { title, issuer, number, date } = plan(start);
      return [title?.slice(-6), issuer?.slice(0, 6) ?? null, number, date];
    });
    expect(heads).toEqual([
      ["环境工作方案", "沈阳市城市管", "沈城行执发〔2021〕9号", "2021-10-18"],
      ["” 实施方案", null, null, "2025-04-15"],
      ["行动实施方案", "平顶山市城市", null, "2021-06-06"],
      ["行动实施方案", null, "六城管函〔2023〕190号", "2023-07-18"],
      ["执法工作要点", "辽宁省住房和", "辽住建〔2019〕74号", "2019-04-28"],
    ]);
  });

  it("finds every numbered heading and nests it: 沈阳", () => {
    expect(labels("000")).toBe(
      "1一、 1二、 1三、 1四、 2（一） 31. 32. 2（二） 33. 34. 35. 36. 37. 2（三） 38. 39. 310. 311. 312. 4一是 4二是 4三是 4四是 4五是 1五、 2（一） 2（二） 1六、 2（一） 2（二） 2（三） 2（四）",
    );
  });

  it("finds every numbered heading and nests it: 奉贤", () => {
    const group = (label: string) => `2${label} 3一是 3二是 3三是`;
    const groups = numbers(1, 4, (n) => group(`（${n}）`));
    expect(labels("001")).toBe(`1一、 1二、 ${groups} 1三、 ${numbers(1, 4, (n) => `2（${n}）`)}`);
  });

  it("finds every numbered heading and nests it: 平顶山, 六安", () => {
    const counted = (label: string, count: number) =>
      [`2${label}`, ...Array.from({ length: count }, (_, n) => `3${n + 1}.`)].join(" ");
    const second = [3, 2, 6, 6, 3].map((count, index) => counted(`（${SPOKEN[index + 1]}）`, count)).join(" ");
    expect(labels("002")).toBe(`1一、 1二、 ${second} 1三、 ${numbers(1, 4, (n) => `2（${n}）`)}`);
    const third = [6, 5, 3].map((count, index) => counted(`（${SPOKEN[index + 1]}）`, count)).join(" ");
    expect(labels("003")).toBe(`1一、 1二、 ${third} 1三、 ${numbers(1, 3, (n) => `2（${n}）`)}`);
  });

  it("finds every numbered heading and nests it: 辽宁, whose second level counts on", () => {
    const three = "3一是 3二是 3三是";
    const item = (n: string) =>
      ({
        四: `2（四） ${three}`,
        五: `2（五） ${three}`,
        十三: `2（十三） ${three} 3四是`,
        十五: `2（十五） ${three}`,
        十九: `2（十九） ${three}`,
      })[n] ?? `2（${n}）`;
    const chapters = [
      [1, 2],
      [3, 5],
      [6, 9],
      [10, 12],
      [13, 15],
      [16, 22],
    ].map(([first = 0, last = 0], index) => `1${SPOKEN[index + 1]}、 ${numbers(first, last, item)}`);
    expect(labels("004")).toBe(chapters.join(" "));
  });

  it("reads all lead and responsible departments of 沈阳", () => {
    const all = "局机关各处室、各执法分局、中心各部及所属各单位";
    const expected: readonly (readonly [string, string, string])[] = [
      ["4.1.1", "机关党委、局办公室（营商处）", "局属各级党组织、各驻区执法分局"],
      ["4.1.2", "机关党委、局办公室（营商处）", "局属各级党组织、各驻区执法分局"],
      ["4.2.3", "市政处", "各区市政设施主管部门、驻区执法分局"],
      ["4.2.4", "园林处", "各区园林绿化主管部门、驻区执法分局"],
      ["4.2.5", "公用事业执法分局、分类处", "各区城管局、生活垃圾分类主管部门、驻区执法分局"],
      ["4.2.6", "市容处、散流体执法分局", "各区城管局、驻区执法分局"],
      ["4.2.7", "市容处", "各区城管局、市路灯主管部门"],
      ["4.3.8", "审批处", "市容处、市政处、园林处、公用事业执法分局、安全信访处、各公园"],
      ["4.3.9", "法规处", "市容处、市政处、园林处、建设市场处、各执法分局"],
      ["4.3.10", "办公室（营商处）", "局机关各处室、局属各单位、各驻区执法分局"],
      ["4.3.11", "办公室（营商处）", "市容处、市政处、园林处、建设市场处、分类指导协调处、各执法分局"],
      ["4.3.12", "强转树专班", ""],
      ["4.3.12.1", "强转树专班", all],
      ["4.3.12.2", "强转树专班", "法规处、办公室、各执法分局"],
      ["4.3.12.3", "人事处", "办公室、法规处、市容处、市政处、园林处、建设市场处、局工会、局属各单位、各驻区执法分局"],
      ["4.3.12.4", "办公室（营商处）", all],
      ["4.3.12.5", "强转树专班", all],
    ];
    const found = expected.map(([id]) => [id, task("000", id).lead.join("、"), task("000", id).responsible.join("、")]);
    expect(found).toEqual(expected);
    // Only this one names them without 责任部门, and its lead comes from the item above.
    expect(task("000", "4.3.12.5").doubts).toHaveLength(2);
    expect(expected.filter(([id]) => task("000", id).doubts.length > 0).map(([id]) => id)).toEqual(["4.3.12.5"]);
  });

  it("reads the 28 rows of 奉贤 and flags the shifted ones", () => {
    const rows = plan("001").tasks.filter(({ id }) => id.startsWith("list1."));
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 28 }, (_, index) => `list1.${index + 1}`));
    const shifted = rows.filter(({ doubts }) => doubts.some((doubt) => doubt.includes("错位")));
    expect(shifted.map(({ id }) => id)).toEqual(["list1.13", "list1.14", "list1.15", "list1.16"]);
    expect(task("001", "list1.13").responsible).toEqual(["勤务督察科"]);
    expect(task("001", "list1.16").responsible).toEqual([]);
    expect(task("001", "list1.12").heading).toBe("定期开展技能比武");
    expect(task("001", "list1.26").doubts[0]).toContain("连写");
    expect(task("001", "list1.27").responsible).toEqual(["法制科", "办公室", "团总支"]);
  });

  it.each([
    ["SY-3.c", "000", "4.2.3", 7, { subject: "道路维护率", comparator: "at_least", unit: "%", due: "2021-12-31" }],
    ["SY-3.d", "000", "4.2.3", 10, { subject: "道路维护率", comparator: "at_least", unit: "%", due: "2022-12-31" }],
    ["SY-4.3", "000", "4.2.4", 1000, { subject: "口袋公园", comparator: "at_least", unit: "个", due: "2021-11-30" }],
    ["SY-5.6", "000", "4.2.5", 100, { subject: "居民厨余垃圾分出量", comparator: "at_least", unit: "吨", per: "每日" }],
    ["SY-10.4", "000", "4.3.10", 1, { subject: "咨询建议或退回件", comparator: "at_most", unit: "工作日" }],
    ["SY-10.6", "000", "4.3.10", 5, { subject: "一般案件", comparator: "at_most", unit: "工作日" }],
    [
      "LA-4.3",
      "003",
      "p2",
      1,
      { subject: "专项行动宣传信息", comparator: "at_least", unit: "篇", per: "各县区城管局每月" },
    ],
    [
      "LN-10e",
      "004",
      "4.10",
      90,
      { subject: "核心区违法占道行为", comparator: "change_by", unit: "%", direction: "down" },
    ],
    [
      "LN-10f",
      "004",
      "4.10",
      25,
      {
        subject: "二类地区",
        comparator: "change_by",
        unit: "%",
        direction: "down",
        baseline: "整治前发现的违法占道行为",
      },
    ],
    ["LN-19b", "004", "6.19.1", 2, { comparator: "at_least", unit: "次", per: "各级城市管理执法部门全年" }],
    ["LN-20a", "004", "6.20", 45, { comparator: "at_least", unit: "学时", direction: "up" }],
    ["LN-20b", "004", "6.20", 30, { subject: "协管人员", comparator: "at_least", unit: "学时" }],
  ] as const)("finds the target %s", (_, start, id, value, expected) => {
    expect(target(start, id, value)).toMatchObject(expected);
  });

  it.each([
    ["PDS-3.2c", "002", "2.3.2", "2022-12-31"],
    ["PDS-3.4a", "002", "2.3.4", "2021-12-31"],
    ["PDS-3.6c", "002", "2.3.6", "2021-12-31"],
    ["LA-4.4", "003", "p2", "2023-08-10"],
    ["LN-10b", "004", "4.10", "2019-05-30"],
    ["LN-14g", "004", "5.14", "2019-05-18"],
  ])("finds the day %s", (_, start, id, day) => {
    expect(task(start, id).periods.map(({ to }) => to)).toContain(day);
  });

  it.each([
    ["FX-2.1b", "001", "list1.8", "FREQ=MONTHLY;INTERVAL=2"],
    ["FX-3.1f", "001", "list1.18", "FREQ=MONTHLY;INTERVAL=2"],
    ["FX-3.1b", "001", "2.3.1", "FREQ=MONTHLY"],
    ["PDS-0.1", "002", "np3.2", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1"],
    ["PDS-3.2a", "002", "2.3.2", "FREQ=MONTHLY;INTERVAL=3"],
  ])("finds the rhythm %s", (_, start, id, rule) => {
    expect(task(start, id).recurrence).toBe(rule);
  });

  it("finds the windows of the months in the list of 奉贤 (FX-L)", () => {
    const windows = [1, 2, 7, 11, 16, 24, 28].map((row) => {
      const { from, to } = task("001", `list1.${row}`).periods[0] ?? {};
      return `${from} ${to}`;
    });
    const window = (from: number, to: string) => `2025-${String(from).padStart(2, "0")}-01 2025-${to}`;
    expect(windows).toEqual([
      window(7, "07-31"),
      window(5, "11-30"),
      window(9, "09-30"),
      window(10, "10-31"),
      window(6, "06-30"),
      window(6, "10-31"),
      window(12, "12-31"),
    ]);
  });

  it("finds who reports what to whom (SY-61, 63, 64, 65 and the others)", () => {
    const duties = ["000", "001", "002", "003", "004"].map((start) =>
      plan(start).reporting.map(({ who, action, to, recurrence, due }) => [
        who,
        action,
        to.join("、"),
        recurrence ?? due,
      ]),
    );
    expect(duties).toEqual([
      [
        ["局营商工作领导小组", "听取汇报", "", "FREQ=MONTHLY"],
        ["各牵头部门", "总结", "", "FREQ=WEEKLY"],
        ["局办公室（营商处）", "调度", "", "FREQ=MONTHLY"],
        ["局办公室（营商处）", "汇报、通报", "局党组", "FREQ=MONTHLY;INTERVAL=3"],
      ],
      [["", "编写简报", "", "FREQ=MONTHLY"]],
      [
        ["", "报送", "市城市管理局综合监督科", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1"],
        ["", "通报", "", "FREQ=MONTHLY;INTERVAL=3"],
      ],
      [
        ["各县区城管局", "报送", "", "FREQ=MONTHLY"],
        ["各单位", "反馈", "局人事教育科", "2023-08-10"],
      ],
      [
        ["各市城市管理执法部门", "报、备案", "省住建厅城市管理监督局", "2019-05-30"],
        ["各市城市管理执法部门", "报", "省住建厅城市管理监督局", "2019-05-18"],
        ["", "通报", "", "FREQ=MONTHLY"],
        ["", "抄送", "各市人民政府", "FREQ=MONTHLY"],
      ],
    ]);
  });

  it("finds the ladder and the phases of 沈阳, and none where there are none", () => {
    expect(plan("000").ladder.map(({ party, when }) => [party, when])).toEqual([
      ["责任部门", ""],
      ["牵头部门", ""],
      ["分管局领导", ""],
      ["局党组", "重大疑难问题"],
    ]);
    expect(plan("000").phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["全面启动阶段", "2021-10-01", "2021-12-31"],
      ["全面提升阶段", "2022-01-01", "2022-12-31"],
    ]);
    expect(["001", "002", "003", "004"].flatMap((start) => [...plan(start).ladder, ...plan(start).phases])).toEqual([]);
    expect(plan("000").doubts).toEqual(["附件“市城管执法局优化营商环境工作任务分解表”没有随文"]);
  });

  it("quotes the source exactly", () => {
    for (const start of ["000", "001", "002", "003", "004"]) {
      const outline = plan(start);
      const found = [
        ...outline.tasks.flatMap(({ periods, targets }) => [...periods, ...targets]),
        ...outline.reporting,
        ...outline.ladder,
        ...outline.phases,
      ];
      for (const { text, span } of found) expect(quote(outline, span)).toBe(text);
      for (const { label, text, span } of outline.headings)
        expect(quote(outline, span).replace(/\s/g, "")).toBe(`${label}${text}`.replace(/\s/g, ""));
      for (const { name, span } of outline.parties) expect(quote(outline, span)).toBe(name);
    }
  });
});
