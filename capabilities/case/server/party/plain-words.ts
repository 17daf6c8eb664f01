/** What a case means to the party, in plain words: what may be done, and by when. */
import { formatInstant, type Instant } from "#base/instant.ts";
import { formatFen } from "#base/money.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { PartyAct } from "#capabilities/case/contract.ts";
import { type CaseDetail, type CaseState, decisionDeliveredOn, owedOn } from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { thresholdOn } from "#law/parameters/public.ts";

export interface PlainWords {
  readonly title: string;
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly act: PartyAct | null;
}

/** The house's own steps between two papers are no concern of the party. */
const PLAIN_STATES: Readonly<Partial<Record<CaseState, string>>> = {
  noticed: "已告知拟作出的处罚，你可以陈述申辩",
  hearing: "已要求听证",
  deliberating: "本机关正在研究决定",
  decided: "已作出决定，正在送达",
  executing: "决定已送达，请按期履行",
  closed: "案件已办结",
  archived: "案件已办结",
  criminal: "案件已移送公安机关",
};

export function plainStateOf(state: CaseState, { decisionStanding, noticeDeliveredOn }: CaseDetail): string {
  if (state === "noticed" && !noticeDeliveredOn) return "告知书正在送达，送到以后你可以陈述申辩";
  if (decisionStanding === "revoked" && state !== "archived" && state !== "closed") return "原处罚决定已撤销";
  return PLAIN_STATES[state] ?? "案件正在办理";
}

interface Situation {
  readonly known: CaseDetail;
  readonly now: Instant;
  /** Last moment of a clock that runs and is not over. */
  readonly due: (kind: string) => Instant | null;
}

export function plainWordsOf(known: CaseDetail, clocks: readonly Clock[], now: Instant): readonly PlainWords[] {
  const due = (kind: string) =>
    clocks.findLast((clock) => clock.kind === kind && clock.state === "running" && clock.dueAt >= now)?.dueAt ?? null;
  const situation = { known, now, due };
  return [
    ...correctionWords(situation),
    ...answerWords(situation),
    ...paymentWords(situation),
    ...remedyWords(situation),
    ...(known.decisionStanding === "revoked"
      ? [words("决定已撤销", "原处罚决定不再有效。已经缴纳的罚款，本机关通过国库退还。")]
      : []),
  ];
}

function words(title: string, text: string, dueAt: Instant | null = null, act: PartyAct | null = null): PlainWords {
  return { title, text, dueAt, act };
}

function correctionWords({ known, now }: Situation): readonly PlainWords[] {
  return known.corrections
    .filter((order) => order.state === "ordered" && order.dueAt >= now)
    .map((order) => words("改正", `${order.requirement}。到期本机关会复查。`, order.dueAt));
}

function answerWords({ known, due }: Situation): readonly PlainWords[] {
  const told: PlainWords[] = [];
  const defence = due("defence");
  if (defence && known.representation?.state !== "waived")
    told.push(
      words(
        "陈述申辩",
        "你可以说明情况、提出理由和证据。本机关必须听取并复核，不会因为你陈述申辩而加重处罚。不提出也可以，期满后本机关才作决定。",
        defence,
        "record_representation",
      ),
    );
  const hearingRequest = due("hearing_request");
  if (hearingRequest && !known.hearing)
    told.push(
      words(
        "要求听证",
        "你可以要求开听证会，不收费用；可以自己参加，也可以委托一至二人代理。过了期限就不能再要求。",
        hearingRequest,
        "request_hearing",
      ),
    );
  if (known.hearing?.state === "scheduled" && known.hearing.heldAt)
    told.push(
      words(
        "参加听证",
        `听证在 ${formatInstant(known.hearing.heldAt)} 举行，地点写在听证通知书上。没有正当理由不到场，视为放弃听证。`,
      ),
    );
  return told;
}

function paymentWords({ known, now, due }: Situation): readonly PlainWords[] {
  if (!decisionDeliveredOn(known)) return [];
  const { fineFen, surchargeFen, dueOn } = owedOn(known, plainDateOf(now));
  if (fineFen + surchargeFen === 0) return [];
  const amount = `应缴 ${formatFen(fineFen)}`;
  const pay = due("pay");
  if (pay)
    return [
      words(
        "缴纳罚款",
        `${amount}。到期不缴的，每日按罚款数额的 ${surchargePercent(now)}% 加处罚款，加处的数额不超过罚款；确有困难的可以申请延期或者分期。`,
        pay,
        "ask_arrangement",
      ),
    ];
  const next = nextInstalment(known, plainDateOf(now));
  if (next) return [words("按安排缴纳", `下一期 ${formatFen(next.fen)}，${next.dueOn} 前。共${amount}。`)];
  return [
    words(
      "罚款已到期",
      `${amount}，加处罚款 ${formatFen(surchargeFen)}${dueOn ? `（期限 ${dueOn}）` : ""}。请尽快缴纳；逾期不履行的，本机关依法强制执行或者申请人民法院强制执行。`,
    ),
  ];
}

function surchargePercent(now: Instant): number {
  return thresholdOn("surcharge_rate", plainDateOf(now)).value / 100;
}

function nextInstalment({ payment }: CaseDetail, today: PlainDate) {
  const { arrangement } = payment ?? {};
  if (arrangement?.isGranted !== true) return null;
  const step = arrangement.schedule.find((one) => one.dueOn >= today);
  return step ? { dueOn: step.dueOn, fen: step.fen as Parameters<typeof formatFen>[0] } : null;
}

function remedyWords({ known, due }: Situation): readonly PlainWords[] {
  if (known.decisionStanding === "revoked") return [];
  const isOnTheSpot = known.procedure === "simple";
  const reconsideration = due("reconsideration");
  const litigation = due("litigation");
  return [
    ...(reconsideration
      ? [words("申请行政复议", "对决定不服的，可以申请行政复议。复议期间决定一般不停止执行。", reconsideration)]
      : []),
    // 《行政复议法》第二十三条: 当场作出的处罚决定先复议。
    ...(litigation && !isOnTheSpot
      ? [words("提起行政诉讼", "对决定不服的，也可以直接向人民法院提起行政诉讼。", litigation)]
      : []),
  ];
}
