import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { matterPaper, type PictureFinding } from "./matter-paper.ts";

const MORNING = shanghaiTime("2026-11-18 09:10");
const [FIRST, SECOND, FILE] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [string, string, string];

const CLOCK: MatterPage["clocks"][number] = {
  kind: "resolve",
  label: "处置",
  state: "running",
  light: "yellow",
  remaining: "剩 34 分",
  limit: "4 工作时",
  source: "立案条件",
  startedAt: MORNING,
  dueAt: shanghaiTime("2026-11-18 14:40"),
  stoppedAt: null,
  isProvisional: false,
  isOverdue: false,
  explanation: { title: "为什么剩 34 分", light: "yellow", usedPercent: 85, lines: [], bar: [], footnotes: [] },
};

const ENTRY: MatterPage["story"][number] = {
  seq: 1,
  at: MORNING,
  act: "accept",
  label: "受理",
  code: "T03",
  fromLabel: "待受理",
  toLabel: "待立案",
  actorName: "程雨",
  roleLabel: "受理员",
  unitName: "衡川区监督中心",
  onBehalfOf: null,
  text: "证据充分",
  evidence: [],
  hash: `${"1".repeat(60)}beef`,
};

const photo = (sha256: string, seq: number, phase: string): MatterPage["evidence"][number] => ({
  sha256,
  seq,
  phase,
  mediaType: "image/jpeg",
  takenAt: null,
  position: null,
});

const PAGE: MatterPage = {
  row: {
    id: "019a0000-0000-7000-8000-000000000001",
    kind: "report",
    number: "HC-2026-000123",
    state: "resolving",
    stateLabel: "待处置",
    subject: "暴露垃圾",
    title: "",
    address: "文渡路菜场北门",
    areaName: "衡川区 柳荫街道",
    source: "hotline",
    sourceLabel: "热线",
    position: { longitude: 114.0025, latitude: 33.0005 },
    unitName: "衡川区环卫所",
    turnLabel: "衡川区环卫所",
    turnReason: "",
    isMyTurn: false,
    flags: [],
    light: "yellow",
    remaining: "剩 34 分",
    dueAt: null,
    isEmergency: false,
    isProvisional: false,
    isOpen: true,
    version: 2,
    openedAt: MORNING,
    changedAt: MORNING,
  },
  kindLabel: "案卷闭环",
  procedureVersion: 1,
  divisionCode: "990102001001",
  cellCode: "990102001001003",
  cell: { name: "3 号网格", landUse: "居住", grade: "A" },
  stages: [],
  fields: [{ label: "联系电话", value: "139****1234", unmaskAct: "unmask" }],
  detail: {},
  clocks: [CLOCK],
  acts: [],
  story: [{ ...ENTRY, seq: 2, hash: "2".repeat(64) }, ENTRY],
  storyCount: 3,
  chain: { holds: true, fault: null, checkedFrom: 1 },
  people: [],
  links: [],
  evidence: [],
};

function paper(change: Partial<MatterPage> = {}, findings: ReadonlyMap<string, PictureFinding> = new Map()) {
  return matterPaper({ page: { ...PAGE, ...change }, city: "平江市", printedBy: SYSTEM_ACTOR, now: MORNING, findings });
}

