/** 办案指标 counters of cases: each on the day of the act that brings it about. */
import type { CounterDefinition, RatioDefinition } from "#kernel/measure/model/public.ts";

const UNIT = ["region", "department"];
const flow = <Id extends string>(id: Id, label: string, stage: string, definition: string) => ({
  id,
  label,
  stage,
  appliesTo: UNIT,
  kind: "flow" as const,
  isConfirmed: false,
  definition,
});

export const CASE_COUNTERS = [
  flow("case_clue", "线索数", "clue", "登记的执法线索，每件一次"),
  flow("case_filed", "立案数", "clue", "批准立案的案件"),
  flow("case_not_filed", "不予立案数", "clue", "决定不予立案的线索"),
  flow("case_transferred", "移送数", "clue", "移送其他机关的线索，和送出的移送"),
  flow("case_noticed", "告知数", "review", "批准的行政处罚事先告知"),
  flow("case_hearing", "听证数", "review", "当事人要求听证的案件"),
  flow("case_reviewed", "法制审核数", "review", "作出的法制审核意见"),
  flow("case_decided_simple", "当场处罚数", "decision", "简易程序的处罚决定"),
  flow("case_decided_ordinary", "普通程序处罚数", "decision", "普通程序的处罚决定"),
  flow("case_no_penalty", "不予处罚数", "decision", "不予行政处罚决定"),
  flow("case_withdrawn", "撤销案件数", "decision", "立案后撤销的案件"),
  flow("case_decided_late", "超期决定数", "decision", "决定之日办案期限已经届满的案件"),
  flow("case_paid", "缴清数", "execution", "罚款缴清的案件"),
  flow("case_court", "申请法院执行数", "execution", "申请人民法院强制执行的案件"),
  flow("case_remedy", "复议诉讼数", "remedy", "受理的行政复议和行政诉讼"),
  flow("case_lost", "未获维持数", "remedy", "被撤销、变更、确认违法或者无效的决定"),
  flow("case_revoked", "自行撤销数", "remedy", "本机关自行撤销的处罚决定"),
  flow("case_published", "公开数", "execution", "公开的处罚决定"),
  flow("case_closed", "结案数", "archive", "批准结案的案件"),
  flow("case_archived", "归档数", "archive", "归档的案件"),
] as const satisfies readonly CounterDefinition[];
export type CaseCounter = (typeof CASE_COUNTERS)[number]["id"];

const ratio = (
  id: string,
  label: string,
  numerator: readonly CaseCounter[],
  denominator: readonly CaseCounter[],
  better: RatioDefinition["better"],
  note = "",
): RatioDefinition => ({ id, label, numerator, denominator, appliesTo: UNIT, better, isConfirmed: false, note });

const DECIDED = ["case_decided_ordinary", "case_no_penalty"] as const;

export const CASE_RATIOS: readonly RatioDefinition[] = [
  ratio("case_filing_rate", "立案率", ["case_filed"], ["case_clue"], "info"),
  ratio("case_late_rate", "超期决定率", ["case_decided_late"], DECIDED, "low"),
  ratio("case_no_penalty_rate", "不予处罚占比", ["case_no_penalty"], DECIDED, "info", "柔性执法的比重"),
  ratio("case_remedy_rate", "复议诉讼率", ["case_remedy"], ["case_decided_ordinary", "case_decided_simple"], "low"),
  ratio("case_lost_rate", "复议诉讼未获维持率", ["case_lost"], ["case_remedy"], "low"),
  ratio("case_closing_rate", "结案率", ["case_closed"], ["case_filed", "case_decided_simple"], "high"),
];
