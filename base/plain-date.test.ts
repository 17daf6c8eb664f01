import { describe, expect, it } from "vitest";
import { addDays, dayNumberOf, type PlainDate, parsePlainDate, plainDateOfDayNumber } from "./plain-date.ts";

describe("the number of a day", () => {
  it("is what the calendar says, day by day through four centuries", () => {
    const last = Date.UTC(2200, 11, 31) / 86_400_000;
    const wrong: PlainDate[] = [];
    for (let day = Date.UTC(1799, 0, 1) / 86_400_000; day <= last; day++) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10) as PlainDate;
      if (dayNumberOf(date) !== day) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2100-03-01", 47_541],
    ["0001-01-01", -719_162],
  ])("%s is %i", (text, day) => {
    expect(dayNumberOf(parsePlainDate(text))).toBe(day);
    expect(plainDateOfDayNumber(day)).toBe(text);
  });

  it("goes over the end of February as the year does", () => {
    expect(addDays(parsePlainDate("2028-02-28"), 1)).toBe("2028-02-29");
    expect(addDays(parsePlainDate("2100-02-28"), 1)).toBe("2100-03-01");
  });
});
