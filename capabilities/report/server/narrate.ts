/** What an entry of the record says, as a sentence for the story of the matter page. Never personal data. */

import { formatInstant, parseInstant } from "#base/instant.ts";
import {
  APPEALABLE,
  type Appealable,
  CLOSINGS,
  type Closing,
  REFUSAL_REASONS,
  RETURN_REASONS,
  type RefusalReason,
  type ReportAct,
  type ReportDetail,
  type ReportSource,
  type ReturnReason,
  SATISFACTIONS,
  type Satisfaction,
  SOURCES,
  SUPERVISION_LEVELS,
  type SupervisionLevel,
  VERIFY_RESULTS,
  type VerifyResult,
} from "#capabilities/report/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { Names } from "./names.ts";

type Input = Readonly<Record<string, unknown>>;
interface Telling {
  readonly input: Input;
  /** Members of the detail that the act changed. */
  readonly detail: Readonly<Partial<Record<keyof ReportDetail, unknown>>>;
  readonly matter: Readonly<Record<string, unknown>>;
  readonly names: Names;
  readonly isBySystem: boolean;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const labelled = (label: string, value: unknown): string => (text(value) === "" ? "" : `${label}：${text(value)}`);
const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("；");
const UNITS_OF_TIME = { minute: "分钟", hour: "小时", day: "天" } as const;
const span = (value: unknown, unit: unknown): string =>
  typeof value === "number" ? `${value} ${UNITS_OF_TIME[unit as keyof typeof UNITS_OF_TIME] ?? ""}` : "";
const whenOf = (value: unknown): string => (typeof value === "string" ? formatInstant(parseInstant(value)) : "");

function reported({ input, matter }: Telling): string {
  const place = matter.cellCode ? `位于网格 ${matter.cellCode}` : "没有位置，待定位";
  const source = SOURCES[input.source as ReportSource];
  return sentence(source ? `来源：${source}` : "", text(input.description), place);
}

function dispatched({ input, detail, names, isBySystem }: Telling): string {
  const unit = names.unit(input.leadUnitId) ?? "主办单位";
  const assist = listed(input.assistUnitIds).flatMap((id) => names.unit(id) ?? []);
  const how = isBySystem ? `唯一主责，自动派给${unit}` : `派给${unit}`;
  return sentence(
    `${how}（${groundOf(detail.dispatchBasis)}），处置时限起算`,
    assist.length > 0 ? `协办：${assist.join("、")}` : "",
    text(input.opinion),
  );
}

const GROUNDS: Readonly<Record<string, string>> = {
  precedent: "按权责认定",
  facility: "按部件权属",
  rule: "按权责规则",
  fallback: "属地兜底",
};

function groundOf(basis: unknown): string {
  return GROUNDS[text(basis).split(":")[0] ?? ""] ?? "派遣员选定";
}

const askedFor =
  (what: string) =>
  ({ input }: Telling): string =>
    sentence(`申请${what}${text(input.date) ? `至 ${text(input.date)}` : ""}`, labelled("理由", input.reason));

const withOpinion =
  (what: string) =>
  ({ input }: Telling): string =>
    sentence(what, text(input.opinion));

const TELLERS: Readonly<Record<ReportAct, (telling: Telling) => string>> = {
  report_by_patrol: reported,
  self_handle: (telling) => sentence("现场已自行处置，待审核", reported(telling)),
  report_by_public: reported,
  import_open: (telling) => sentence(`自${text(telling.input.externalSystem)}导入`, reported(telling)),
  import_closed: (telling) =>
    sentence(
      `自${text(telling.input.externalSystem)}导入，${whenOf(telling.input.closedAt)} 已办结`,
      text(telling.input.description),
    ),

  locate: ({ matter, input }) => sentence("定位", text(input.address), labelled("网格", matter.cellCode)),
  accept: ({ input }) =>
    sentence(
      "受理",
      input.evidenceSuffices === true ? "证据已达立案条件，不再核实" : "",
      labelled("不是重复问题", input.notDuplicateReason),
      text(input.opinion),
    ),
  send_verify: ({ input, names }) =>
    sentence(`请${names.person(input.supervisorPersonId) ?? "监督员"}到现场核实`, text(input.opinion)),
  verify: ({ input }) =>
    sentence(`核实结果：${VERIFY_RESULTS[input.result as VerifyResult] ?? ""}`, text(input.opinion)),
  answer_directly: ({ input }) => sentence("当即答复办结", text(input.answer)),
  reclassify: ({ matter, input }) =>
    sentence(`改为${text(matter.subject) || text(input.classKey)}`, text(input.opinion)),
  merge: withOpinion("并入另一件案卷，由它继续办理"),
  join: () => "又有市民反映同样的问题",
  take_in: ({ input }) => sentence("并入一件重复上报", labelled("编号", input.number)),
  refuse: refusedWith("不予受理"),

  file_case: ({ detail, input }) =>
    sentence(
      `按「${text(detail.conditionText)}」立案，结案条件：${text(detail.closingCondition)}`,
      input.isMissedByPatrol === true ? "应由巡查发现，计漏报" : "",
      text(input.opinion),
    ),
  refuse_filing: refusedWith("不予立案"),

  dispatch: dispatched,
  dispatch_onward: ({ input, names }) =>
    sentence(
      `二级派遣给${names.unit(input.unitId) ?? "下级单位"}`,
      typeof input.value === "number" ? `下级时限 ${span(input.value, input.unit)}` : "用本案剩余时限",
      text(input.opinion),
    ),
  receive: ({ input, names }) => {
    const crew = listed(input.crewPersonIds).flatMap((id) => names.person(id) ?? []);
    return sentence("接收，开始处置", crew.length > 0 ? `处置人员：${crew.join("、")}` : "", text(input.opinion));
  },
  send_back: ({ input }) =>
    sentence(
      `申请回退：${RETURN_REASONS[input.reason as ReturnReason] ?? ""}`,
      text(input.opinion),
      "处置时限继续计算",
    ),
  accept_return: ({ input, names }) =>
    sentence("同意回退，处置时限暂停", labelled("认定责任单位", names.unit(input.ruledUnitId)), text(input.opinion)),
  reject_return: withOpinion("驳回回退，继续处置"),

  report_result: ({ input }) => sentence("处置完成", text(input.result)),
  report_part: ({ input }) => sentence("协办完成", text(input.result)),
  ask_extension: ({ input }) =>
    sentence(
      `申请延期 ${span(input.value, input.unit)}${input.isEngineering === true ? "（工程类）" : ""}`,
      labelled("理由", input.reason),
    ),
  grant_extension: ({ input }) => sentence("批准延期", labelled("科室审核", input.sectionReview), text(input.opinion)),
  decline_extension: withOpinion("不同意延期"),
  ask_deferral: askedFor("缓办"),
  defer: ({ detail, input }) => sentence(`批准缓办至 ${text(detail.deferredUntil)}，时限暂停`, text(input.opinion)),
  decline_deferral: withOpinion("不同意缓办"),
  resume: withOpinion("恢复办理，时限继续"),
  ask_ledger: askedFor("挂账"),
  enter_ledger: ({ detail, input }) =>
    sentence(`批准挂账，${text(detail.ledgerReviewOn)} 复核，时限暂停`, text(input.opinion)),
  decline_ledger: withOpinion("不同意挂账"),
  review_ledger: ({ input }) => sentence(`继续挂账，${text(input.date)} 再复核`, text(input.opinion)),
  leave_ledger: withOpinion("销账，恢复办理，时限继续"),

  send_recheck: ({ input, names }) =>
    sentence(`请${names.person(input.supervisorPersonId) ?? "监督员"}到现场核查`, text(input.opinion)),
  pass_recheck: withOpinion("核查通过，现场已达到结案条件"),
  fail_recheck: ({ input }) => sentence("核查不通过", text(input.reason)),
  rework: withOpinion("返工"),
  resend_recheck: ({ input, names }) =>
    sentence(`请${names.person(input.supervisorPersonId) ?? "监督员"}重新核查`, text(input.opinion)),

  close: ({ detail, input }) => sentence(CLOSINGS[detail.closing as Closing] ?? "结案", text(input.opinion)),
  return_self_handled: withOpinion("自行处置未认可，转为一般上报"),
  return_visit: ({ input }) =>
    input.isReached === true
      ? sentence(
          `回访：${SATISFACTIONS[input.satisfaction as Satisfaction] ?? ""}`,
          input.isSolved === true ? "已解决" : "没有解决",
          text(input.opinion),
        )
      : sentence("回访：联系不上", text(input.opinion)),
  reopen: withOpinion("回访未解决，重办"),
  rate: ({ input }) => sentence(`反映人评价 ${String(input.rating)} 分`, text(input.comment)),
  ask_appeal: ({ input }) =>
    sentence(`申诉${APPEALABLE[input.counter as Appealable] ?? "超期"}`, labelled("理由", input.reason)),
  review_appeal: judged("初审"),
  decide_appeal: judged("复审"),

  supervise: ({ input, isBySystem }) =>
    sentence(
      `${isBySystem ? "超期自动督办" : (SUPERVISION_LEVELS[input.level as SupervisionLevel] ?? "督办")}，请于 ${whenOf(input.replyDueAt)} 前回复`,
      text(input.text),
    ),
  reply_supervision: ({ input }) => sentence(`回复第 ${String(input.order)} 次督办`, text(input.text)),
  annul: ({ input }) => sentence("作废", text(input.reason)),
  ask_annulment: ({ input }) => sentence("申请作废，须另一人确认", text(input.reason)),
  confirm_annulment: withOpinion("确认作废"),
  decline_annulment: withOpinion("不同意作废"),
  force_close: ({ input }) => sentence("强制结案，列入公示", text(input.reason)),
  to_enforcement: ({ input, names }) =>
    sentence(`转${names.unit(input.unitId) ?? "执法机构"}核查`, text(input.content)),
  enforcement_ended: ({ input }) => sentence(`执法结果：${text(input.outcome)}`, labelled("案号", input.number)),
  comment: ({ input }) => `${input.isInstruction === true ? "批示" : "留言"}：${text(input.text)}`,
  unmask: ({ input }) => sentence("查看了反映人信息", labelled("原因", input.reason)),
};

function refusedWith(what: string) {
  return ({ input }: Telling): string =>
    sentence(`${what}：${REFUSAL_REASONS[input.reason as RefusalReason] ?? ""}`, text(input.opinion));
}

function judged(stage: string) {
  return ({ input }: Telling): string =>
    sentence(`申诉${stage}：${input.isJustified === true ? "成立" : "不成立"}`, text(input.opinion));
}

export function narrate(entry: RecordEntry, names: Names): string {
  const tell = Object.hasOwn(TELLERS, entry.act) ? TELLERS[entry.act as ReportAct] : undefined;
  if (!tell) return "";
  const changes = (entry.changes ?? {}) as { detail?: Input; matter?: Input };
  return tell({
    input: (entry.input ?? {}) as Input,
    detail: changes.detail ?? {},
    matter: changes.matter ?? {},
    names,
    isBySystem: entry.actor.role === "system",
  });
}
