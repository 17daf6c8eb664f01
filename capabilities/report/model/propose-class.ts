/**
 * 看起来是: which classes a citizen's own words point to. Plain matching, so that it works on a slow phone and says the same everywhere:
 * everyday words first, then characters shared with the names. A person of the desk judges the class in any case. Pure.
 */

export interface NamedClass {
  readonly key: string;
  readonly name: string;
}

/** What people say → a part of the name in the catalogue. The first word of a pair is looked for in the sentence. */
const EVERYDAY: readonly (readonly [words: readonly string[], name: string])[] = [
  [["垃圾桶满", "桶满", "溢出", "满了"], "垃圾满溢"],
  [["垃圾", "臭", "没人清", "脏"], "暴露垃圾"],
  [["渣土", "建筑垃圾", "装修垃圾"], "积存垃圾渣土"],
  [["撒漏", "带泥", "洒了"], "道路遗撒"],
  [["坑", "路面破", "路坏", "塌了一块", "裂开"], "道路破损"],
  [["塌陷", "塌方", "陷下去"], "路面塌陷"],
  [["积水", "淹水", "内涝"], "道路积水"],
  [["结冰", "积雪", "打滑"], "道路积雪、结冰"],
  [["井盖", "窨井"], "井盖"],
  [["路灯", "灯不亮", "不亮"], "路灯"],
  [["红绿灯", "信号灯"], "交通信号灯"],
  [["盲道", "乱停", "违停", "停在", "轿车", "汽车", "占车道"], "机动车乱停放"],
  [["电动车", "自行车", "摩托"], "非机动车乱停放"],
  [["共享单车", "小黄车"], "共享单车管理"],
  [["飞线", "楼道充电", "给电动车充电"], "电动自行车违规停放充电"],
  [["摆摊", "摊贩", "小贩", "游商", "叫卖"], "无照经营游商"],
  [["占道", "摆到路上", "堵住路"], "占道经营"],
  [["店外", "门口摆", "外摆"], "店外经营"],
  [["烧烤", "烤串"], "露天烧烤"],
  [["油烟"], "油烟污染"],
  [["音响", "喇叭", "吵", "噪音", "噪声"], "商业噪音"],
  [["施工吵", "夜间施工", "半夜施工", "工地吵"], "施工扰民"],
  [["扬尘", "灰大", "尘土"], "工地扬尘"],
  [["小广告", "牛皮癣", "贴在墙"], "非法小广告"],
  [["广告牌", "招牌", "灯箱"], "广告招牌破损"],
  [["电线", "线缆", "光缆", "掉下来的线"], "架空线缆损坏"],
  [["水管", "爆管", "喷水"], "供水管道破裂"],
  [["下水道", "污水", "反水", "堵了"], "排水管道堵塞"],
  [["煤气", "燃气", "天然气"], "燃气管道破裂"],
  [["河里", "河水", "黑臭", "河道"], "河道污染"],
  [["树枝", "倒了的树", "树倒"], "行道树"],
  [["砍树", "毁绿", "种菜"], "毁绿"],
  [["违建", "搭棚", "搭建", "加盖"], "私搭乱建"],
  [["狗", "遛狗", "犬"], "违规养犬"],
  [["鸡", "鸭", "家禽"], "擅自饲养家禽家畜"],
  [["鞭炮", "烟花"], "违规燃放烟花爆竹"],
  [["消防通道", "消防车"], "占用消防通道"],
  [["晾", "衣服挂"], "沿街晾挂"],
  [["地锁", "地桩"], "私设地桩地锁"],
  [["堆了", "杂物", "堆放"], "乱堆物堆料"],
  [["烧树叶", "烧垃圾", "冒烟"], "焚烧垃圾"],
  [["高空", "掉下来"], "高空坠物"],
  [["座椅", "长椅", "健身器材"], "座椅"],
  [["公厕", "厕所"], "公共厕所"],
];

/** An everyday word weighs more than any share of characters. */
const EVERYDAY_WEIGHT = 2;
/** Below this the likeness is chance. */
const LEAST = 0.5;

/** Most likely first; empty when the words say nothing of it. */
export function proposeClasses<C extends NamedClass>(classes: readonly C[], text: string, most = 3): readonly C[] {
  const words = text.replace(/\s/g, "");
  if (words.length < 2) return [];
  const said = EVERYDAY.map(([spoken, target]) => ({ target, length: longestIn(spoken, words) })).filter(
    ({ length }) => length > 0,
  );
  return classes
    .map((issueClass) => ({ issueClass, score: scoreOf(issueClass.name, words, said) }))
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ issueClass }) => issueClass);
}

/** A part of names that everyday words of the text lead to, and the length of the longest of these words. */
interface Said {
  readonly target: string;
  readonly length: number;
}

function scoreOf(name: string, text: string, said: readonly Said[]): number {
  return (
    Math.max(0, ...said.map(({ target, length }) => everydayScore(name, target, length))) + sharedPairs(name, text)
  );
}

/** The words of the text that lead to the class of this name. */
export function everydayWordsOf(name: string, text: string): readonly string[] {
  const found = EVERYDAY.filter(([, target]) => isCalled(name, target)).flatMap(([words]) =>
    words.filter((word) => text.includes(word)),
  );
  return [...new Set(found)].toSorted((a, b) => b.length - a.length).slice(0, 3);
}

/** A longer word says more, and 道路破损 fits 道路破损 better than 施工工地出入口道路破损. */
function everydayScore(name: string, target: string, wordLength: number): number {
  if (!isCalled(name, target)) return 0;
  return EVERYDAY_WEIGHT + wordLength / 10 + target.length / name.length;
}

/** 非机动车乱停放 holds the letters of 机动车乱停放 and is the other thing. */
function isCalled(name: string, target: string): boolean {
  return name.includes(target) && !name.includes(`非${target}`);
}

/** Length of the longest of the words that the text has: 建筑垃圾 says more than 垃圾. */
function longestIn(words: readonly string[], text: string): number {
  return Math.max(0, ...words.filter((word) => text.includes(word)).map((word) => word.length));
}

/** Share of the name's neighbouring pairs of characters that the text has too. */
function sharedPairs(name: string, text: string): number {
  const plain = name.replace(/[（(].*|[、，]/g, "");
  const pairs = plain.length - 1;
  let shared = 0;
  for (let n = 0; n < pairs; n++) if (text.includes(plain.slice(n, n + 2))) shared++;
  return pairs > 0 ? shared / pairs : 0;
}
