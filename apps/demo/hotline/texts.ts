/** 诉求与答复 of the demonstration, all invented. */
import type { OrderKind, OrderSatisfaction } from "#capabilities/hotline/model/public.ts";

export interface Topic {
  readonly kind: OrderKind;
  /** Whose matter it is: a part of the unit's key. */
  readonly unit: "sanitation-team" | "city-lighting" | "city-drainage";
  readonly topic: string;
  readonly content: string;
  readonly fact: string;
  readonly handling: string;
  readonly result: string;
  readonly isEnterprise?: true;
}

export const TOPICS: readonly Topic[] = [
  {
    kind: "complaint",
    unit: "sanitation-team",
    topic: "垃圾桶满溢无人清运",
    content: "小区北门的垃圾桶连续两天满溢，垃圾散落在地上，异味很大，希望尽快清运。",
    fact: "经现场查看，北门四只垃圾桶满溢，桶外有散落垃圾约 0.6 立方米，反映情况属实。",
    handling: "安排清运车一辆、人员两名当场清运，冲洗地面，并把该点位由每日一次调整为每日两次。",
    result: "垃圾已清运完毕，点位清运频次已调整，后续由片区班长每日检查。",
  },
  {
    kind: "help",
    unit: "city-lighting",
    topic: "路灯不亮，夜间出行不便",
    content: "学校门口一段路有五盏路灯不亮，晚自习放学时很暗，请安排维修。",
    fact: "经检查，该段五盏路灯因电缆接头进水断电，反映情况属实。",
    handling: "更换接头两处并做防水处理，逐盏通电测试。",
    result: "五盏路灯已全部恢复照明，本月内对同一回路再巡查两次。",
  },
  {
    kind: "complaint",
    unit: "city-drainage",
    topic: "雨水井堵塞，路面积水",
    content: "菜市场东侧的雨水井堵了，一下雨就积水，商户进出困难，已反映过一次。",
    fact: "经查看，三处雨水篦子被菜叶和泥沙堵塞，井内淤积约 40 厘米。",
    handling: "出动疏通车一台清淤，并与市场管理方约定每日收市后清扫井口。",
    result: "三处雨水井已疏通，放水试验排水正常。",
    isEnterprise: true,
  },
  {
    kind: "complaint",
    unit: "sanitation-team",
    topic: "清运作业噪声扰民",
    content: "凌晨四点多收运垃圾的车辆噪声很大，影响休息，希望调整作业时间。",
    fact: "经核实，该点位作业时间为四时二十分至四时四十分，车辆压缩时噪声较大。",
    handling: "与班组协商，把该点位收运顺序后移，压缩作业避开居民楼一侧。",
    result: "自明日起作业时间调整到六时以后，已在小区公示栏告知。",
  },
  {
    kind: "suggestion",
    unit: "sanitation-team",
    topic: "建议增设果皮箱",
    content: "公交首末站附近没有果皮箱，候车乘客随手丢垃圾，建议增设两只。",
    fact: "经查看，该站两侧一百米内没有果皮箱，日均候车人数较多。",
    handling: "列入本季度果皮箱增设点位，并先行安放临时果皮箱两只。",
    result: "临时果皮箱已安放，固定果皮箱随季度更新一并安装。",
  },
  {
    kind: "denunciation",
    unit: "city-drainage",
    topic: "餐饮店向雨水井倒泔水",
    content: "有餐饮店晚上把泔水倒进门前雨水井，井口油污严重，请查处。",
    fact: "经夜间蹲守，发现一家餐饮店向雨水井倾倒餐厨废水，已固定证据。",
    handling: "当场制止并责令清理井口油污，线索移交执法部门处理。",
    result: "井口油污已清理干净，商户签订了餐厨垃圾收运协议。",
  },
  {
    kind: "complaint",
    unit: "city-lighting",
    topic: "厂区门前路灯昼夜长亮",
    content: "我们厂门前一排路灯白天也亮着，浪费电，请检查控制箱。",
    fact: "经检查，控制箱时控器故障，回路白天不能自动断开。",
    handling: "更换时控器一只，校正开关灯时刻。",
    result: "路灯已按时启闭，控制箱纳入本周复查。",
    isEnterprise: true,
  },
];

export const ENQUIRIES: readonly { readonly question: string; readonly answer: string }[] = [
  {
    question: "大件垃圾怎么预约清运",
    answer: "请拨打所在街道环卫电话预约，约定时间放到指定点位，居民生活产生的大件垃圾不另收费。",
  },
  {
    question: "装修垃圾能不能放到小区垃圾桶",
    answer: "装修垃圾须袋装后放到小区指定的装修垃圾堆放点，不能投入生活垃圾桶。",
  },
  { question: "路灯坏了找谁", answer: "请提供灯杆编号或附近门牌，由照明管理处安排维修，一般当日到现场。" },
];

export const ANSWERS: readonly { readonly satisfaction: OrderSatisfaction; readonly isSolved: boolean }[] = [
  { satisfaction: "satisfied", isSolved: true },
  { satisfaction: "satisfied", isSolved: true },
  { satisfaction: "satisfied", isSolved: true },
  { satisfaction: "basically", isSolved: true },
  { satisfaction: "basically", isSolved: true },
  { satisfaction: "unsatisfied", isSolved: true },
  { satisfaction: "satisfied", isSolved: false },
  { satisfaction: "unsatisfied", isSolved: false },
];
