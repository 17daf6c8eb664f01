/** 牵头部门：、责任单位：、完成时限： … in all their spellings. */

export type LabelledRole = "lead" | "responsible" | "support" | "person" | "time";

const PLACE = "(?:部门|单位|处室|科室|股室|局委|机关|主体|镇街|领域|组)";
const SPELLINGS: readonly (readonly [LabelledRole, string])[] = [
  [
    "person",
    "(?:市|区|县|局|市级|区级|县级|分管|包保|包联|主管|牵头|责任|主要|具体|挂点|联系|督办)*(?:责任领导|责任人|负责人|负责同志|领导)(?:及电话)?",
  ],
  ["lead", `(?:总?牵头|总牵|主办|主责|主管|第一责任|督办)${PLACE}?`],
  ["support", `(?:配合|协办|协同|协助|参与|参加|会办|支持|协作|参建|联办)${PLACE}?`],
  [
    "responsible",
    `(?:主要|共同|具体|工作|任务|落实|直接)?(?:责任|承办|落实|实施|执行|承担|负责|组织实施|责任落实)${PLACE}|责任分工|任务分工|责任`,
  ],
  [
    "time",
    "(?:计划|整改|任务|工作)?(?:完成|办结|整改|推进|实施|工作)?(?:时限|时间节点|时间安排|时间要求|时间|期限|进度安排|进度要求|节点)",
  ],
];

const ANY = SPELLINGS.map(([role, spelling]) => `(?<${role}>${spelling})`).join("|");
/** Preceded by the beginning or a divider, so that 落实责任： in a sentence is not taken; followed by a colon. */
const LABEL = new RegExp(`(?<before>^|[\\s，,；;。、（(【[“”)）】\\]]|\\d[.、])(?:${ANY})\\s*[：:]`, "g");
/** `牵头部门：` at the beginning of a paragraph, in a bracket or not. */
export const ROLE_LABEL_AT_START = new RegExp(
  `^[（(【[]?(?:${SPELLINGS.map(([, spelling]) => spelling).join("|")})\\s*[：:]`,
);

export interface LabelPlace {
  readonly role: LabelledRole;
  /** Of the label. */
  readonly start: number;
  /** Behind the colon. */
  readonly end: number;
}

export function roleLabelsIn(text: string): readonly LabelPlace[] {
  return [...text.matchAll(LABEL)].flatMap((match) => {
    const groups = match.groups ?? {};
    const role = SPELLINGS.find(([id]) => groups[id] !== undefined)?.[0];
    const start = match.index + (groups.before ?? "").length;
    return role ? [{ role, start, end: match.index + match[0].length }] : [];
  });
}

/** What a column of a list is about, by its heading. */
export function roleOfColumn(heading: string): LabelledRole | null {
  const text = heading.replace(/\s/g, "");
  const match = new RegExp(`^(?:${ANY})`).exec(text);
  return SPELLINGS.find(([id]) => match?.groups?.[id] !== undefined)?.[0] ?? null;
}
