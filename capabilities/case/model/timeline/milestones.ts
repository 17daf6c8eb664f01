/** 已走过: what has happened, each on the day on which it took effect, not on the day it was entered. */
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { CaseDetail } from "../case.ts";
import type { CaseAct } from "../procedure.ts";

/** An act of the record. */
export interface PastAct {
  readonly act: string;
  readonly on: PlainDate;
}

export interface Milestone {
  readonly on: PlainDate;
  readonly label: string;
  /** Of the main line: its label is kept where there is room for few. */
  readonly isMain: boolean;
}

type Label = readonly [label: string, isMain: boolean];
const main = (label: string): Label => [label, true];
const aside = (label: string): Label => [label, false];

/** Acts that are told by their own day. What has a day in the detail (evidence, delivery, payment) is read from there. */
const LABELS: Partial<Record<CaseAct, Label>> = {
  receive_clue: main("线索"),
  extend_verifying: aside("延长核查"),
  refuse_filing: main("不予立案"),
  transfer_clue: main("移送"),
  merge_clue: main("并案"),
  handle_on_the_spot: main("当场处理"),
  decide_on_the_spot: main("当场决定"),
  file_on_the_spot: aside("备案"),
  convert_to_ordinary: main("转普通程序"),
  file_case: main("立案"),
  order_correction: main("责令改正"),
  recheck_correction: aside("复查"),
  suspend: aside("中止"),
  resume: aside("恢复"),
  close_investigation: main("调查终结"),
  send_back_investigation: aside("退回补充"),
  review_by_unit: aside("机构审核"),
  review_legally: main("法制审核"),
  record_representation: main("陈述申辩"),
  waive_representation: aside("放弃申辩"),
  request_hearing: main("申请听证"),
  hold_hearing: main("听证"),
  report_hearing: aside("听证报告"),
  discuss: main("集体讨论"),
  decide_penalty: main("处罚决定"),
  decide_no_penalty: main("不予处罚"),
  withdraw_case: main("撤销立案"),
  extend_decision: aside("延长办案"),
  extend_measure: aside("延长扣押"),
  publish: aside("公开"),
  withdraw_published: aside("撤回公开"),
  decide_arrangement: aside("延期分期"),
  announce_demolition: main("公告拆除"),
  decide_execution: main("执行决定"),
  apply_to_court: main("申请法院"),
  propose_closing: aside("呈报结案"),
  close_case: main("结案"),
  archive: main("归档"),
};

export function milestonesOf(known: CaseDetail, past: readonly PastAct[]): readonly Milestone[] {
  const told = past.flatMap(({ act, on }) => {
    const label = LABELS[act as CaseAct];
    return label ? [milestone(on, label)] : [];
  });
  const all = [...told, ...fromDetail(known)].toSorted((a, b) => a.on.localeCompare(b.on));
  return all.filter(
    (one, index) => all.findIndex((other) => other.on === one.on && other.label === one.label) === index,
  );
}

function milestone(on: PlainDate, [label, isMain]: Label): Milestone {
  return { on, label, isMain };
}

function fromDetail(known: CaseDetail): readonly Milestone[] {
  return [
    ...evidenceOf(known),
    ...known.measures.flatMap(({ kind, executedAt, endedAt }) => [
      ...(executedAt ? [milestone(plainDateOf(executedAt), main(MEASURES[kind]))] : []),
      ...(endedAt && executedAt ? [milestone(plainDateOf(endedAt), aside("措施解除"))] : []),
    ]),
    ...known.deliveries.flatMap(({ form, deliveredOn }) => {
      const label = DELIVERED[form];
      return label && deliveredOn ? [milestone(deliveredOn, label)] : [];
    }),
    ...known.remedies.flatMap(({ kind, acceptedOn, concludedOn }) => [
      milestone(acceptedOn, main(kind === "litigation" ? "诉讼" : "复议")),
      ...(concludedOn ? [milestone(concludedOn, main(kind === "litigation" ? "判决" : "复议决定"))] : []),
    ]),
    ...(known.payment?.paid ?? []).map(({ on }) => milestone(on, main("缴款"))),
    ...known.transfers.flatMap(({ sentAt }) => (sentAt ? [milestone(plainDateOf(sentAt), main("移送"))] : [])),
    ...known.executions.flatMap(({ executedAt }) =>
      executedAt ? [milestone(plainDateOf(executedAt), main("执行"))] : [],
    ),
  ];
}

const MEASURES = { preserve: "登记保存", seal: "查封", seize: "扣押" } as const;

const DELIVERED: Readonly<Record<string, Label>> = {
  "DOC-26": main("告知送达"),
  "DOC-28": aside("听证通知送达"),
  "DOC-33": main("决定送达"),
  "DOC-34": main("决定送达"),
  "DOC-35": main("决定送达"),
  "DOC-41": main("催告送达"),
};

/** The first of each kind that is taken before people: further ones are in the papers. */
function evidenceOf({ evidence }: CaseDetail): readonly Milestone[] {
  return (["site_record", "party_statement"] as const).flatMap((kind) => {
    const first = evidence.find((item) => item.kind === kind);
    return first
      ? [milestone(plainDateOf(first.takenAt), kind === "site_record" ? main("现场检查") : aside("询问"))]
      : [];
  });
}
