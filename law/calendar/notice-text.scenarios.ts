/**
 * 放假通知读法: sentences as the State Council wrote them through twenty years, and the days that they mean.
 * Dates without a year are of `year`; `off` are days off, `worked` make-up workdays; A..B is every day from A to B.
 */
export interface NoticeScenario {
  readonly year: number;
  readonly text: string;
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

export const NOTICE_SCENARIOS: readonly NoticeScenario[] = [
  {
    year: 2026,
    text: "1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。",
    off: ["01-01..01-03"],
    worked: ["01-04"],
  },
  {
    year: 2026,
    text: "2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。",
    off: ["02-15..02-23"],
    worked: ["02-14", "02-28"],
  },
  { year: 2016, text: "5月1日放假，5月2日（星期一）补休。", off: ["05-01", "05-02"], worked: [] },
  { year: 2018, text: "6月18日放假，与周末连休。", off: ["06-18"], worked: [] },
  {
    year: 2019,
    text: "2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。",
    off: ["2018-12-30..01-01"],
    worked: ["2018-12-29"],
  },
  {
    year: 2014,
    text: "1月31日至2月6日放假调休，共7天。1月26日（星期日）、2月8日（星期六）上班。",
    off: ["01-31..02-06"],
    worked: ["01-26", "02-08"],
  },
  {
    year: 2008,
    text: "5月1日—3日放假，共3天。其中，5月1日为法定节假日，5月3日（星期六）为公休日，5月4日（星期日）公休日调至5月2日（星期五），5月4日（星期日）上班。",
    off: ["05-01..05-03"],
    worked: ["05-04"],
  },
  {
    year: 2008,
    text: "6月7日—9日放假，共3天。其中，6月7日（星期六）照常公休，6月8日（农历五月初五，端午节）为法定节假日，6月8日（星期日）公休日调至6月9日（星期一）。",
    off: ["06-07..06-09"],
    worked: [],
  },
  {
    year: 2007,
    text: "2月18日—24日（即农历大年初一至初七）放假，共7天。其中18日、19日、20日为法定假日，将17日（星期六)、18日（星期日)、25日（星期日）三个公休日分别调至21日（星期三)、22日（星期四)、23日（星期五)；24日（星期六）照常公休，17日、25日上班。",
    off: ["02-18..02-24"],
    worked: ["02-17", "02-25"],
  },
];

/** Texts that contradict themselves or the calendar, and what the reader must say. */
export const WRONG_NOTICES: readonly { readonly year: number; readonly text: string; readonly says: RegExp }[] = [
  { year: 2026, text: "1月1日（周五）放假。", says: /2026-01-01 是星期四，不是星期五/ },
  { year: 2026, text: "10月1日至7日放假调休，共8天。", says: /写明共 8 天，读到 7 天/ },
  { year: 2026, text: "2月30日放假。", says: /「2月30日」不是存在的日期/ },
  { year: 2026, text: "5月5日至1日放假。", says: /不成一段/ },
  { year: 2026, text: "1月1日至3日放假。1月3日上班。", says: /2026-01-03 既写放假又写上班/ },
  { year: 2026, text: "2024年1月1日放假。", says: /不属于 2026 年/ },
  { year: 2026, text: "1月1日至3日，共3天。1月4日上班。", says: /写明共 3 天，读到 0 天/ },
  { year: 2026, text: "1月1日至3日。1月4日上班。", says: /没有写明放假还是上班/ },
  { year: 2026, text: "祝大家节日愉快。", says: /没有读到任何/ },
];
