/** Invented complaints for tests: each is put together from a place, a sight and a plea; none was ever sent by anybody. */
import { sequence } from "./linear.ts";

const SIGHTS: Readonly<Record<string, readonly string[]>> = {
  "incident:0110": [
    "垃圾堆了一地没人清运，又脏又臭",
    "垃圾桶旁边堆满生活垃圾，苍蝇乱飞",
    "绿化带里扔了好多生活垃圾，气味难闻",
  ],
  "facility:0137": ["人行道路灯不亮，晚上一片漆黑", "路灯坏了好几天，夜里走路看不见", "路灯一闪一闪，有的已经不亮"],
  "incident:0301": ["工地半夜施工，机器声吵得睡不着", "夜里十二点还在打桩，噪声很大", "凌晨浇筑混凝土，吵得全家失眠"],
  "incident:0409": [
    "汽车停在人行道上，行人只能走机动车道",
    "轿车把盲道占满，推婴儿车过不去",
    "小区门口乱停车，消防车进不来",
  ],
};
const PLACES = ["文渡路", "柳荫街", "塘湾巷口", "青石桥头", "望江里小区", "书院西街", "槐树大院", "观澜花园"];
const PLEAS = ["请尽快处理。", "希望有关部门来看看。", "反映几次了还是没有人管。", "盼回复。", "麻烦安排人到现场。"];

export interface SampleMessage {
  readonly title: string;
  readonly text: string;
  readonly label: string;
}

export function sampleMessages(count: number, seed = 7): readonly SampleMessage[] {
  const draw = sequence(seed);
  const pick = (items: readonly string[]) => items[draw(items.length)] as string;
  return Array.from({ length: count }, () => {
    const label = pick(Object.keys(SIGHTS));
    const sight = pick(SIGHTS[label] as readonly string[]);
    const place = pick(PLACES);
    return { label, title: `${place}${sight.split("，")[0]}`, text: `${place}${sight}。${pick(PLEAS)}` };
  });
}
