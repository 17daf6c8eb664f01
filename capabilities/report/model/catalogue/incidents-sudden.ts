/** 事件 05 突发事件. */
import type { MajorRows } from "./rows.ts";

export const INCIDENTS_SUDDEN: MajorRows = {
  kind: "incident",
  code: "05",
  name: "突发事件",
  classes: [
    {
      code: "0501",
      name: "供水管道破裂",
      department: "供水企业",
      legacy: "0402",
      conditions: [
        ["1eh", "爆管、跑水", "止水并消除隐患"],
        ["5wd", "致路面塌陷", "修复"],
      ],
    },
    {
      code: "0502",
      name: "燃气管道破裂",
      department: "燃气企业",
      legacy: "0403",
      conditions: [
        ["1eh", "泄漏、着火、爆炸", "围护并消除隐患"],
        ["5wd", "致路面塌陷", "修复"],
      ],
    },
    {
      code: "0503",
      name: "排水管道堵塞、破裂",
      department: "排水单位",
      legacy: "0404",
      conditions: [
        ["4wh", "雨污水大面积外溢", "疏通"],
        ["1eh", "破损致塌陷隐患", "消除隐患"],
      ],
    },
    {
      code: "0504",
      name: "热力管道破裂",
      department: "供热单位",
      legacy: "0405",
      conditions: [
        ["1eh", "蒸汽、热水外溢", "围挡并消除隐患"],
        ["5wd", "致路面塌陷", "修复"],
      ],
    },
    {
      code: "0505",
      name: "路面塌陷",
      department: "市政设施单位",
      legacy: "0401",
      conditions: [["2eh", "塌陷、下沉影响安全", "围护警示、消除隐患"]],
    },
    {
      code: "0506",
      name: "道路积水",
      department: "排水单位",
      legacy: "0406",
      conditions: [["2eh", "积水面积大于100m²且深15cm以上等影响通行", "排除积水"]],
    },
    {
      code: "0507",
      name: "道路积雪、结冰",
      department: "环卫单位",
      legacy: "0407",
      conditions: [["4wh", "积雪结冰影响通行", "清除恢复"]],
    },
    {
      code: "0508",
      name: "架空线缆损坏（脱落）",
      department: "线缆产权单位（电力/通信/广电）",
      legacy: "0408",
      conditions: [["2wh", "断裂、下坠危及安全", "修复"]],
    },
    {
      code: "0509",
      name: "群体性事件",
      department: "公安机关",
      legacy: "0409",
      unconfirmed: true,
      conditions: [["1eh?", "聚集影响公共秩序", "报告并配合处置"]],
    },
    {
      code: "0595",
      name: "其他突发事件",
      department: "市综合执法队",
      local: true,
      conditions: [["2eh", "城市管理领域其他突发情况", "消除隐患"]],
    },
    {
      code: "0596",
      name: "高空坠物",
      department: "物业/产权单位",
      local: true,
      conditions: [["2eh", "外立面、广告、招牌坠落风险或已坠落", "消除隐患"]],
    },
  ],
};
