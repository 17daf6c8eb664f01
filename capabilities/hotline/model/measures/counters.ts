/**
 * 热线指标 counters of orders. What the caller says is counted once the call-back is over, never before: a figure must not tell the
 * handling side what its page does not. Excluded orders (申诉剔除) leave the rates of satisfaction and are counted by themselves.
 */
import type { CounterDefinition, RatioDefinition } from "#kernel/measure/model/public.ts";

const UNIT = ["region", "department"];
const flow = <Id extends string>(id: Id, label: string, stage: string, appliesTo: readonly string[] = UNIT) => ({
  id,
  label,
  stage,
  appliesTo,
  kind: "flow" as const,
  isConfirmed: false,
});

export const HOTLINE_COUNTERS = [
  flow("order", "工单数", "intake", ["region"]),
  flow("enterprise_order", "涉企工单数", "intake", ["region"]),
  flow("repeat_order", "重复诉求数", "intake", ["region"]),
  flow("merged_order", "并入重复数", "intake", ["region"]),
  flow("direct_answer", "直接答复数", "intake", ["region", "hotline_clerk"]),
  flow("assigned", "派件数", "assign"),
  flow("signed", "签收数", "assign"),
  flow("signed_late", "超时签收数", "assign"),
  flow("contacted", "首次联系数", "handle"),
  flow("contacted_late", "超时首次联系数", "handle"),
  flow("returned", "申请退回数", "handle"),
  flow("return_accepted", "同意退回数", "handle"),
  flow("extended", "延期数", "handle"),
  { ...flow("need_reply", "应反馈数", "handle"), kind: "due", clock: "reply" },
  flow("replied", "反馈数", "handle"),
  flow("replied_in_time", "按时反馈数", "handle"),
  flow("near_deadline", "临期办理数", "handle"),
  { ...flow("overdue", "超期数", "handle"), kind: "due", clock: "reply" },
  flow("gate_sent_back", "把关退改数", "gate"),
  flow("gate_passed", "把关通过数", "gate"),
  flow("need_visit", "应回访数", "call_back"),
  flow("visited", "有效回访数", "call_back"),
  flow("unreached", "回访未接通数", "call_back"),
  flow("satisfied", "满意数", "call_back"),
  flow("unsatisfied", "不满意数", "call_back"),
  flow("solved", "解决数", "call_back"),
  flow("unsolved", "未解决数", "call_back"),
  flow("enterprise_satisfied", "涉企满意数", "call_back"),
  flow("enterprise_unsatisfied", "涉企不满意数", "call_back"),
  flow("second_visit", "抽样复访数", "call_back", ["region"]),
  flow("contradicted", "复访与初访不符数", "call_back"),
  flow("excluded", "剔除数", "end"),
  flow("redo", "重办数", "end"),
  flow("closed", "办结数", "end"),
] as const satisfies readonly CounterDefinition[];
export type HotlineCounter = (typeof HOTLINE_COUNTERS)[number] extends { readonly id: infer Id } ? Id : never;

const ratio = (
  id: string,
  label: string,
  numerator: readonly string[],
  denominator: readonly string[],
  better: RatioDefinition["better"],
  note = "",
): RatioDefinition => ({ id, label, numerator, denominator, appliesTo: UNIT, better, isConfirmed: false, note });

/** 接通率 is the exchange's to count, not ours. */
export const HOTLINE_RATIOS: readonly RatioDefinition[] = [
  ratio("direct_answer_rate", "直接答复率", ["direct_answer"], ["order"], "high"),
  ratio("late_sign_rate", "超时签收率", ["signed_late"], ["signed"], "low"),
  ratio(
    "in_time_reply_rate",
    "按时反馈率",
    ["replied_in_time"],
    ["replied"],
    "high",
    "以最后一次提交、把关通过的答复为准",
  ),
  ratio("near_deadline_rate", "临期办理占比", ["near_deadline"], ["replied"], "low", "杜绝临期办理"),
  ratio("gate_return_rate", "把关退改率", ["gate_sent_back"], ["gate_sent_back", "gate_passed"], "low"),
  ratio("return_rate", "退回率", ["returned"], ["assigned"], "low"),
  ratio("repeat_rate", "重复诉求率", ["repeat_order"], ["order"], "low"),
  ratio("valid_visit_rate", "有效回访率", ["visited"], ["need_visit"], "high", "未接通不计有效回访"),
  ratio("satisfaction_rate", "满意率", ["satisfied"], ["satisfied", "unsatisfied"], "high", "未接通、剔除的不在分母"),
  ratio("solution_rate", "解决率", ["solved"], ["solved", "unsolved"], "high", "与满意率分开统计"),
  ratio(
    "enterprise_satisfaction_rate",
    "涉企满意率",
    ["enterprise_satisfied"],
    ["enterprise_satisfied", "enterprise_unsatisfied"],
    "high",
  ),
  ratio("contradiction_rate", "复访不符率", ["contradicted"], ["second_visit"], "low", "防止“被满意”"),
  ratio("redo_rate", "重办率", ["redo"], ["need_visit"], "low"),
  ratio("closing_rate", "办结率", ["closed"], ["order"], "high"),
];
