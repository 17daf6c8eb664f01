/** The story of a report in words that need no knowledge of the bureau: 核查 is 复查, 派遣 is 交给…处理. Inner matters are left out. */
import {
  REFUSAL_REASONS,
  type RefusalReason,
  type ReportAct,
  type ReportState,
} from "#capabilities/report/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";

export interface PlainStep {
  readonly title: string;
  readonly text: string;
}

interface Told {
  readonly input: Readonly<Record<string, unknown>>;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly unitName: (id: unknown) => string;
}

const step = (title: string, text = ""): PlainStep => ({ title, text });
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const refusal = ({ input }: Told) =>
  step("没有受理", `${REFUSAL_REASONS[input.reason as RefusalReason] ?? ""}。${text(input.opinion)}`);

/** Acts that are not here say nothing to a citizen. */
const STEPS: Readonly<Partial<Record<ReportAct, (told: Told) => PlainStep>>> = {
  report_by_public: () => step("收到"),
  report_by_patrol: () => step("收到"),
  self_handle: () => step("现场已处理"),
  import_open: () => step("收到"),
  import_closed: () => step("办结"),
  accept: () => step("受理"),
  send_verify: () => step("派人到现场看"),
  verify: () => step("到现场看过了"),
  answer_directly: ({ input }) => step("答复", text(input.answer)),
  merge: () => step("与另一件合并处理", "同一个问题有几位市民反映，合在一起处理。"),
  join: () => step("又有一位市民反映"),
  refuse: refusal,
  refuse_filing: refusal,
  file_case: () => step("确认要处理"),
  dispatch: ({ input, unitName }) => step(`交给${unitName(input.leadUnitId)}`),
  dispatch_onward: ({ input, unitName }) => step(`交给${unitName(input.unitId)}`),
  receive: () => step("开始处理"),
  accept_return: () => step("换一个单位处理"),
  grant_extension: () => step("需要更多时间", "处理比预计的难，期限延长了。"),
  defer: ({ detail }) => step("暂缓处理", `条件不允许，预计 ${text(detail.deferredUntil)} 恢复。`),
  enter_ledger: ({ detail }) => step("暂时没有条件解决", `已登记在册，${text(detail.ledgerReviewOn)} 前再次研究。`),
  resume: () => step("恢复处理"),
  leave_ledger: () => step("恢复处理"),
  report_result: ({ input }) => step("处理完了", text(input.result)),
  send_recheck: () => step("派人到现场复查"),
  pass_recheck: () => step("复查通过"),
  rework: () => step("复查没有通过，重新处理"),
  close: () => step("办结"),
  force_close: ({ input }) => step("强制结案", text(input.reason)),
  annul: () => step("不再办理", "经核对，本件不再办理。问题仍在的，请再次反映。"),
  confirm_annulment: () => step("不再办理", "经核对，本件不再办理。问题仍在的，请再次反映。"),
  reopen: () => step("重新办理", "您说问题没有解决，已经重新安排。"),
  rate: () => step("您作了评价"),
};

export function plainStep(entry: RecordEntry, unitName: (id: unknown) => string): PlainStep | null {
  const tell = Object.hasOwn(STEPS, entry.act) ? STEPS[entry.act as ReportAct] : undefined;
  const changes = (entry.changes ?? {}) as { detail?: Told["detail"] };
  return tell?.({ input: (entry.input ?? {}) as Told["input"], detail: changes.detail ?? {}, unitName }) ?? null;
}

/** Where it stands, first a short sentence, then what comes next. */
export const HEADLINES: Readonly<Record<ReportState, (unitName: string) => string>> = {
  reported: () => "已收到，等待受理。",
  accepted: () => "已受理。正在确认情况。",
  verifying: () => "已受理。正派人到现场看。",
  filed: () => "确认要处理。正在安排由谁处理。",
  dispatched: (unit) => `已交给${unit}。等他们接手。`,
  resolving: (unit) => `${unit}正在处理。`,
  sent_back: () => "正在重新安排由谁处理。",
  deferred: () => "暂缓处理。条件允许时恢复。",
  on_ledger: () => "暂时没有条件解决。已登记在册，到期再研究。",
  resolved: (unit) => `${unit}说处理完了。接着派人到现场复查。`,
  rechecking: () => "处理完了，正在复查。",
  to_close: () => "复查通过，马上办结。",
  closed: () => "办结了。",
  refused: () => "没有受理。",
  annulled: () => "不再办理。",
  merged: () => "已与另一件合并处理。",
};
