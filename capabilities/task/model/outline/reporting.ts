/** 报告制度 in a sentence: 每周总结、每月调度、每季度汇报、5月18日前报…备案. */
import type { PlainDate } from "#base/plain-date.ts";
import { sentencesOf } from "./masks.ts";
import type { FoundPeriod } from "./periods.ts";
import { unitNamesIn } from "./unit-names.ts";

export interface FoundDuty {
  readonly start: number;
  readonly end: number;
  readonly who: string;
  readonly action: string;
  readonly what: string;
  readonly to: readonly string[];
  readonly recurrence: string | null;
  readonly due: PlainDate | null;
}

const ACTION =
  /听取[^，。；]{0,12}汇报|(?:编写|编制|编发|印发)[^，。；]{0,24}(?:简报|通报|专报|月报|周报)|汇报|通报|报送|上报|呈报|抄送|报备|备案|反馈|报告|总结|小结|调度|讲评|会商|例会|报(?=(?:送)?(?:至|给|请|到)?(?:省|市|区|县|局|厅|委|政府|党组|上级|本级|领导|指挥部|专班|办公室))/g;
/** 发现冲突要立即报告 has no rhythm; with a day alone only these are reports. */
const SENDS = /报送|上报|呈报|反馈|备案|报备|^报|汇报|抄送|报告|听取/;
const TO =
  /(?:(?<![方导倾])向|报送(?:至|给)?|上报(?:至)?|反馈(?:至|给|到)|(?<![通汇简呈申填播日月周])报(?:至|给|请|到)?|抄送(?:给)?|呈报|提交(?:给|至)?)((?:本级|当地|上级|各)?[^，。；、：:向报的]{0,24}?(?:局(?!长)|委(?!员)|办公室|办(?!理|公)|厅|处(?!理|置)|科|室|部|组(?!织)|中心|政府|党组|党委|会(?!议)|公司|部门|领导|专班|指挥部|机关|上级)(?:（[^（）]*）)?(?:[^，。；：:]{0,12}?(?:办公室|室|科|中心|专班|处(?!理|置)|局|办(?!公室|理)|政府|部门|组(?!织|办)))?)/g;
const NAMED_RHYTHM = /^(?:一[日天周旬月季年]度?一|双月|半年|季度|[日周旬月季年])/;
const NAMED = /^(?:一[日天周旬月季年]度?一|双月|半年|季度|[日周旬月季年])[\u4e00-\u9fff]{2,4}$/;
const WHO_END = /(?:要|根据|按照|结合|应|须|将|于|在|原则上|对|把|及时|负责|定期|各自)/;

export function dutiesIn(text: string, periods: readonly FoundPeriod[]): readonly FoundDuty[] {
  return sentencesOf(text).flatMap(({ start, end }) => dutiesOfSentence(text, start, end, periods));
}

function dutiesOfSentence(
  text: string,
  start: number,
  end: number,
  periods: readonly FoundPeriod[],
): readonly FoundDuty[] {
  const duties: FoundDuty[] = [];
  let who = "";
  let rhythm: FoundPeriod | null = null;
  for (const clause of text.slice(start, end).matchAll(/[^，,]+/g)) {
    const from = start + clause.index;
    const to = from + clause[0].length;
    const inside = periods.filter((period) => period.start >= from && period.end <= to);
    who = subjectOf(text, from, to, inside) || who;
    const own = inside.find(({ recurrence }) => recurrence !== null) ?? inside.find((period) => period.to !== null);
    const actions = [...clause[0].matchAll(ACTION)].filter((match) => !isNoun(clause[0], match));
    const period: FoundPeriod | null = own ?? (/^\s*(?:并|再|同时|报|抄送)/.test(clause[0]) ? rhythm : null);
    rhythm = own ?? rhythm;
    if (period === null || actions.length === 0) continue;
    if (period.recurrence === null && !actions.some(([action]) => SENDS.test(action))) continue;
    const named = inside.filter((one) => NAMED.test(text.slice(one.start, one.end)));
    if (named.length > 0) duties.push(...named.map((one) => namedDuty(text, one, who)));
    else duties.push(dutyOf(text, from, to, who, period, actions));
  }
  return duties;
}

