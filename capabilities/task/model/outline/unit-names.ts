/** 部门名称: what looks like the name of a department, and how a list of them is divided. */

export interface NamePlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const SUFFIX =
  "局|委|办|厅|处|科|室|部|队|中心|政府|公司|分局|院|所|会|街道|镇|乡|区|县|市|州|旗|单位|部门|站|集团|公安|机关|专班|组织|公园|支部|企业|学校|医院|社区|村|总支|组|股|厂|馆|台|协会|党委|党组|纪委|各地|地区|领导|运营商|物业|公厕|所属|工作组|指挥部|乡镇|镇街|县区|区县";
const UNIT = new RegExp(`(?:${SUFFIX})(?:（[^（）]*）|\\([^()]*\\))?$`);
const OPEN = "（(【[《“";
const CLOSE = "）)】]》”";
const TAIL =
  /(?:等(?:相关|有关)?(?:部门|单位|处室|科室)?)?(?:(?:按照?|根据|依)(?:各自)?(?:职责|职能|分工)+(?:分别)?(?:分工)?(?:负责|落实|配合|牵头)?|分工负责|各负其责|共同(?:负责|配合|牵头))$/;
const JOINING = /和|及其|以及|及|与|会同/g;

/** Whether words may be the name of a department. */
export function isUnitName(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && UNIT.test(name) && !/[。：:；;]|^(?:的|对|将|要|把)/.test(name);
}

/** Divides a list of departments; brackets stay whole, names that hold 和 or 及 stay whole (住房和城乡建设局). */
export function unitNamesIn(text: string, offset = 0): readonly NamePlace[] {
  const names: NamePlace[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index <= text.length; index++) {
    const sign = text[index];
    if (sign !== undefined && OPEN.includes(sign)) depth++;
    else if (sign !== undefined && CLOSE.includes(sign)) depth = Math.max(0, depth - 1);
    else if (sign === undefined || (depth === 0 && /[、，,；;。/\n｜|]/.test(sign))) {
      names.push(...joined(text, from, index, offset));
      from = index + 1;
    }
  }
  return names.filter(({ name }) => name !== "" && !/^(?:等|无|\/|—|-+)$/.test(name));
}

/** 市教育局和各区政府 are two; 发展和改革委 is one; 中心各部及所属单位 is one. */
function joined(text: string, from: number, to: number, offset: number): readonly NamePlace[] {
  const part = text.slice(from, to);
  for (const match of part.matchAll(JOINING)) {
    const left = part.slice(0, match.index).trim();
    const right = part.slice(match.index + match[0].length).trim();
    const isInBracket =
      [...left].filter((sign) => OPEN.includes(sign)).length > [...left].filter((sign) => CLOSE.includes(sign)).length;
    if (
      isInBracket ||
      !isUnitName(left) ||
      !isUnitName(withoutTail(right)) ||
      /^(?:其|所属|下属|直属|有关|相关)/.test(right)
    )
      continue;
    const at = from + match.index;
    return [...place(text, from, at, offset), ...joined(text, at + match[0].length, to, offset)];
  }
  return place(text, from, to, offset);
}

function place(text: string, from: number, to: number, offset: number): readonly NamePlace[] {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const bare = raw.trim().replace(/^(?:由|会同|联合|以及|及|和)(?=.{2})/, "");
  const shift = raw.trim().length - bare.length;
  const name = withoutTail(bare);
  return name === "" ? [] : [{ name, start: offset + start + shift, end: offset + start + shift + name.length }];
}

function withoutTail(name: string): string {
  const cut = name.replace(TAIL, "").trim();
  return cut === "" ? "" : cut;
}

/** Two departments written without a divider (勤务督察科组织人事科): the same ending twice, with more than a word between. */
export function looksRunTogether(name: string): boolean {
  const match = /^(.{2,}?(科|处|股))(.{2,}\2)$/.exec(name.replace(/（[^（）]*）/g, ""));
  return match !== null && !/^(?:长|员|室)/.test(match[3] ?? "");
}
