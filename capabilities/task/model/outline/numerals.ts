/** Numbers as plans write them: 12, １２, 十二, 两, 百分之九十, 二〇二三. */

const DIGITS = "零一二三四五六七八九";
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** For use inside regular expressions. */
export const CHINESE_NUMERAL = "[零〇○一二两三四五六七八九十百千万]{1,10}";

/** Also full-width digits. @returns null for anything but a number */
export function numberOf(written: string): number | null {
  const text = written.normalize("NFKC").replace(/[\s,]/g, "").replace(/[〇○]/g, "零").replace(/两/g, "二");
  const match = /^(\d+(?:\.\d+)?)([万亿千百])?$/.exec(text);
  if (match) return Number(match[1]) * (POWERS[match[2] ?? ""] ?? 1);
  if (/^[零一二三四五六七八九]+$/.test(text)) return Number([...text].map((sign) => DIGITS.indexOf(sign)).join(""));
  return spokenNumber(text);
}

/** 三百零五, 十二, 一万二千. */
function spokenNumber(text: string): number | null {
  if (!/^[零一二三四五六七八九十百千万]+$/.test(text)) return null;
  let [sum, section, digit] = [0, 0, 0];
  for (const sign of text) {
    const power = POWERS[sign];
    if (power === undefined) digit = DIGITS.indexOf(sign);
    else if (power >= 10_000) {
      sum += (section + digit) * power;
      [section, digit] = [0, 0];
    } else {
      section += (digit || 1) * power;
      digit = 0;
    }
  }
  return sum + section + digit;
}
