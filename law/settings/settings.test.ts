/** Open questions are settings that wait for the agency, and none is forgotten. */
import { describe, expect, test } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingError, settingsOn } from "#base/settings.ts";
import { LAW_SETTINGS, OPEN_QUESTIONS, thresholdsOf } from "./public.ts";

const declared = Object.entries(LAW_SETTINGS.declared);
const ON = parsePlainDate("2026-11-22");

describe("待确认的法律事项", () => {
  test.each(declared)("%s waits for the agency and its default is one it would accept", (_, setting) => {
    expect(setting.source).toBe("");
    expect(settingError(setting, setting.value)).toBeNull();
  });

  test("every question has settings or says what is done instead, and every setting answers a question", () => {
    for (const { id, settings, instead } of OPEN_QUESTIONS)
      expect(settings.length > 0 !== instead.length > 0, id).toBe(true);
    const asked = OPEN_QUESTIONS.flatMap(({ settings }) => settings);
    expect(new Set(asked).size).toBe(asked.length);
    expect([...asked].sort()).toEqual(declared.map(([id]) => id).sort());
  });

  test("night is a time of day", () => {
    const night = LAW_SETTINGS.declared["enforcement.night_from"];
    expect(settingError(night, "21:30")).toBeNull();
    expect(settingError(night, "9 点")).toContain("须为时刻");
  });

  test("an amount that was not entered is none, not zero", () => {
    const none = thresholdsOf(settingsOn(LAW_SETTINGS, [], ON));
    expect(none.hearing.fine).toEqual({ individual: null, organization: null });
    const row = {
      id: "hearing.large_fine.individual_yuan",
      value: 10_000,
      effectiveFrom: ON,
      source: "本机关规定",
      note: "",
    };
    expect(thresholdsOf(settingsOn(LAW_SETTINGS, [row], ON)).hearing.fine.individual).toBe(1_000_000);
    const dayBefore = settingsOn(LAW_SETTINGS, [row], parsePlainDate("2026-11-21"));
    expect(thresholdsOf(dayBefore).hearing.fine.individual).toBeNull();
  });
});
