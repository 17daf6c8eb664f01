/**
 * 放假安排 2007–2016: the days off and the make-up workdays as the notices of the State Council announced them.
 *
 * Dated data: a correction is a further notice of the year, never a change of an older one. Compared on 2026-11-21, day by day,
 * with two tables that others keep: a published JSON data set made from the notices, and the package chinese-days
 * (`announced.test.ts`). The texts of the notices themselves have not been compared.
 */
import type { AnnouncedYear } from "./legal-day.ts";

export const ANNOUNCED_2007_2016: readonly AnnouncedYear[] = [
  {
    year: 2007,
    notices: [
      {
        title: "国务院办公厅关于2007年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2008-03/28/content_1761.htm",
        daysOff: [
          { name: "元旦", from: "2007-01-01", to: "2007-01-03" },
          { name: "春节", from: "2007-02-18", to: "2007-02-24" },
          { name: "劳动节", from: "2007-05-01", to: "2007-05-07" },
          { name: "国庆节", from: "2007-10-01", to: "2007-10-07" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2006-12-30" },
          { name: "元旦", date: "2006-12-31" },
          { name: "春节", date: "2007-02-17" },
          { name: "春节", date: "2007-02-25" },
          { name: "劳动节", date: "2007-04-28" },
          { name: "劳动节", date: "2007-04-29" },
          { name: "国庆节", date: "2007-09-29" },
          { name: "国庆节", date: "2007-09-30" },
        ],
      },
    ],
  },
  {
    year: 2008,
    notices: [
      {
        title: "国务院办公厅关于2008年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2008-03/28/content_1645.htm",
        daysOff: [
          { name: "元旦", from: "2007-12-30", to: "2008-01-01" },
          { name: "春节", from: "2008-02-06", to: "2008-02-12" },
          { name: "清明节", from: "2008-04-04", to: "2008-04-06" },
          { name: "劳动节", from: "2008-05-01", to: "2008-05-03" },
          { name: "端午节", from: "2008-06-07", to: "2008-06-09" },
          { name: "中秋节", from: "2008-09-13", to: "2008-09-15" },
          { name: "国庆节", from: "2008-09-29", to: "2008-10-05" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2007-12-29" },
          { name: "春节", date: "2008-02-02" },
          { name: "春节", date: "2008-02-03" },
          { name: "劳动节", date: "2008-05-04" },
          { name: "国庆节", date: "2008-09-27" },
          { name: "国庆节", date: "2008-09-28" },
        ],
      },
    ],
  },
  {
    year: 2009,
    notices: [
      {
        title: "国务院办公厅关于2009年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2008-12/10/content_1572.htm",
        daysOff: [
          { name: "元旦", from: "2009-01-01", to: "2009-01-03" },
          { name: "春节", from: "2009-01-25", to: "2009-01-31" },
          { name: "清明节", from: "2009-04-04", to: "2009-04-06" },
          { name: "劳动节", from: "2009-05-01", to: "2009-05-03" },
          { name: "端午节", from: "2009-05-28", to: "2009-05-30" },
          { name: "国庆节、中秋节", from: "2009-10-01", to: "2009-10-08" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2009-01-04" },
          { name: "春节", date: "2009-01-24" },
          { name: "春节", date: "2009-02-01" },
          { name: "端午节", date: "2009-05-31" },
          { name: "国庆节、中秋节", date: "2009-09-27" },
          { name: "国庆节、中秋节", date: "2009-10-10" },
        ],
      },
    ],
  },
  {
    year: 2010,
    notices: [
      {
        title: "国务院办公厅关于2010年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2009-12/08/content_1476.htm",
        daysOff: [
          { name: "元旦", from: "2010-01-01", to: "2010-01-03" },
          { name: "春节", from: "2010-02-13", to: "2010-02-19" },
          { name: "清明节", from: "2010-04-03", to: "2010-04-05" },
          { name: "劳动节", from: "2010-05-01", to: "2010-05-03" },
          { name: "端午节", from: "2010-06-14", to: "2010-06-16" },
          { name: "中秋节", from: "2010-09-22", to: "2010-09-24" },
          { name: "国庆节", from: "2010-10-01", to: "2010-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2010-02-20" },
          { name: "春节", date: "2010-02-21" },
          { name: "端午节", date: "2010-06-12" },
          { name: "端午节", date: "2010-06-13" },
          { name: "中秋节", date: "2010-09-19" },
          { name: "中秋节", date: "2010-09-25" },
          { name: "国庆节", date: "2010-09-26" },
          { name: "国庆节", date: "2010-10-09" },
        ],
      },
    ],
  },
  {
    year: 2011,
    notices: [
      {
        title: "国务院办公厅关于2011年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2010-12/10/content_1423.htm",
        daysOff: [
          { name: "元旦", from: "2011-01-01", to: "2011-01-03" },
          { name: "春节", from: "2011-02-02", to: "2011-02-08" },
          { name: "清明节", from: "2011-04-03", to: "2011-04-05" },
          { name: "劳动节", from: "2011-04-30", to: "2011-05-02" },
          { name: "端午节", from: "2011-06-04", to: "2011-06-06" },
          { name: "中秋节", from: "2011-09-10", to: "2011-09-12" },
          { name: "国庆节", from: "2011-10-01", to: "2011-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2011-01-30" },
          { name: "春节", date: "2011-02-12" },
          { name: "清明节", date: "2011-04-02" },
          { name: "国庆节", date: "2011-10-08" },
          { name: "国庆节", date: "2011-10-09" },
        ],
      },
    ],
  },
  {
    year: 2012,
    notices: [
      {
        title: "国务院办公厅关于2012年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2011-12/06/content_1411.htm",
        daysOff: [
          { name: "元旦", from: "2012-01-01", to: "2012-01-03" },
          { name: "春节", from: "2012-01-22", to: "2012-01-28" },
          { name: "清明节", from: "2012-04-02", to: "2012-04-04" },
          { name: "劳动节", from: "2012-04-29", to: "2012-05-01" },
          { name: "端午节", from: "2012-06-22", to: "2012-06-24" },
          { name: "中秋节、国庆节", from: "2012-09-30", to: "2012-10-07" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2011-12-31" },
          { name: "春节", date: "2012-01-21" },
          { name: "春节", date: "2012-01-29" },
          { name: "清明节", date: "2012-03-31" },
          { name: "清明节", date: "2012-04-01" },
          { name: "劳动节", date: "2012-04-28" },
          { name: "中秋节、国庆节", date: "2012-09-29" },
        ],
      },
    ],
  },
  {
    year: 2013,
    notices: [
      {
        title: "国务院办公厅关于2013年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2012-12/10/content_1353.htm",
        daysOff: [
          { name: "元旦", from: "2013-01-01", to: "2013-01-03" },
          { name: "春节", from: "2013-02-09", to: "2013-02-15" },
          { name: "清明节", from: "2013-04-04", to: "2013-04-06" },
          { name: "劳动节", from: "2013-04-29", to: "2013-05-01" },
          { name: "端午节", from: "2013-06-10", to: "2013-06-12" },
          { name: "中秋节", from: "2013-09-19", to: "2013-09-21" },
          { name: "国庆节", from: "2013-10-01", to: "2013-10-07" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2013-01-05" },
          { name: "元旦", date: "2013-01-06" },
          { name: "春节", date: "2013-02-16" },
          { name: "春节", date: "2013-02-17" },
          { name: "清明节", date: "2013-04-07" },
          { name: "劳动节", date: "2013-04-27" },
          { name: "劳动节", date: "2013-04-28" },
          { name: "端午节", date: "2013-06-08" },
          { name: "端午节", date: "2013-06-09" },
          { name: "中秋节", date: "2013-09-22" },
          { name: "国庆节", date: "2013-09-29" },
          { name: "国庆节", date: "2013-10-12" },
        ],
      },
    ],
  },
  {
    year: 2014,
    notices: [
      {
        title: "国务院办公厅关于2014年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2014-01/02/content_1194.htm",
        daysOff: [
          { name: "元旦", from: "2014-01-01", to: "2014-01-01" },
          { name: "春节", from: "2014-01-31", to: "2014-02-06" },
          { name: "清明节", from: "2014-04-05", to: "2014-04-05" },
          { name: "清明节", from: "2014-04-07", to: "2014-04-07" },
          { name: "劳动节", from: "2014-05-01", to: "2014-05-03" },
          { name: "端午节", from: "2014-06-02", to: "2014-06-02" },
          { name: "中秋节", from: "2014-09-08", to: "2014-09-08" },
          { name: "国庆节", from: "2014-10-01", to: "2014-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2014-01-26" },
          { name: "春节", date: "2014-02-08" },
          { name: "劳动节", date: "2014-05-04" },
          { name: "国庆节", date: "2014-09-28" },
          { name: "国庆节", date: "2014-10-11" },
        ],
      },
    ],
  },
  {
    year: 2015,
    notices: [
      {
        title: "国务院办公厅关于2015年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2014-12/16/content_9302.htm",
        daysOff: [
          { name: "元旦", from: "2015-01-01", to: "2015-01-03" },
          { name: "春节", from: "2015-02-18", to: "2015-02-24" },
          { name: "清明节", from: "2015-04-05", to: "2015-04-06" },
          { name: "劳动节", from: "2015-05-01", to: "2015-05-01" },
          { name: "端午节", from: "2015-06-20", to: "2015-06-20" },
          { name: "端午节", from: "2015-06-22", to: "2015-06-22" },
          { name: "中秋节", from: "2015-09-27", to: "2015-09-27" },
          { name: "国庆节", from: "2015-10-01", to: "2015-10-07" },
        ],
        makeUpWorkdays: [
          { name: "元旦", date: "2015-01-04" },
          { name: "春节", date: "2015-02-15" },
          { name: "春节", date: "2015-02-28" },
          { name: "国庆节", date: "2015-10-10" },
        ],
      },
      {
        title: "国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2015-05/13/content_9742.htm",
        daysOff: [{ name: "抗战胜利70周年纪念日", from: "2015-09-03", to: "2015-09-05" }],
        makeUpWorkdays: [{ name: "抗战胜利70周年纪念日", date: "2015-09-06" }],
      },
    ],
  },
  {
    year: 2016,
    notices: [
      {
        title: "国务院办公厅关于2016年部分节假日安排的通知",
        url: "http://www.gov.cn/zhengce/zhengceku/2015-12/10/content_10394.htm",
        daysOff: [
          { name: "元旦", from: "2016-01-01", to: "2016-01-01" },
          { name: "春节", from: "2016-02-07", to: "2016-02-13" },
          { name: "清明节", from: "2016-04-04", to: "2016-04-04" },
          { name: "劳动节", from: "2016-05-01", to: "2016-05-02" },
          { name: "端午节", from: "2016-06-09", to: "2016-06-11" },
          { name: "中秋节", from: "2016-09-15", to: "2016-09-17" },
          { name: "国庆节", from: "2016-10-01", to: "2016-10-07" },
        ],
        makeUpWorkdays: [
          { name: "春节", date: "2016-02-06" },
          { name: "春节", date: "2016-02-14" },
          { name: "端午节", date: "2016-06-12" },
          { name: "中秋节", date: "2016-09-18" },
          { name: "国庆节", date: "2016-10-08" },
          { name: "国庆节", date: "2016-10-09" },
        ],
      },
    ],
  },
];
