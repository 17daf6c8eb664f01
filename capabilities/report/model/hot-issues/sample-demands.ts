/** Invented messages to an invented city: one noise told by many in their own words, one told by few, and what else people write. */
import { DAY_MS } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { sequence } from "../text/linear.ts";
import type { Message } from "./hot-issues.ts";

const PLANT = [
  "云栖佳苑旁边的沥青拌合站彻夜轰鸣，老人孩子睡不着",
  "投诉云栖佳苑附近沥青拌合站噪声扰民",
  "云栖佳苑小区边上建了沥青拌合站，气味刺鼻",
  "沥青拌合站离云栖佳苑不到一百米，粉尘噪声天天有",
  "请求迁走云栖佳苑旁的沥青拌合站",
  "云栖佳苑业主被拌合站的噪声和沥青味折磨",
];
const LAMPS = [
  "书院西街的路灯全灭了",
  "书院西街路灯不亮，晚上看不见",
  "书院西街一段路灯坏了没人修",
  "书院西街路灯又灭了",
];
const OTHERS = [
  "咨询老年卡怎样年审",
  "体育馆游泳池几点开放",
  "公积金提取材料要哪些",
  "幼儿园摇号结果哪里查",
  "医保报销比例请问是多少",
  "驾驶证换证可以网上办吗",
  "图书馆自习室座位太少",
  "快递放在驿站丢失没人赔",
  "健身房关门不退会员费",
  "河边钓鱼的人乱扔饵料袋",
  "早餐店缺斤少两",
  "出租车司机绕路多收钱",
];

/** @param now milliseconds; the plant is told of in both windows, more in the later one; the lamps in the later one only */
export function sampleDemands(now: number, days: number): readonly Message[] {
  const draw = sequence(11);
  const at = (from: number, to: number) => now - (from + draw(to - from)) * DAY_MS - 1;
  const message = (id: string, text: string, when: number, placed = false): Message => ({
    id,
    title: text.split("，")[0] as string,
    text: `${text}。望尽快解决。`,
    address: "",
    position: placed ? position(114.01 + draw(5) / 10_000, 33.01) : null,
    at: when,
  });
  return [
    ...Array.from({ length: 12 }, (_, n) => message(`plant-${n}`, PLANT[n % 6] as string, at(0, days), n % 2 === 0)),
    ...Array.from({ length: 5 }, (_, n) => message(`plant-before-${n}`, PLANT[n] as string, at(days, 2 * days))),
    ...LAMPS.map((text, n) => message(`lamp-${n}`, text, at(0, days))),
    ...OTHERS.map((text, n) => message(`other-${n}`, text, at(0, 2 * days))),
    ...PLANT.map((text, n) => message(`old-${n}`, text, at(2 * days, 3 * days))),
  ].toSorted((a, b) => a.at - b.at);
}
