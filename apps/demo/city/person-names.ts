/** Invented names of people. */
import type { Random } from "./random.ts";

const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵",
];
const GIVEN_FIRST = [
  ..."知柏采小思文书明景清若一子晓雨云嘉承元启立怀亦守望秋春夏冬静安和宁致远行言修永德怡佳欣诗语梦星予可以",
];
const GIVEN_SECOND = [
  ..."远舟薇满述宁涛然川原野朗澄安禾苗桐松柏林峰岩溪澜波洁敏慧颖婷娟芳燕萍霞莉杰磊凯浩宇轩辰阳光辉斌军勇强伟平亮青白蓝",
];

/** Draws names without repeating one. */
export function nameSource(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const given = random.pick(GIVEN_FIRST) + (random.chance(0.86) ? random.pick(GIVEN_SECOND) : "");
      const name = random.pick(SURNAMES.slice(0, 96)) + given;
      // A given name of one character twice, or 小 alone, reads as a slip.
      if (used.has(name) || /(.)\1|小$/.test(name)) continue;
      used.add(name);
      return name;
    }
  };
}

/** How a citizen signs: 王女士, 李先生. */
export function citizenName(random: Random): string {
  return random.pick(SURNAMES.slice(0, 60)) + random.pick(["先生", "女士"]);
}
