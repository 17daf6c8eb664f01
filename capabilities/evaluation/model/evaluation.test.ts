/** Periods, ranks, scores and bulletins; every expected number was worked out by hand. */
import { describe, expect, test } from "vitest";
import { type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import { type BulletinFacts, writeBulletin } from "./bulletin.ts";
import { type PeriodKind, spanAround, spanBefore, spanLabel, spanYearAgo } from "./period.ts";
import { placesOf } from "./rank.ts";
import { type SchemeBody, SchemeBodySchema, scoreOf } from "./scheme.ts";
import { SHIPPED_SCHEMES } from "./shipped-schemes.ts";
import { changeWords, countWords } from "./words.ts";

const day = (text: string) => parsePlainDate(text);

describe("periods", () => {
  const rows: readonly [Exclude<PeriodKind, "custom">, string, string, string, string, string][] = [
    // kind, day, from, to, before: from, to
    ["day", "2026-03-01", "2026-03-01", "2026-03-01", "2026-02-28", "2026-02-28"],
    ["week", "2026-11-22", "2026-11-16", "2026-11-22", "2026-11-09", "2026-11-15"], // a Sunday ends its week
    ["week", "2026-11-23", "2026-11-23", "2026-11-29", "2026-11-16", "2026-11-22"], // a Monday begins one
    ["month", "2026-12-31", "2026-12-01", "2026-12-31", "2026-11-01", "2026-11-30"],
    ["month", "2024-02-29", "2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"],
    ["quarter", "2026-02-14", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"],
    ["quarter", "2026-11-22", "2026-10-01", "2026-12-31", "2026-07-01", "2026-09-30"],
    ["year", "2026-11-22", "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"],
  ];
  test.each(rows)("%s of %s runs from %s to %s, the one before from %s to %s", (kind, on, from, to, first, last) => {
    const span = spanAround(kind, day(on));
    expect(span).toEqual({ from, to });
    expect(spanBefore(kind, span)).toEqual({ from: first, to: last });
  });

  test("of one's own choice have as many days before them", () => {
    const span = { from: day("2026-11-10"), to: day("2026-11-16") };
    expect(spanBefore("custom", span)).toEqual({ from: "2026-11-03", to: "2026-11-09" });
  });

  test.each([
    ["2026-11-01", "2026-11-30", "2026-11-24", "2025-11-01", "2025-11-24"], // running: as far as it has run
    ["2026-11-01", "2026-11-30", "2026-12-05", "2025-11-01", "2025-11-30"], // over: the whole
    ["2025-02-01", "2025-02-28", "2025-03-09", "2024-02-01", "2024-02-29"], // over: the whole, leap day included
    ["2024-02-01", "2024-02-29", "2024-02-29", "2023-02-01", "2023-02-28"], // on its last day
  ])("%s to %s, asked on %s, is compared with %s to %s", (from, to, today, first, last) => {
    expect(spanYearAgo({ from: day(from), to: day(to) }, day(today))).toEqual({ from: first, to: last });
  });

  test("say what they are", () => {
    expect(spanLabel("quarter", { from: day("2026-10-01"), to: day("2026-12-31") })).toBe("2026 年第 4 季度");
    expect(spanLabel("week", { from: day("2026-12-28"), to: day("2027-01-03") })).toBe("2026-12-28 至 2027-01-03");
  });
});

describe("ranks", () => {
  const rows = [
    { key: "a", value: 97.801, sample: 50 },
    { key: "b", value: 97.804, sample: 50 }, // reads the same as a
    { key: "c", value: 99, sample: 4 }, // too few
    { key: "d", value: null, sample: 0 }, // nothing to divide by
    { key: "e", value: 80, sample: 5 }, // exactly enough
    { key: "f", value: 98, sample: 60 },
  ];
  test("share places when they read the same, and leave out the places after", () => {
    const places = placesOf(rows, "high", 5);
    expect(["f", "a", "b", "e"].map((key) => places.get(key)?.rank)).toEqual([1, 2, 2, 4]);
    expect(places.get("a")?.isTied).toBe(true);
    expect(places.get("f")?.isTied).toBe(false);
  });
  test("are not given to what was measured on too few, nor to what was not measured", () => {
    const places = placesOf(rows, "high", 5);
    expect(places.get("c")).toEqual({ rank: null, isTied: false, isTooFew: true });
    expect(places.get("d")).toEqual({ rank: null, isTied: false, isTooFew: false });
  });
  test("begin with the lowest where lower is better", () => {
    expect(placesOf(rows, "low", 5).get("e")?.rank).toBe(1);
    expect(placesOf(rows, "low", 5).get("f")?.rank).toBe(4);
  });
});

const SCHEME: SchemeBody = SchemeBodySchema.parse({
  name: "街道月评",
  subject: "street",
  items: [
    { label: "按期处置", indicator: "intime_dispose_rate", weight: 50, scoring: { kind: "as_is" } },
    { label: "一次办好", indicator: "rework_rate", weight: 30, scoring: { kind: "complement" } },
    {
      ...{ label: "立案多少", indicator: "inst", weight: 20 },
      scoring: {
        kind: "bands",
        bands: [
          { upTo: 0, score: 100 },
          { upTo: 10, score: 80 },
          { upTo: null, score: 40 },
        ],
      },
    },
  ],
  deductions: [{ label: "推诿", counter: "shuffle", pointsEach: 2, most: 5 }],
  grades: [
    { from: 80, label: "良" },
    { from: 0, label: "差" },
  ],
  sampleCounter: "need_dispose",
  minimumSample: 10,
});

describe("a score", () => {
  test("weighs its items and takes the deductions off", () => {
    // 50 % × 90 + 30 % × (100 − 4) + 20 % × 80 = 45 + 28.8 + 16 = 89.8; one deduction of 2: 87.8
    const score = scoreOf(SCHEME, {
      counters: { inst: 10, shuffle: 1 },
      ratios: { intime_dispose_rate: 90, rework_rate: 4 },
      reductions: {},
    });
    expect(score).toMatchObject({ total: 87.8, grade: "良" });
    expect(score.items.map((item) => item.points)).toEqual([90, 96, 80]);
  });
  test("gives the weight of what cannot be judged to the others", () => {
    // (50 × 90 + 20 × 40) / 70 = 75.714…; deductions 3 × 2 = 6, at most 5: 70.71
    const score = scoreOf(SCHEME, {
      counters: { inst: 11, shuffle: 3 },
      ratios: { intime_dispose_rate: 90, rework_rate: null },
      reductions: {},
    });
    expect(score.total).toBe(70.71);
    expect(score.grade).toBe("差");
    expect(score.items[1]).toMatchObject({ value: null, points: null });
  });

  const reduction = (targetPercent: number): SchemeBody => ({
    ...SCHEME,
    deductions: [],
    items: [
      {
        ...{ label: "违法占道减少", indicator: "inst", classKey: "incident:0406", weight: 100 },
        scoring: {
          kind: "reduction",
          baselineFrom: "2025-11-01" as PlainDate,
          baselineTo: "2025-11-30" as PlainDate,
          targetPercent,
        },
      },
    ],
  });
  test.each([
    [90, 10, 1, 100], // down by 90 %: the target of core areas
    [90, 10, 5.5, 50], // down by 45 %: half of it
    [25, 10, 7.5, 100], // down by 25 %: the target of second-class areas
    [25, 10, 8, 80], // down by 20 %
    [25, 10, 12, 0], // gone up
    [25, 10, 0, 100], // gone entirely: not more than all points
  ])("of a reduction by %i %% from %d to %d a day is %d", (target, baseline, now, total) => {
    const found = scoreOf(reduction(target), { counters: {}, ratios: {}, reductions: { 0: { baseline, now } } });
    expect(found.total).toBe(total);
  });
  test("of a reduction from nothing is none", () => {
    const found = scoreOf(reduction(25), { counters: {}, ratios: {}, reductions: { 0: { baseline: 0, now: 3 } } });
    expect(found).toMatchObject({ total: null, grade: null });
  });
});

describe("a scheme", () => {
  const refusals: readonly [string, object, string][] = [
    ["weights beside 100", { items: SCHEME.items.slice(0, 2) }, "权重合计须为 100，现在是 80"],
    [
      "one key in two groups",
      {
        groups: [
          { label: "甲", keys: ["1"] },
          { label: "乙", keys: ["1"] },
        ],
      },
      "一个对象只能在一个分组里",
    ],
    ["grades that leave a gap below", { grades: [{ from: 60, label: "合格" }] }, "等级须从高到低，最低一级从 0 分起"],
  ];
  test.each(refusals)("is refused with %s", (_, change, message) => {
    const parsed = SchemeBodySchema.safeParse({ ...SCHEME, ...change });
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message);
  });
  test.each(SHIPPED_SCHEMES.map((scheme) => [`${scheme.subject} ${scheme.name}`, scheme] as const))(
    "as shipped is valid: %s",
    (_, scheme) => expect(SchemeBodySchema.safeParse(scheme).error).toBeUndefined(),
  );
});

describe("a bulletin", () => {
  const table = { title: "表", columns: [{ title: "街道", isFigure: false }], rows: [["文昌街道"]], notes: [] };
  const facts: BulletinFacts = {
    words: new Map([["inst", "6,525"]]),
    tables: new Map([["street", table]]),
    ranked: new Map([["street", ["甲", "乙", "丙"]]]),
  };
  test("fills its places and puts tables where the text has them", () => {
    const text = "# 通报\n立案 {{inst}} 件，靠前{{best street 2}}，靠后{{worst street 2}}。\n{{table street}}";
    expect(writeBulletin(text, facts)).toEqual({
      unknown: [],
      content: {
        title: "通报",
        blocks: [
          { kind: "paragraph", text: "立案 6,525 件，靠前甲、乙，靠后丙、乙。" },
          { kind: "table", table },
        ],
      },
    });
  });
  test("names the places that stand for nothing", () => {
    expect(writeBulletin("# 通报\n{{instt}} {{best unit 3}}\n{{table nowhere}}", facts).unknown).toEqual([
      "{{instt}}",
      "{{best unit 3}}",
      "{{table nowhere}}",
    ]);
  });
  test.each([
    [93.74, 93.55, "升 0.1 个百分点"], // as they are shown: 93.7 and 93.6
    [93.6, 93.62, "持平"],
    [3.1, 3.34, "降 0.2 个百分点"],
    [null, 90, "无可比数据"],
  ])("says of %s after %s: %s", (now, before, words) => expect(changeWords(now, before)).toBe(words));
  test("writes thousands apart", () => {
    expect([countWords(999), countWords(6525), countWords(1234567), countWords(-1200)]).toEqual([
      "999",
      "6,525",
      "1,234,567",
      "-1,200",
    ]);
  });
});
