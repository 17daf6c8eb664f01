/**
 * 放假安排 2017–2026: the days off and the make-up workdays as the notices of the State Council announced them.
 *
 * Dated data: a correction is a further notice of the year, never a change of an older one. Compared on 2026-11-21, day by day,
 * with two tables that others keep: a published JSON data set made from the notices, and the package chinese-days
 * (`announced.test.ts`). The texts of the notices themselves have not been compared.
 */
import type { AnnouncedYear } from "./legal-day.ts";

export const ANNOUNCED_2017_2026: readonly AnnouncedYear[] = [
  {
    year: 2017,
    notices: [
      {
        title: "国务院办公厅关于2017年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2016-12/01/content_5141603.htm",
        daysOff: [
          { name: "元旦", from: "2017-01-01", to: "2017-01-02" },
          { name: "春节", from: "2017-01-27", to: "2017-02-02" },
          { name: "清明节", from: "2017-04-02", to: "2017-04-04" },
          { name: "劳动节", from: "2017-05-01", to: "2017-05-01" },
          { name: "端午节", from: "2017-05-28", to: "2017-05-30" },
          { name: "中秋节、国庆节", from: "2017-10-01", to: "2017-10-08" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2017-01-22" },
          { name: "春节", date: "2017-02-04" },
          { name: "清明节", date: "2017-04-01" },
          { name: "端午节", date: "2017-05-27" },
          { name: "中秋节、国庆节", date: "2017-09-30" },
        ],
      },
    ],
  },
  {
    year: 2018,
    notices: [
      {
        title: "国务院办公厅关于2018年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm",
        daysOff: [
          { name: "元旦", from: "2018-01-01", to: "2018-01-01" },
          { name: "春节", from: "2018-02-15", to: "2018-02-21" },
          { name: "清明节", from: "2018-04-05", to: "2018-04-07" },
          { name: "劳动节", from: "2018-04-29", to: "2018-05-01" },
          { name: "端午节", from: "2018-06-18", to: "2018-06-18" },
          { name: "中秋节", from: "2018-09-24", to: "2018-09-24" },
          { name: "国庆节", from: "2018-10-01", to: "2018-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2018-02-11" },
          { name: "春节", date: "2018-02-24" },
          { name: "清明节", date: "2018-04-08" },
          { name: "劳动节", date: "2018-04-28" },
          { name: "国庆节", date: "2018-09-29" },
          { name: "国庆节", date: "2018-09-30" },
        ],
      },
    ],
  },
  {
    year: 2019,
    notices: [
      {
        title: "国务院办公厅关于2019年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm",
        daysOff: [
          { name: "元旦", from: "2018-12-30", to: "2019-01-01" },
          { name: "春节", from: "2019-02-04", to: "2019-02-10" },
          { name: "清明节", from: "2019-04-05", to: "2019-04-05" },
          { name: "劳动节", from: "2019-05-01", to: "2019-05-01" },
          { name: "端午节", from: "2019-06-07", to: "2019-06-07" },
          { name: "中秋节", from: "2019-09-13", to: "2019-09-13" },
          { name: "国庆节", from: "2019-10-01", to: "2019-10-07" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2018-12-29" },
          { name: "春节", date: "2019-02-02" },
          { name: "春节", date: "2019-02-03" },
          { name: "国庆节", date: "2019-09-29" },
          { name: "国庆节", date: "2019-10-12" },
        ],
      },
      {
        title: "国务院办公厅关于调整2019年劳动节假期安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm",
        daysOff: [{ name: "劳动节", from: "2019-05-01", to: "2019-05-04" }],
        makeUpWorkdays: [
          { name: "劳动节", date: "2019-04-28" },
          { name: "劳动节", date: "2019-05-05" },
        ],
      },
    ],
  },
  {
    year: 2020,
    notices: [
      {
        title: "国务院办公厅关于2020年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm",
        daysOff: [
          { name: "元旦", from: "2020-01-01", to: "2020-01-01" },
          { name: "春节", from: "2020-01-24", to: "2020-01-30" },
          { name: "清明节", from: "2020-04-04", to: "2020-04-06" },
          { name: "劳动节", from: "2020-05-01", to: "2020-05-05" },
          { name: "端午节", from: "2020-06-25", to: "2020-06-27" },
          { name: "国庆节、中秋节", from: "2020-10-01", to: "2020-10-08" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2020-01-19" },
          { name: "春节", date: "2020-02-01" },
          { name: "劳动节", date: "2020-04-26" },
          { name: "劳动节", date: "2020-05-09" },
          { name: "端午节", date: "2020-06-28" },
          { name: "国庆节、中秋节", date: "2020-09-27" },
          { name: "国庆节、中秋节", date: "2020-10-10" },
        ],
      },
      {
        title: "国务院办公厅关于延长2020年春节假期的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm",
        daysOff: [{ name: "春节", from: "2020-01-31", to: "2020-02-02" }],
        makeUpWorkdays: [],
      },
    ],
  },
  {
    year: 2021,
    notices: [
      {
        title: "国务院办公厅关于2021年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm",
        daysOff: [
          { name: "元旦", from: "2021-01-01", to: "2021-01-03" },
          { name: "春节", from: "2021-02-11", to: "2021-02-17" },
          { name: "清明节", from: "2021-04-03", to: "2021-04-05" },
          { name: "劳动节", from: "2021-05-01", to: "2021-05-05" },
          { name: "端午节", from: "2021-06-12", to: "2021-06-14" },
          { name: "中秋节", from: "2021-09-19", to: "2021-09-21" },
          { name: "国庆节", from: "2021-10-01", to: "2021-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2021-02-07" },
          { name: "春节", date: "2021-02-20" },
          { name: "劳动节", date: "2021-04-25" },
          { name: "劳动节", date: "2021-05-08" },
          { name: "中秋节", date: "2021-09-18" },
          { name: "国庆节", date: "2021-09-26" },
          { name: "国庆节", date: "2021-10-09" },
        ],
      },
    ],
  },
  {
    year: 2022,
    notices: [
      {
        title: "国务院办公厅关于2022年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm",
        daysOff: [
          { name: "元旦", from: "2022-01-01", to: "2022-01-03" },
          { name: "春节", from: "2022-01-31", to: "2022-02-06" },
          { name: "清明节", from: "2022-04-03", to: "2022-04-05" },
          { name: "劳动节", from: "2022-04-30", to: "2022-05-04" },
          { name: "端午节", from: "2022-06-03", to: "2022-06-05" },
          { name: "中秋节", from: "2022-09-10", to: "2022-09-12" },
          { name: "国庆节", from: "2022-10-01", to: "2022-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2022-01-29" },
          { name: "春节", date: "2022-01-30" },
          { name: "清明节", date: "2022-04-02" },
          { name: "劳动节", date: "2022-04-24" },
          { name: "劳动节", date: "2022-05-07" },
          { name: "国庆节", date: "2022-10-08" },
          { name: "国庆节", date: "2022-10-09" },
        ],
      },
    ],
  },
  {
    year: 2023,
    notices: [
      {
        title: "国务院办公厅关于2023年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm",
        daysOff: [
          { name: "元旦", from: "2022-12-31", to: "2023-01-02" },
          { name: "春节", from: "2023-01-21", to: "2023-01-27" },
          { name: "清明节", from: "2023-04-05", to: "2023-04-05" },
          { name: "劳动节", from: "2023-04-29", to: "2023-05-03" },
          { name: "端午节", from: "2023-06-22", to: "2023-06-24" },
          { name: "中秋节、国庆节", from: "2023-09-29", to: "2023-10-06" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2023-01-28" },
          { name: "春节", date: "2023-01-29" },
          { name: "劳动节", date: "2023-04-23" },
          { name: "劳动节", date: "2023-05-06" },
          { name: "端午节", date: "2023-06-25" },
          { name: "中秋节、国庆节", date: "2023-10-07" },
          { name: "中秋节、国庆节", date: "2023-10-08" },
        ],
      },
    ],
  },
  {
    year: 2024,
    notices: [
      {
        title: "国务院办公厅关于2024年部分节假日安排的通知",
        url: "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm",
        daysOff: [
          { name: "元旦", from: "2024-01-01", to: "2024-01-01" },
          { name: "春节", from: "2024-02-10", to: "2024-02-17" },
          { name: "清明节", from: "2024-04-04", to: "2024-04-06" },
          { name: "劳动节", from: "2024-05-01", to: "2024-05-05" },
          { name: "端午节", from: "2024-06-10", to: "2024-06-10" },
          { name: "中秋节", from: "2024-09-15", to: "2024-09-17" },
          { name: "国庆节", from: "2024-10-01", to: "2024-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2024-02-04" },
          { name: "春节", date: "2024-02-18" },
          { name: "清明节", date: "2024-04-07" },
          { name: "劳动节", date: "2024-04-28" },
          { name: "劳动节", date: "2024-05-11" },
          { name: "中秋节", date: "2024-09-14" },
          { name: "国庆节", date: "2024-09-29" },
          { name: "国庆节", date: "2024-10-12" },
        ],
      },
    ],
  },
  {
    year: 2025,
    notices: [
      {
        title: "国务院办公厅关于2025年部分节假日安排的通知",
        url: "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",
        daysOff: [
          { name: "元旦", from: "2025-01-01", to: "2025-01-01" },
          { name: "春节", from: "2025-01-28", to: "2025-02-04" },
          { name: "清明节", from: "2025-04-04", to: "2025-04-06" },
          { name: "劳动节", from: "2025-05-01", to: "2025-05-05" },
          { name: "端午节", from: "2025-05-31", to: "2025-06-02" },
          { name: "国庆节、中秋节", from: "2025-10-01", to: "2025-10-08" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2025-01-26" },
          { name: "春节", date: "2025-02-08" },
          { name: "劳动节", date: "2025-04-27" },
          { name: "国庆节、中秋节", date: "2025-09-28" },
          { name: "国庆节、中秋节", date: "2025-10-11" },
        ],
      },
    ],
  },
  {
    year: 2026,
    notices: [
      {
        title: "国务院办公厅关于2026年部分节假日安排的通知",
        url: "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
        daysOff: [
          { name: "元旦", from: "2026-01-01", to: "2026-01-03" },
          { name: "春节", from: "2026-02-15", to: "2026-02-23" },
          { name: "清明节", from: "2026-04-04", to: "2026-04-06" },
          { name: "劳动节", from: "2026-05-01", to: "2026-05-05" },
          { name: "端午节", from: "2026-06-19", to: "2026-06-21" },
          { name: "中秋节", from: "2026-09-25", to: "2026-09-27" },
          { name: "国庆节", from: "2026-10-01", to: "2026-10-07" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2026-01-04" },
          { name: "春节", date: "2026-02-14" },
          { name: "春节", date: "2026-02-28" },
          { name: "劳动节", date: "2026-05-09" },
          { name: "国庆节", date: "2026-09-20" },
          { name: "国庆节", date: "2026-10-10" },
        ],
      },
    ],
  },
];
