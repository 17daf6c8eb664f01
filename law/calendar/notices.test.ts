/** Reading holidays from a notice's text, from JSON and from CSV rows. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addDays, type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import { NOTICE_SCENARIOS, WRONG_NOTICES } from "./notice-text.scenarios.ts";
import { ANNOUNCED_YEARS, daysOfYear, parseHolidayNotice, parseHolidayRows, parseNoticeText } from "./public.ts";

function dates(year: number, spans: readonly string[]): readonly PlainDate[] {
  return spans.flatMap((span) => {
    const [from, to] = span.split("..").map((text) => parsePlainDate(text.length === 5 ? `${year}-${text}` : text));
    const out: PlainDate[] = [];
    for (let at = from as PlainDate; at <= (to ?? (from as PlainDate)); at = addDays(at, 1)) out.push(at);
    return out;
  });
}

describe("the text of a notice", () => {
  test.each(NOTICE_SCENARIOS)("$year: $text", ({ year, text, off, worked }) => {
    const { days, errors } = parseNoticeText(text, year);
    expect(errors).toEqual([]);
    expect(days.filter((day) => !day.isWorkday).map((day) => day.date)).toEqual([...dates(year, off)].sort());
    expect(days.filter((day) => day.isWorkday).map((day) => day.date)).toEqual([...dates(year, worked)].sort());
  });

  test.each(WRONG_NOTICES)("is doubted where it is wrong: $text", ({ year, text, says }) => {
    expect(parseNoticeText(text, year).errors.map((error) => error.message)).toContainEqual(
      expect.stringMatching(says),
    );
  });

  test("as published for 2026 gives the whole year, named item by item, and ignores the date of signature", () => {
    const text = `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
国务院办公厅
2025年11月4日`;
    const { days, errors } = parseNoticeText(text, 2026);
    const announced = ANNOUNCED_YEARS.find(({ year }) => year === 2026);
    expect(errors).toEqual([]);
    expect(days.map(({ date, isWorkday, name }) => ({ date, isWorkday, name }))).toEqual(
      announced && daysOfYear(announced).map(({ date, isWorkday, name }) => ({ date, isWorkday, name })),
    );
  });

  test("names the item in which it found a fault", () => {
    const { days, errors } = parseNoticeText(
      "一、元旦：1月1日放假，共1天。\n二、春节：2月7日（周一）至9日放假，共3天。",
      2027,
    );
    expect(errors).toEqual([{ row: 2, message: "春节：2027-02-07 是星期日，不是星期一" }]);
    expect(days).toHaveLength(4);
  });

  const cases = join(process.env.FANGYUAN_DATA_SETS ?? "", "cn-holidays", "notice_parsing_cases.dev.json");
  test.skipIf(!process.env.FANGYUAN_DATA_SETS || !existsSync(cases))("of the data set is read to the day", () => {
    const all: readonly { year: number; description: string; expected: { date: string; isOffDay: boolean }[] }[] =
      JSON.parse(readFileSync(cases, "utf8"));
    expect(all.length).toBeGreaterThan(30);
    for (const { year, description, expected } of all) {
      const { days, errors } = parseNoticeText(description, year);
      expect(errors, description).toEqual([]);
      const read = days.map((day) => `${day.date} ${!day.isWorkday}`);
      expect(read, description).toEqual(expected.map((day) => `${day.date} ${day.isOffDay}`).sort());
    }
  });
});

describe("a JSON file", () => {
  test("gives its days with their paper as source", () => {
    const input = {
      year: 2027,
      papers: ["https://www.gov.cn/x"],
      days: [{ name: "元旦", date: "2027-01-01", isOffDay: true }],
    };
    expect(parseHolidayNotice(JSON.stringify(input))).toEqual({
      year: 2027,
      days: [{ date: "2027-01-01", isWorkday: false, name: "元旦", source: "https://www.gov.cn/x" }],
      errors: [],
    });
  });

  test("says which entries are wrong and keeps the others", () => {
    const day = { name: "元旦", date: "2027-01-01", isOffDay: true };
    const { days, errors } = parseHolidayNotice({
      year: 2027,
      days: [day, { ...day, date: "2027-02-30" }, { ...day, isOffDay: "yes" }, day, { ...day, date: "2029-01-01" }, 7],
    });
    expect(days.map((entry) => entry.date)).toEqual(["2027-01-01"]);
    expect(errors.map((error) => error.row)).toEqual([2, 3, 4, 5, 6]);
  });

  test.each(["", "{", "[]", '{"year":"2027"}', "null"])("that is none is refused: %s", (text) => {
    const { days, errors } = parseHolidayNotice(text);
    expect(days).toEqual([]);
    expect(errors[0]?.message).toMatch(/^文件不是节假日安排/);
  });
});

describe("CSV rows", () => {
  test("are read with a heading, a byte order mark and the dates of a spreadsheet", () => {
    const { days, errors } = parseHolidayRows(
      "\uFEFF日期,名称,类别\r\n2027/1/1,元旦,放假\r\n2027-01-09,元旦,上班\r\n\r\n",
      2027,
    );
    expect(errors).toEqual([]);
    expect(days.map(({ date, name, isWorkday }) => [date, name, isWorkday])).toEqual([
      ["2027-01-01", "元旦", false],
      ["2027-01-09", "元旦调休", true],
    ]);
  });

  test("that are wrong are named by their line", () => {
    const text =
      "date,name,kind\n2027-01-01,元旦,放假\n2027-13-01,元旦,放假\n2027-01-02,,放假\n2027-01-03,元旦,也许\n2027-01-01,元旦,上班\n2027-01-04";
    const { days, errors } = parseHolidayRows(text, 2027);
    expect(days).toHaveLength(1);
    expect(errors.map((error) => error.row)).toEqual([3, 4, 5, 6, 7]);
  });
});
