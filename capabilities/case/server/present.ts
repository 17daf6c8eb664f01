/** The facts of a case for its page: labelled, the party's contact masked. */
import type { Json } from "#base/canonical-json.ts";
import { formatInstant } from "#base/instant.ts";
import { fen, formatFen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import {
  type CaseDetail,
  CLUE_SOURCES,
  CONTACT_LABELS,
  LEGAL_OPINIONS,
  NO_PENALTY_GROUNDS,
  OUTCOMES,
  owedOn,
  PROCEDURES,
} from "#capabilities/case/model/public.ts";
import type { PresentedField } from "#kernel/matter/server/public.ts";
import { PENALTY_KINDS, SUBJECTS } from "#law/penalty/public.ts";
import { maskPersonal } from "#platform/personal-data.ts";

export interface PresentedExtras {
  readonly nameOf: (personId: string) => string;
  readonly originNumber: string | null;
  readonly accessCode: string | null;
  readonly today: PlainDate;
}

export function presentCase(
  known: CaseDetail,
  extras: PresentedExtras,
): { readonly fields: readonly PresentedField[]; readonly detail: Json } {
  const { party, partyContact, legalReview, payment } = known;
  const contact = (member: keyof typeof CONTACT_LABELS): PresentedField | null =>
    partyContact?.[member]
      ? { label: CONTACT_LABELS[member], value: maskPersonal(partyContact[member]), unmaskAct: "unmask" }
      : null;
  const fields = [
    field("线索来源", known.source && CLUE_SOURCES[known.source]),
    field("来源事项", extras.originNumber),
    field(
      "线索材料",
      known.clueFiles.length > 0 &&
        `照片、录像 ${known.clueFiles.length} 件${extras.originNumber ? `，来自 ${extras.originNumber}` : ""}`,
    ),
    field("程序", known.procedure && PROCEDURES[known.procedure]),
    field("当事人", party && `${party.name}（${SUBJECTS[party.kind]}）`),
    field("法定代表人", party?.legalRepresentative),
    contact("identityNumber"),
    contact("address"),
    contact("phone"),
    field("案由", known.causeOfAction && `${known.causeOfAction}（${known.offenceId ?? ""}）`),
    field(
      "行为发生",
      known.actOn &&
        `${known.actOn}${known.actEndedOn ? ` 至 ${known.actEndedOn}` : ""}${known.isContinuing ? "，仍在继续" : ""}`,
    ),
    field("承办人", known.handlerIds.map((id) => extras.nameOf(id)).join("、")),
    field("立案日期", known.filedOn),
    field("事实", known.facts || known.summary),
    field("裁量", known.discretionTier && `${known.discretionTier}：${known.discretionReason}`),
    field("拟处罚", penaltyWords(known.proposal)),
    field("法制审核", legalReview && `${LEGAL_OPINIONS[legalReview.opinion]}：${legalReview.detail}`),
    field("告知送达", known.noticeDeliveredOn),
    field("陈述申辩", known.representation?.content),
    field("复核", known.representation?.review),
    field("听证时间", known.hearing?.heldAt && formatInstant(known.hearing.heldAt)),
    field("结果", known.outcome && OUTCOMES[known.outcome]),
    field("不予处罚理由", known.noPenaltyGround && NO_PENALTY_GROUNDS[known.noPenaltyGround]),
    field("处罚决定", penaltyWords(known.penalty)),
    field("决定文号", known.decisionNumber),
    field("决定日期", known.decidedOn),
    field(
      "决定效力",
      known.decisionStanding === "revoked" ? "已撤销" : known.decisionStanding === "changed" ? "已变更" : "",
    ),
    field("应缴", payment && owedWords(known, extras.today)),
    field("缴纳期限", payment?.dueOn),
    field(
      "公开",
      known.disclosure?.publishedOn && `${known.disclosure.publishedOn} 公开，公开名称 ${known.disclosure.shownName}`,
    ),
    field("当事人查询码", extras.accessCode),
  ];
  const masked =
    partyContact &&
    Object.fromEntries(Object.entries(partyContact).map(([name, value]) => [name, maskPersonal(value)]));
  const shown = { ...known, partyContact: masked, party: party && { ...party, identityKey: null } };
  return { fields: fields.filter((one) => one !== null), detail: JSON.parse(JSON.stringify(shown)) as Json };
}

function field(label: string, value: string | null | undefined | false): PresentedField | null {
  return value ? { label, value } : null;
}

function penaltyWords(penalty: CaseDetail["penalty"]): string {
  if (!penalty) return "";
  const kinds = penalty.kinds.map((kind) => PENALTY_KINDS[kind]).join("、");
  return [kinds, penalty.fineFen > 0 ? formatFen(fen(penalty.fineFen)) : "", penalty.words].filter(Boolean).join("，");
}

function owedWords(known: CaseDetail, today: PlainDate): string {
  const { fineFen, surchargeFen } = owedOn(known, today);
  if (fineFen + surchargeFen === 0) return "已缴清";
  return `${formatFen(fineFen)}${surchargeFen > 0 ? `，加处罚款 ${formatFen(surchargeFen)}` : ""}`;
}
