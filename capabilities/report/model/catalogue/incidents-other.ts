/** 事件 06 其他事件. */
import type { MajorRows } from "./rows.ts";

export const INCIDENTS_OTHER: MajorRows = {
  kind: "incident",
  code: "06",
  name: "其他事件",
  classes: [
    {
      code: "0601",
      name: "房屋安全隐患",
      department: "住建部门",
      unconfirmed: true,
      conditions: [["5wd?", "房屋开裂、损坏承重结构等", "消除隐患"]],
    },
    {
      code: "0602",
      name: "临街屠宰",
      department: "属地街道/综合执法队",
      conditions: [["2wh", "临街宰杀禽畜", "制止"]],
    },
    {
      code: "0603",
      name: "违规燃放烟花爆竹",
      department: "公安机关",
      unconfirmed: true,
      conditions: [["2eh?", "禁放区域燃放", "制止"]],
    },
    {
      code: "0604",
      name: "门前四包（三包、五包）",
      department: "属地街道/综合执法队",
      conditions: [["4wh", "门前卫生、秩序、绿化、设施责任未落实", "整改"]],
    },
    {
      code: "0605",
      name: "电动自行车违规停放充电",
      department: "消防救援部门",
      unconfirmed: true,
      conditions: [["2wh?", "楼道、疏散通道停放充电", "制止移出"]],
    },
    {
      code: "0696",
      name: "非法采砂、取土",
      department: "水务（河道）部门",
      local: true,
      conditions: [["1wd", "擅自采砂取土", "制止查处"]],
    },
    {
      code: "0698",
      name: "桥下空间管理",
      department: "市政设施单位",
      local: true,
      conditions: [
        ["2wh", "擅自占用或作业", "制止查处"],
        ["1wd", "环境脏乱", "整改"],
      ],
    },
  ],
};
