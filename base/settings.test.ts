import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parsePlainDate } from "./plain-date.ts";
import { kindOfSetting, type SettingRow, type SettingsOwner, setting, settingError, settingsOn } from "./settings.ts";

interface Values {
  readonly minutes: number;
  readonly channel: string;
  readonly classes: readonly string[];
  readonly weights: Readonly<Record<string, number>>;
}

const OWNER: SettingsOwner<Values> = {
  owner: "trial",
  label: "试验",
  declared: {
    minutes: setting("时限", 10, "分钟"),
    channel: setting("渠道", "none", "", {
      choices: [
        { value: "none", label: "不发" },
        { value: "sms", label: "短信" },
      ],
    }),
    classes: setting<readonly string[]>("小类", ["incident:0110"], "小类"),
    weights: setting<Values["weights"]>("权重", { on_time: 1 }, "", {
      schema: z.record(z.string(), z.number().max(1, "不能大于 1")),
    }),
  },
};

const day = parsePlainDate;
const row = (value: unknown, effectiveFrom: string, id = "minutes"): SettingRow => ({
  id,
  value,
  effectiveFrom: day(effectiveFrom),
  source: "",
  note: "",
});

describe("the values in force on a day", () => {
  it.each([
    ["2026-11-30", 10, "the day before"],
    ["2026-12-01", 5, "on the day"],
    ["2026-12-31", 5, "the last day before the next value"],
    ["2027-01-01", 7, "on the day of the next value"],
  ])("on %s are %s: %s", (on, minutes) => {
    const rows = [row(7, "2027-01-01"), row(5, "2026-12-01")];
    expect(settingsOn(OWNER, rows, day(on)).minutes).toBe(minutes);
  });

  it("of two with one day are those added later", () => {
    expect(settingsOn(OWNER, [row(5, "2026-12-01"), row(6, "2026-12-01")], day("2026-12-01")).minutes).toBe(6);
  });

  it("know nothing that is not declared", () => {
    expect(settingsOn(OWNER, [row(5, "2026-12-01", "stray")], day("2026-12-01"))).toEqual(
      settingsOn(OWNER, [], day("2026-12-01")),
    );
  });
});

describe("a value", () => {
  const { minutes, channel, classes, weights } = OWNER.declared;
  it.each([
    [minutes, 0, null],
    [minutes, -1, "“时限”不能是负数"],
    [minutes, "10", "“时限”的值类型不对"],
    [minutes, Number.NaN, "“时限”不能是负数"],
    [channel, "sms", null],
    [channel, "fax", "“渠道”没有“fax”这一项可选"],
    [classes, [], null],
    [classes, [1], "“小类”的值类型不对"],
    [weights, { on_time: 0.5 }, null],
    [weights, { on_time: 2 }, "“权重”不能大于 1"],
    [weights, 3, "“权重”的值类型不对"],
    [setting("未说明格式", { a: 1 }), { a: 2 }, "“未说明格式”没有说明格式，不能改"],
  ])("%# is judged by its declaration", (declared, value, error) => {
    expect(settingError(declared, value)).toBe(error);
  });

  it("has a kind", () => {
    expect([1, true, "x", ["x"], { a: 1 }, [1]].map(kindOfSetting)).toEqual([
      "number",
      "yesNo",
      "text",
      "list",
      "object",
      "object",
    ]);
  });
});
