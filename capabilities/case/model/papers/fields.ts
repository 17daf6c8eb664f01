/** Fields that many forms share, and short ways to declare one. */
import type {
  DocumentField,
  DocumentFieldType,
  DocumentForm,
  Guide,
  Receiver,
  Signer,
} from "#kernel/document/model/public.ts";

type More = Partial<Pick<DocumentField, "options" | "columns" | "isPersonal">>;

export function needed(key: string, label: string, type: DocumentFieldType = "text", rest: More = {}): DocumentField {
  return { key, label, type, isRequired: true, ...rest };
}

export function optional(key: string, label: string, type: DocumentFieldType = "text", rest: More = {}): DocumentField {
  return { key, label, type, isRequired: false, ...rest };
}

/** Why forms of an inspection are made by no act of a case. */
export const INSPECTION_ONLY = "涉企检查的文书：检查不是办案程序的一步，随涉企检查一并实现";

export const PARTY_KINDS = {
  individual: "自然人",
  individual_business: "个体工商户",
  organization: "法人或者其他组织",
};

export const CASE_FIELDS: readonly DocumentField[] = [needed("caseNumber", "案号"), needed("causeOfAction", "案由")];

export const PARTY_FIELDS: readonly DocumentField[] = [
  needed("partyName", "当事人"),
  needed("partyKind", "当事人类型", "choice", { options: PARTY_KINDS }),
  optional("partyIdNumber", "证件号码或者统一社会信用代码", "text", { isPersonal: true }),
  needed("partyAddress", "住所（住址）", "text", { isPersonal: true }),
  optional("partyPhone", "联系电话", "text", { isPersonal: true }),
  optional("legalRepresentative", "法定代表人（负责人）"),
];

/** The party's own page: a code at the foot of what begins the party's days. */
export const ACCESS_FIELD = optional("accessCode", "当事人查询码", "text", { isPersonal: true });
export const PARTY_GUIDE: Guide = {
  path: "/case#{caseNumber}/{accessCode}",
  note: "扫码查看本案的文书和办理情况，提交陈述申辩、要求听证、确认送达地址。\n也可以打开 {publicUrl}/case 填写案号 {caseNumber} 和查询码 {accessCode}。查询码请勿告诉他人。",
};

export const AGENCY_FIELDS: readonly DocumentField[] = [
  needed("agencyName", "行政机关"),
  needed("issuedOn", "日期", "date"),
];

export const OFFICERS = needed("officers", "执法人员及执法证号", "officers");
export const REMEDY = needed("remedyText", "救济途径和期限", "longText");
export const ITEMS = needed("items", "物品清单", "rows", {
  columns: { name: "名称", model: "规格型号", quantity: "数量", unit: "单位", state: "状况", note: "备注" },
});

/** Rows of the party in a table of facts. */
export const PARTY_ROWS = `| 当事人 | {partyName} | 类型 | {partyKind} |
| 证件号码 | {partyIdNumber} | 法定代表人 | {legalRepresentative} |
| 住所（住址） | {partyAddress} | 联系电话 | {partyPhone} |`;
export const CASE_ROW = "| 案号 | {caseNumber} | 案由 | {causeOfAction} |";

/** The party at the head of a letter. */
export const PARTY_LINES = `【顶格】当事人：{partyName}
{如 partyIdNumber}【顶格】证件号码（统一社会信用代码）：{partyIdNumber}
{完}{如 legalRepresentative}【顶格】法定代表人（负责人）：{legalRepresentative}
{完}【顶格】住所（住址）：{partyAddress}`;

export const SIGNERS = {
  handler: { id: "handler", label: "承办人意见", count: 1 },
  handlers: { id: "handler", label: "承办人", count: 2 },
  /** Where the procedure has a way without it: a line is there, and the paper does not wait for it. */
  handlerIfAny: { id: "handler", label: "承办人意见", count: 1, isOptional: true },
  unitHeadIfAny: { id: "unit_head", label: "承办机构负责人意见", count: 1, isOptional: true },
  legalIfAny: { id: "legal_review", label: "法制机构意见", count: 1, isOptional: true },
  head: { id: "agency_head", label: "行政机关负责人意见", count: 1 },
  officer: { id: "officer", label: "执法人员", count: 2 },
  party: { id: "party", label: "当事人", count: 1 },
  partyOrWitness: { id: "party", label: "当事人（见证人）", count: 1 },
  witness: { id: "witness", label: "见证人", count: 1, isOptional: true },
  recorder: { id: "recorder", label: "记录人", count: 1 },
} satisfies Record<string, Signer>;

type Given = Pick<DocumentForm, "code" | "name" | "fields" | "sources" | "template">;

/** What is served follows from whom it is for; no form says the two apart. */
type Rest = Omit<Partial<DocumentForm>, "isDelivered">;
const sentTo = (receiver: Receiver) => ({ receiver, isDelivered: receiver === "party" });

/** 对外文书: goes out under seal, to the party unless the form names another receiver. */
export function letter(given: Given, series: string, { receiver = "party", ...rest }: Rest = {}): DocumentForm {
  return {
    ...given,
    layout: "letter",
    series,
    signers: [],
    isSealed: true,
    isApproved: true,
    ...rest,
    ...sentTo(receiver),
  };
}

/** 审批表: collects opinions, stays inside. */
export function approval(
  given: Given,
  signers: readonly Signer[],
  series: string | null = null,
  rest: Omit<Rest, "receiver"> = {},
): DocumentForm {
  return {
    ...given,
    layout: "approval",
    series,
    signers,
    isSealed: false,
    isDelivered: false,
    isApproved: true,
    ...rest,
  };
}

/** 笔录、记录: written on the spot and signed there; one of them is also the party's copy. */
export function record(given: Given, signers: readonly Signer[], { receiver, ...rest }: Rest = {}): DocumentForm {
  return {
    ...given,
    layout: "record",
    series: null,
    signers,
    isSealed: false,
    isDelivered: false,
    isApproved: false,
    ...rest,
    ...(receiver && sentTo(receiver)),
  };
}
