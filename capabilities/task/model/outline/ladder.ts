/** 逐级解决: the order in which a difficulty climbs, and on what condition. */
import { sentencesOf } from "./masks.ts";
import { isUnitName, unitNamesIn } from "./unit-names.ts";

export interface FoundStep {
  readonly start: number;
  readonly end: number;
  readonly party: string;
  readonly when: string;
}

const PARTY = "[^，。；：:、→—\\-“”\\s]{2,16}";
/** 责任部门、牵头部门、分管领导、局党组逐级解决 */
const LISTED = new RegExp(
  `((?:${PARTY}、){1,6}[^，。；：:、→—“”\\s]{0,14}?(?:党组|局长|领导|领导小组|部门|单位|政府|办公室|会议?|专班|指挥部|书记))(?:的|等)?(?:逐级|分级|层级|层层|三级|四级|五级|多级)`,
);
/** 科室→分管领导→局党组 */
const ARROWED = new RegExp(`(${PARTY}(?:\\s*(?:→|—+>?|->|－|➔|⟶)\\s*${PARTY}){2,6})`);
const SUBMITS =
  /(?:(?:^|[，,；;])([^，,；;]{0,24}?)[，,]?)?(?:提请|提交|报请|提级(?:至|到|由)|上报至?|报(?:至|由|请)?|由)([^，。；]{0,20}?(?:党组|党委|领导小组(?:办公室)?|全体会议|委员会|局长办公会|领导|常务会议?|专题会议?|办公会|专班|指挥部|联席会议|政府|牵头部门|牵头单位|主要负责人))(?:会议)?(?:集体)?(?:研究|审议|协调|决定|解决|决策|审定|处理)/g;
const ABOUT_DIFFICULTY = /问题|仍未|不力|难题|事项|困难|矛盾|协调不了|解决不了|无法|不能|难以/;
const CLIMBS = /逐级|分级|提级|升级|上报|提请|提交|报请|解决|协调|研究/;

export function ladderIn(text: string): readonly FoundStep[] {
  const steps: FoundStep[] = [];
  const add = (step: FoundStep) => {
    const known = steps.find(({ party }) => party === step.party);
    if (!known) steps.push(step);
    else if (known.when === "" && step.when !== "") steps[steps.indexOf(known)] = { ...known, when: step.when };
  };
  for (const { start, end } of sentencesOf(text)) {
    const sentence = text.slice(start, end);
    for (const step of orderedSteps(sentence, start)) add(step);
    if (ABOUT_DIFFICULTY.test(sentence) && CLIMBS.test(sentence))
      for (const step of submitted(sentence, start)) add(step);
  }
  return steps.length >= 2 || steps.some(({ when }) => when !== "") ? steps : [];
}

function orderedSteps(sentence: string, offset: number): readonly FoundStep[] {
  if (!/问题|逐级|协调|上报|报告|处理|解决|督办|提级/.test(sentence)) return [];
  const listed = LISTED.exec(sentence);
  if (listed?.[1]) {
    const list = listed[1].replace(/^.*?(?:建立|实行|健全|完善|形成|落实|按照|由)/, "");
    return unitNamesIn(list, offset + listed.index + listed[1].length - list.length).map(stepOf);
  }
  const arrowed = ARROWED.exec(sentence);
  if (!arrowed?.[1]) return [];
  const base = offset + arrowed.index;
  const parts = [...arrowed[1].matchAll(/[^→—>\-－➔⟶\s]+/g)].map((match) => ({
    name: match[0].replace(/^(?:建立|实行|健全|完善|形成|落实|按照|由)/, ""),
    at: base + match.index + match[0].length,
  }));
  return parts.every(({ name }) => isUnitName(name) || /领导|书记|[局市区县镇处科队]长|主任|组长|员|负责人/.test(name))
    ? parts.map(({ name, at }) => ({ start: at - name.length, end: at, party: name, when: "" }))
    : [];
}

function stepOf({ name, start, end }: { name: string; start: number; end: number }): FoundStep {
  return { start, end, party: name, when: "" };
}

function submitted(sentence: string, offset: number): readonly FoundStep[] {
  return [...sentence.matchAll(SUBMITS)].flatMap((match) => {
    const party = (match[2] ?? "").trim();
    const when = (match[1] ?? "").replace(/^(?:对|对于|将|凡|遇到|涉及)/, "").trim();
    const at = offset + match.index + match[0].lastIndexOf(party);
    return party.length >= 2
      ? [{ start: at, end: at + party.length, party, when: ABOUT_DIFFICULTY.test(when) ? when : "" }]
      : [];
  });
}
