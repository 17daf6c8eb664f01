/** Invented names of people. */
import type { Random } from "./random.ts";

/** Commonest first. */
const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔",
];
const GIVEN_FIRST = [..."知柏采小思文书明景清若一子晓雨云嘉承元启立怀亦守望秋春静安和宁致远行言修永佳欣诗语星予可以"];
const GIVEN_SECOND = [
  ..."远舟薇满述宁涛然川原野朗澄安禾苗桐松柏林峰岩溪澜波洁敏慧颖婷娟芳燕萍霞莉杰磊凯浩宇轩辰阳辉斌勇伟平亮青蓝",
];

/** Draws names without repeating one. */
export function nameSource(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const given = (random.chance(0.9) ? random.pick(GIVEN_FIRST) : "") + random.pick(GIVEN_SECOND);
      const name = random.pick(SURNAMES) + given;
      // 安安 and the like read as slips.
      if (used.has(name) || /(.)\1/.test(name)) continue;
      used.add(name);
      return name;
    }
  };
}

/** How a citizen signs: 王女士, 李先生. */
export function citizenName(random: Random): string {
  return random.pick(SURNAMES.slice(0, 60)) + random.pick(["先生", "女士"]);
}