/** 总结经验, 工作总结评比 and 通报批评 are no reports. */
function isNoun(clause: string, match: RegExpMatchArray): boolean {
  const after = clause.slice((match.index ?? 0) + match[0].length);
  if (
    match[0] === "总结" &&
    /(?:工作|年终|年度|活动)$/.test(clause.slice(0, match.index)) &&
    !/^(?:工作|会)/.test(after)
  )
    return true;
  if (match[0] === "总结") return /^(?:经验|提炼|推广|试点|成功|好的|典型|评比|于)/.test(after);
  if (match[0] === "通报") return /^批评/.test(after);
  return match[0] === "报告" && /^(?:制度|会)/.test(after);
}

/** 周调度、月通报 are duties by their names. */
function namedDuty(text: string, { start, end, recurrence }: FoundPeriod, who: string): FoundDuty {
  const action = text.slice(start, end).replace(NAMED_RHYTHM, "");
  return { start, end, who, action, what: "", to: [], recurrence, due: null };
}

function dutyOf(
  text: string,
  from: number,
  to: number,
  who: string,
  period: FoundPeriod,
  actions: readonly RegExpMatchArray[],
): FoundDuty {
  const clause = text.slice(from, to);
  const start = from + clause.length - clause.trimStart().length;
  return {
    start: Math.min(start, period.start >= from ? period.start : start),
    end: from + clause.replace(/[（(]联系.*$/, "").trimEnd().length,
    who,
    action: [...new Set(actions.map(([action]) => shortAction(action)))].join("、"),
    what: whatOf(clause, actions),
    to: recipientsIn(clause),
    recurrence: period.recurrence,
    due: period.recurrence === null ? period.to : null,
  };
}

/** 编写《…简报》 is 编写简报. */
function shortAction(action: string): string {
  if (/^听取/.test(action)) return "听取汇报";
  return /^(?:编|印)/.test(action) ? `${action.slice(0, 2)}${action.slice(-2)}` : action;
}

function recipientsIn(clause: string): readonly string[] {
  const names = [...clause.matchAll(TO)].flatMap((match) =>
    unitNamesIn((match[1] ?? "").replace(/(?:备案|汇报|报告|反馈|通报).*$/, "")),
  );
  return [...new Set(names.map(({ name }) => name))];
}

/** 将…报送, 对…进行总结, 通报…情况, …总结于…报送 */
function whatOf(clause: string, actions: readonly RegExpMatchArray[]): string {
  const handed = /(?:将|把|对)([^，]{2,40}?)(?:进行|及时|定期|书面|报送|反馈|上报|汇报|通报|至|向|报)/.exec(
    clause,
  )?.[1];
  if (handed) return handed.trim();
  const named =
    /([^，、]{2,30}?(?:总结|报告|情况|方案|台账|信息|简报|清单|计划))(?:于|在|每|按|向|应|要|须|一式|前)/.exec(
      clause,
    )?.[1];
  if (named && !/^每|^各.{0,10}每/.test(named)) return named.trim();
  const first = actions[0];
  const behind = first ? clause.slice((first.index ?? 0) + first[0].length) : "";
  const object =
    /^(?:至少)?(?:[一二两三\d]+[篇次份期])?([^，至给到]{2,30}?(?:情况|信息|进展|总结|结果|数据|问题|材料|报表|线索|简报|成效|经验))/.exec(
      behind,
    )?.[1];
  return object?.trim() ?? "";
}

/** The words before the period or the first verb, when they name somebody. */
function subjectOf(text: string, from: number, to: number, inside: readonly FoundPeriod[]): string {
  const first = inside[0];
  const clause = text.slice(from, to);
  const heads = [first ? text.slice(from, first.start) : "", first ? text.slice(first.end, to) : clause];
  for (const head of heads) {
    const words = (head.split(WHO_END)[0] ?? "").replace(/^[\s、并由请]+/, "").trim();
    const match =
      /^((?:各|市|区|县|省|局|全市|领导|牵头|责任|属地|专班|工作|办公室)[^，。；《“]{0,28}?(?:局|委|办|厅|处|科|室|部门|部|单位|组|中心|政府|专班|公司|街道|镇|县区|区|县|队|会)(?:（[^（）]*）)?)(?=$|[要应须将于在每对把及原进完建报根按结])/.exec(
        words,
      );
    if (match?.[1]) return match[1];
  }
  return "";
}
