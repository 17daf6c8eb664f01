/** 事件 02 宣传广告. */
import type { MajorRows } from "./rows.ts";

export const INCIDENTS_PUBLICITY: MajorRows = {
  kind: "incident",
  code: "02",
  name: "宣传广告",
  classes: [
    {
      code: "0201",
      name: "非法小广告",
      department: "属地街道/综合执法队",
      legacy: "0201",
      conditions: [["1wd", "张贴、喷涂、手写小广告", "清除"]],
    },
    {
      code: "0202",
      name: "街头散发广告",
      department: "属地街道/综合执法队",
      legacy: "0204",
      conditions: [["2wh", "公共场所散发广告", "制止清理"]],
    },
    {
      code: "0203",
      name: "违规户外广告",
      department: "市综合执法队",
      legacy: "0202",
      conditions: [
        ["1wd", "违规灯箱、电子屏、展牌", "拆除"],
        ["5wd", "违规立柱、墙体、楼顶广告", "拆除"],
      ],
    },
    {
      code: "0204",
      name: "广告语言文字不规范",
      department: "市综合执法队",
      conditions: [["5wd", "缺字、错字、违反语言文字规定", "整改"]],
    },
    {
      code: "0205",
      name: "户外广告设置位置不合理",
      department: "市综合执法队",
      conditions: [["3wd", "遮挡标志信号、影响设施或建筑形象", "整改"]],
    },
    {
      code: "0206",
      name: "违规牌匾标识",
      department: "属地街道/综合执法队",
      legacy: "0202",
      conditions: [["2wd", "违规设置店招标识", "整改拆除"]],
    },
    {
      code: "0207",
      name: "违规标语宣传品",
      department: "属地街道/综合执法队",
      legacy: "0205",
      conditions: [["1wd", "擅自张贴悬挂条幅、气球", "清理拆除"]],
    },
    {
      code: "0208",
      name: "占道广告牌",
      department: "属地街道/综合执法队",
      legacy: "0203",
      unconfirmed: true,
      conditions: [["4wh?", "广告牌占用道路", "清除"]],
    },
    {
      code: "0209",
      name: "广告招牌破损",
      department: "属地街道/综合执法队",
      legacy: "0205",
      unconfirmed: true,
      conditions: [["2wd?", "破损、脱落有隐患", "修复或拆除"]],
    },
    {
      code: "0299",
      name: "公益性宣传品",
      department: "属地街道/综合执法队",
      local: true,
      conditions: [["5wd", "褪色、破损、脱落或设置不达标", "恢复整改"]],
    },
  ],
};