describe("the paper of a matter", () => {
  it("tells the story from its beginning, with the ends of each hash and the newest in full", () => {
    const { story, lastHash, chain } = paper();
    expect(story.map(({ seq, hash }) => [seq, hash])).toEqual([
      [1, "1111…beef"],
      [2, "2222…2222"],
    ]);
    expect(lastHash).toBe("2".repeat(64));
    expect(chain).toBe("留痕 2 条，链完整");
    expect(story[0]).toMatchObject({ on: "2026-11-18", time: "09:10", move: "待受理 → 待立案" });
    expect(story[0]?.by).toBe("衡川区监督中心\n程雨（受理员）");
  });

  it("says when the chain does not hold", () => {
    const broken = paper({ chain: { holds: false, fault: "第 2 条的哈希与内容不符", checkedFrom: 1 } });
    expect(broken.chain).toBe("留痕 2 条，链不完整");
    expect(broken.chainFault).toBe("第 2 条的哈希与内容不符");
  });

  it("names the person for whom somebody acted", () => {
    expect(paper({ story: [{ ...ENTRY, onBehalfOf: "罗川" }] }).story[0]?.by).toMatch(/代 罗川$/);
  });

  it.each([
    ["running", {}, "黄灯，剩 34 分"],
    ["stopped in time", { state: "stopped", stoppedAt: MORNING }, "2026-11-18 09:10 期内停止"],
    ["stopped late", { state: "stopped", stoppedAt: MORNING, isOverdue: true }, "2026-11-18 09:10 超时停止"],
  ] as const)("says how a clock stands: %s", (_, change, standing) => {
    expect(paper({ clocks: [{ ...CLOCK, ...change }] }).clocks[0]?.standing).toBe(standing);
  });

  it("explains 暂定 only where a deadline is", () => {
    expect(paper().clockNote).toBe("");
    const provisional = paper({ clocks: [{ ...CLOCK, isProvisional: true }] });
    expect(provisional.clocks[0]?.isProvisional).toBe(true);
    expect(provisional.clockNote).toMatch(/^暂定：/);
  });

  it("keeps masked what the page masks, and says so", () => {
    expect(paper().facts).toContainEqual({ label: "联系电话", value: "139****1234" });
    expect(paper().hasMasked).toBe(true);
    expect(paper({ fields: [] }).hasMasked).toBe(false);
  });

  it("writes the place, also when there is none yet", () => {
    expect(paper().place.map(({ value }) => value)).toEqual([
      "文渡路菜场北门",
      "衡川区 柳荫街道",
      "990102001001003　3 号网格　居住　A 级",
      "衡川区环卫所",
      "114.002500，33.000500（经度，纬度；WGS 84）",
    ]);
    const nowhere = paper({ row: { ...PAGE.row, position: null, address: "" }, cellCode: null, cell: null });
    expect(nowhere.place).toContainEqual({ label: "坐标", value: "还没有定位" });
    expect(nowhere.place).toContainEqual({ label: "位置", value: "没有地址" });
  });

  it("numbers photographs and other files by the acts that used them, and pairs before with after", () => {
    const evidence = [
      photo(SECOND, 2, "resolve"),
      photo(FIRST, 1, "report"),
      { ...photo(FILE, 2, "other"), mediaType: "application/pdf" },
    ];
    const story = [
      { ...ENTRY, seq: 2, evidence: [SECOND, FILE] },
      { ...ENTRY, evidence: [FIRST] },
    ];
    const findings = new Map([[FILE, { isDrawn: false, fault: "PDF 文件，见系统中的原件" }]]);
    const printed = paper({ evidence, story }, findings);
    expect(printed.pair).toMatchObject({ before: { sha256: FIRST }, after: { sha256: SECOND }, distance: "" });
    expect(printed.pictures).toEqual([
      { sha256: FILE, caption: "附件 1　其他　PDF 文件", isDrawn: false, fault: "PDF 文件，见系统中的原件" },
    ]);
    expect(printed.story.map(({ used }) => used)).toEqual(["照片 1", "照片 2；附件 1"]);
  });

  it("has no pair with one photograph, and gives the distance of two that know their place", () => {
    expect(paper({ evidence: [photo(FIRST, 1, "report")] }).pair).toBeNull();
    const at = (latitude: number) => ({ longitude: 114, latitude });
    const evidence = [
      { ...photo(FIRST, 1, "report"), position: at(33) },
      { ...photo(SECOND, 2, "recheck"), position: at(33.0001) },
    ];
    expect(paper({ evidence }).pair?.distance).toBe("点位相距 11 m");
  });
});
