/** Papers that go beside the main ones: what an act tells, announces or records. */
import type { Json } from "#base/canonical-json.ts";
import { fen, formatFen } from "#base/money.ts";
import {
  CASE_FORMS,
  DELIVERY_METHODS,
  EXECUTION_ENDS,
  EXECUTION_PAUSES,
  NOT_FILING_REASONS,
} from "#capabilities/case/model/public.ts";
import { formatLimit } from "#kernel/clock/model/public.ts";
import { periodOn } from "#law/parameters/public.ts";
import { deliveredOn } from "#law/penalty/public.ts";
import type { ContentOf, PaperCase } from "./paper-case.ts";
import { limitWords } from "./words.ts";

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
/** `seize-1-2` of an item that may have several of one form: the id of the item. */
const itemIdOf = ({ wanted }: PaperCase): string => wanted.key.slice(0, wanted.key.lastIndexOf("-"));

const deliveryOf = (paper: PaperCase) => paper.known.deliveries.find((one) => one.id === itemIdOf(paper));

/** What the party must learn from an announcement without having the paper. */
function gistOf({ known }: PaperCase, form: string): string {
  switch (form) {
    case "DOC-26":
      return `拟作出的处罚：${known.noticed?.words ?? ""}。你（单位）有权陈述、申辩，符合条件的可以要求听证。`;
    case "DOC-33":
    case "DOC-34":
      return known.penalty?.words ?? "";
    case "DOC-41":
      return "催告你（单位）履行行政决定确定的义务；你（单位）有权陈述和申辩。";
    default:
      return `${CASE_FORMS.find((one) => one.code === form)?.name ?? ""}的全部内容。`;
  }
}

function receipt(paper: PaperCase): Record<string, Json | undefined> {
  const delivery = deliveryOf(paper);
  const attempt = delivery?.attempts.at(-1);
  if (!delivery || !attempt) return {};
  const document = paper.paperOf(delivery.form, delivery.key);
  const witness = textOf(paper.input.witness);
  const isLeft = attempt.method === "leave";
  return {
    documents: [{ name: document?.name ?? "", number: document?.number ?? "", copies: "1" }],
    recipient: paper.known.party?.name,
    method: attempt.method,
    address: paper.known.partyContact?.address,
    deliveredAt: attempt.at,
    receiver: isLeft ? undefined : attempt.account,
    refusal: isLeft ? [attempt.account, witness && `见证人：${witness}`].filter(Boolean).join("；") : undefined,
    media: attempt.files.length > 0 ? [`照片、录像、回执 ${attempt.files.length} 件`] : undefined,
  };
}

/** Which article a step of an execution stands on. */
function steeringArticle(step: string, ground: string): string {
  if (step === "end") return "第四十条";
  if (step === "suspend") return ground === "agreement" ? "第四十二条" : "第三十九条";
  return "第三十九条、第四十二条";
}

export const FURTHER_CONTENT: Readonly<Record<string, ContentOf>> = {
  "DOC-03": ({ wanted, known }) => ({
    clueNumber: wanted.matter.number ?? "",
    summary: known.facts || known.summary,
    reason: known.notFilingReason ? `${NOT_FILING_REASONS[known.notFilingReason]}。` : undefined,
  }),
  "DOC-08": ({ known }) => ({
    claims: known.representation?.content,
    review: known.representation?.review ?? undefined,
  }),
  "DOC-14": (paper) => {
    const measure = paper.known.measures.find((one) => one.id === itemIdOf(paper));
    const span = measure?.testing.at(-1);
    return {
      decisionNumber: paper.paperOf("DOC-16", measure?.id ?? "")?.number,
      measure: measure?.kind,
      items: measure?.items.map((item): Json => ({ ...item })),
      testingFromOn: span?.fromOn,
      testingToOn: span?.toOn ?? undefined,
      toOn: measure?.dueOn ?? undefined,
    };
  },
  "DOC-21": (paper) => ({
    basis: [textOf(paper.input.basis), ...(paper.offence?.basis ?? [])].filter(Boolean),
  }),
  "DOC-29": ({ input }) => ({ reason: textOf(input.reason) }),
  "DOC-30": ({ known, input }) => ({
    heldAt: known.hearing?.heldAt ?? undefined,
    place: textOf(input.place),
    attend: "公民、法人或者其他组织可以旁听。旁听的，请于听证开始前持有效身份证件到上述地点登记，遵守听证纪律。",
  }),
  "DOC-32": ({ known, nameOf }) => ({
    heldAt: known.hearing?.heldAt ?? undefined,
    presider: nameOf(known.hearing?.presiderId),
    report: known.hearing?.report ?? undefined,
  }),
  "DOC-37": receipt,
  "DOC-39": (paper) => {
    const delivery = deliveryOf(paper);
    const document = delivery && paper.paperOf(delivery.form, delivery.key);
    return {
      documentName: document?.name,
      documentNumber: document?.number,
      reason: `因${textOf(paper.input.reason)}，无法以其他方式送达。`,
      content: gistOf(paper, delivery?.form ?? ""),
      period: formatLimit(periodOn("public_notice_delivery", paper.on).limit),
      postedOn: paper.on,
      deemedOn: deliveredOn(paper.calendar, "public_notice", paper.on),
    };
  },
  "DOC-47": ({ input }) => {
    const [step, ground, end] = [textOf(input.step), textOf(input.ground), textOf(input.endGround)];
    const grounds: Readonly<Record<string, string>> = { ...EXECUTION_PAUSES, ...EXECUTION_ENDS };
    const words = step === "end" ? grounds[end] : step === "suspend" ? grounds[ground] : "中止执行的情形已经消失";
    const waived = typeof input.surchargeWaivedFen === "number" ? input.surchargeWaivedFen : 0;
    return {
      step,
      ground: [words, textOf(input.reason)].filter(Boolean).join("。"),
      article: steeringArticle(step, ground),
      waiver: waived > 0 ? `根据执行协议，减免加处罚款 ${formatFen(fen(waived))}。` : undefined,
    };
  },
  "DOC-49": ({ known, wanted, input }) => {
    const transfer = known.transfers.find((one) => one.id === wanted.key);
    return {
      receiver: transfer?.receiver ?? textOf(input.receiver),
      summary: known.facts || known.summary,
      reason: transfer?.reason ?? textOf(input.reason),
      materials: known.evidence.map(
        (item): Json => ({ name: item.title, pages: String(Math.max(item.files.length, 1)), note: "" }),
      ),
    };
  },
  "DOC-52": ({ input }) => ({ reason: textOf(input.reason) }),
  "DOC-54": ({ input }) => ({ items: Array.isArray(input.items) ? (input.items as Json) : undefined }),
  "DOC-59": ({ known, input, settings }) => ({
    responseTerm: limitWords({ value: settings["offsite.response_days"], unit: "day", basis: "statutory" }),
    capturedAt: known.offsite?.capturedAt,
    deviceNumber: known.offsite?.deviceNumber,
    violation: known.facts || known.summary,
    way: textOf(input.way),
  }),
};

/** 直接送达: how a paper reached its receiver, as its page tells it. */
export function deliveryWords(method: keyof typeof DELIVERY_METHODS | undefined): string {
  return method ? DELIVERY_METHODS[method] : "公告期满，视为送达";
}
