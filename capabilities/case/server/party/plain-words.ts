/** What a case means to the party, in plain words: what may be done, and by when. */
import type { Instant } from "#base/instant.ts";
import { formatFen } from "#base/money.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type CaseDetail, type CaseState, owedOn } from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";

export interface PlainWords {
  readonly title: string;
  readonly text: string;
  readonly dueAt: Instant | null;
}

/** The house's own steps between two papers are no concern of the party. */
const PLAIN_STATES: Readonly<Partial<Record<CaseState, string>>> = {
  noticed: "已告知拟作出的处罚，您可以陈述申辩",
  hearing: "已要求听证",
  deliberating: "本机关正在研究决定",
  decided: "已作出决定，正在送达",
  executing: "决定已送达，请按期履行",
  closed: "案件已办结",
  archived: "案件已办结",
  criminal: "案件已移送公安机关",
};

export function plainStateOf(state: CaseState): string {
  return PLAIN_STATES[state] ?? "案件正在办理";
}

export function plainWordsOf(known: CaseDetail, clocks: readonly Clock[], now: Instant): readonly PlainWords[] {
  const due = (kind: string) =>
    clocks.findLast((clock) => clock.kind === kind && clock.state === "running" && clock.dueAt >= now)?.dueAt ?? null;
  const words: PlainWords[] = [];
  const defence = due("defence");
  if (defence)
    words.push({
      title: "陈述申辩",
      text: "您可以说明情况、提出理由和证据。本机关必须听取并复核，不会因为您陈述申辩而加重处罚。",
      dueAt: defence,
    });
  const hearing = due("hearing_request");
  if (hearing)
    words.push({
      title: "要求听证",
      text: "您可以要求举行听证，不承担组织听证的费用；您可以委托一至二人代理。",
      dueAt: hearing,
    });
  const pay = due("pay");
  const { fineFen, surchargeFen } = owedOn(known, plainDateOf(now));
  if (pay && fineFen > 0)
    words.push({
      title: "缴纳罚款",
      text: `应缴 ${formatFen(fineFen)}。到期不缴的，每日按罚款数额的百分之三加处罚款，加处的数额不超过罚款；确有困难的可以申请延期或者分期。`,
      dueAt: pay,
    });
  else if (fineFen + surchargeFen > 0 && known.payment?.dueOn)
    words.push({
      title: "罚款已到期",
      text: `应缴 ${formatFen(fineFen)}，加处罚款 ${formatFen(surchargeFen)}。请尽快缴纳。`,
      dueAt: null,
    });
  const reconsideration = due("reconsideration");
  if (reconsideration && known.decisionStanding !== "revoked")
    words.push({
      title: "申请行政复议",
      text: "对决定不服的，可以申请行政复议。复议期间决定一般不停止执行。",
      dueAt: reconsideration,
    });
  const litigation = due("litigation");
  if (litigation && known.decisionStanding !== "revoked")
    words.push({ title: "提起行政诉讼", text: "对决定不服的，可以向人民法院提起行政诉讼。", dueAt: litigation });
  if (known.decisionStanding === "revoked")
    words.push({ title: "决定已撤销", text: "原处罚决定不再有效；已缴纳的罚款将退还。", dueAt: null });
  return words;
}
