/** What an entry of the record says, as a sentence for the story. Never personal data. */
import {
  CAUSES,
  CONTACT_CHANNELS,
  DISSATISFACTIONS,
  EXCLUSION_REASONS,
  GATE_REASONS,
  GIVE_UP_REASONS,
  ORDER_KINDS,
  ORDER_RETURN_REASONS,
  ORDER_SATISFACTIONS,
  ORDER_SOURCES,
  type OrderAct,
  REPLY_OUTCOMES,
  URGENCIES,
} from "#capabilities/hotline/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";

interface Telling {
  readonly input: Readonly<Record<string, unknown>>;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly to: string;
  readonly unitName: (id: unknown) => string | null;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const sentence = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join("；");
const labelOf = (labels: Readonly<Record<string, string>>, value: unknown): string => labels[text(value)] ?? "";
const withOpinion =
  (what: string) =>
  ({ input }: Telling): string =>
    sentence(what, text(input.opinion));
const given =
  (what: string) =>
  ({ input, unitName }: Telling): string => {
    const assist = Array.isArray(input.assistUnitIds) ? input.assistUnitIds.flatMap((id) => unitName(id) ?? []) : [];
    return sentence(
      `${what}${unitName(input.leadUnitId) ?? "承办单位"}，办理时限起算`,
      assist.length > 0 ? `协办：${assist.join("、")}` : "",
      text(input.opinion),
    );
  };

const TELLERS: Readonly<Record<OrderAct, (telling: Telling) => string>> = {
  register: ({ input, detail }) =>
    sentence(
      `${labelOf(ORDER_SOURCES, input.source)}，${labelOf(URGENCIES, input.urgency)}${labelOf(ORDER_KINDS, input.orderKind)}`,
      input.isEnterprise === true ? "涉企" : "",
      detail.repeatOfId ? "近期有同一诉求人或同一地点的工单" : "",
      text(input.content),
    ),
  answer_directly: ({ input }) => sentence("依据知识库直接答复", text(input.answer)),
  assign: given("派给"),
  redo: given("重办，派给"),
  sign: withOpinion("签收，成为首问负责人"),
  contact: ({ input }) =>
    sentence(
      `${labelOf(CONTACT_CHANNELS, input.channel)}联系诉求人，${input.isReached === true ? "已联系上" : "联系不上"}`,
      text(input.note),
    ),
  submit_reply: ({ input, detail }) =>
    sentence(
      `提交答复：${labelOf(REPLY_OUTCOMES, input.outcome)}`,
      `成因：${labelOf(CAUSES, input.cause)}`,
      detail.isReplyLate === true ? "已超期" : detail.isNearDeadline === true ? "临期" : "",
      text(detail.replyText),
    ),
  pass_unit_review: withOpinion("单位把关通过"),
  pass_office_review: withOpinion("业务处室、督办岗把关通过"),
  send_reply_back: ({ input }) =>
    sentence(
      `退改：${(Array.isArray(input.reasons) ? input.reasons : []).map((reason) => labelOf(GATE_REASONS, reason)).join("、")}`,
      text(input.opinion),
    ),
  send_reply: withOpinion("答复已送出"),
  visit: ({ input, to }) =>
    input.isReached === true
      ? sentence(
          `${labelOf(CONTACT_CHANNELS, input.channel)}回访：${answerOf(input)}`,
          to === "visiting" ? "列入抽样复访" : "",
          text(input.opinion),
        )
      : sentence("回访未接通", to === "closed" ? "不再回访，不计满意" : "", text(input.opinion)),
  rate: ({ input }) => sentence(`诉求人自评：${answerOf(input)}`, text(input.comment)),
  report_pressure: ({ input }) => sentence("诉求人反映被要求好评", text(input.text)),
  close_unsatisfied: ({ input }) =>
    sentence(`不再重办：${labelOf(GIVE_UP_REASONS, input.reason)}`, text(input.opinion)),

  send_back: ({ input }) =>
    sentence(`申请退回：${labelOf(ORDER_RETURN_REASONS, input.reason)}`, text(input.opinion), "办理时限继续计算"),
  accept_return: withOpinion("同意退回，待重新派件"),
  reject_return: withOpinion("驳回退回，继续办理"),
  ask_extension: ({ input }) =>
    sentence(
      `申请延期 ${String(input.days)} 个工作日`,
      text(input.reason),
      input.isCallerTold === true ? `已${labelOf(CONTACT_CHANNELS, input.toldBy)}告知诉求人` : "",
    ),
  grant_extension: withOpinion("批准延期"),
  decline_extension: withOpinion("不同意延期"),
  amend: ({ input }) =>
    sentence(
      `更正为${labelOf(URGENCIES, input.urgency)}${labelOf(ORDER_KINDS, input.orderKind)}`,
      input.isEnterprise === true ? "涉企" : "不涉企",
      text(input.opinion),
    ),
  merge: withOpinion("并入另一件工单，由它继续办理"),
  take_in: ({ input }) => `并入一件重复工单：${text(input.number)}`,
  to_report: ({ input }) => sentence("转为案卷办理", text(input.description)),
  link_report: ({ input }) => `已建立案卷 ${text(input.reportNumber)}`,
  report_ended: ({ input }) => `案卷已办结：${text(input.result)}`,
  supervise: ({ input }) => sentence("督办", text(input.text)),
  reply_supervision: ({ input }) => sentence(`回复第 ${String(input.order)} 号督办`, text(input.text)),
  ask_exclusion: ({ input }) => sentence(`申诉剔除：${labelOf(EXCLUSION_REASONS, input.reason)}`, text(input.opinion)),
  grant_exclusion: withOpinion("同意剔除统计，事实不变"),
  decline_exclusion: withOpinion("不予剔除"),
  comment: ({ input }) => text(input.text),
  unmask: ({ input }) => sentence("查看诉求人信息", text(input.reason)),
};

function answerOf(input: Telling["input"]): string {
  const reason = labelOf(DISSATISFACTIONS, input.dissatisfaction);
  return `${labelOf(ORDER_SATISFACTIONS, input.satisfaction)}，${input.isSolved === true ? "已解决" : "未解决"}${reason && `，${reason}`}`;
}

export function narrate(entry: RecordEntry, unitName: Telling["unitName"]): string {
  const changes = entry.changes as { readonly detail?: Telling["detail"] };
  const input = (entry.input ?? {}) as Telling["input"];
  const tell = TELLERS[entry.act as OrderAct];
  return tell ? tell({ input, detail: changes.detail ?? {}, to: entry.to, unitName }) : "";
}
