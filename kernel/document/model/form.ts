/**
 * 文书式样 document form: what a legal document is made of, before any case gives it its facts. Data: a capability ships its forms,
 * a city keeps versions of the template text.
 *
 * Vocabulary
 * - form 式样: code, name, fields, who signs, how it is numbered; template 正文模板: its words, with places for the fields
 * - field 栏目: one thing the document says; filled from the case, or asked for
 * - document number 文号: allocated per agency, kind and year without a gap
 */
import type { Json } from "#base/canonical-json.ts";

export const FIELD_TYPES = [
  "text",
  "longText",
  "date",
  "instant",
  /** Integer 分. */
  "money",
  "number",
  "yesNo",
  "choice",
  /** Several of the options, or free words: 、 between them. */
  "words",
  /** Rows of a list; `columns` says of what. */
  "rows",
  /** Persons with the number of their certificate: `{ name, certificate }`. */
  "officers",
  /** Articles in finished words. */
  "articles",
  /** Question and answer: `{ question, answer }`. */
  "dialogue",
] as const;
export type DocumentFieldType = (typeof FIELD_TYPES)[number];

export interface DocumentField {
  readonly key: string;
  readonly label: string;
  readonly type: DocumentFieldType;
  readonly isRequired: boolean;
  /** For `choice`: stored value and Chinese words. */
  readonly options?: Readonly<Record<string, string>>;
  /** For `rows`: key and heading of each column. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Keys of the columns in their order; absent: as they are declared. */
  readonly columnOrder?: readonly string[];
  /** 个人信息: masked where a masked copy is made. */
  readonly isPersonal?: boolean;
}

/** Who signs, in the order of signing. */
export interface Signer {
  /** `party`, `officer`, `witness`, `agency_head`: what `signatures` of a document are kept under. */
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** 逐页签名. */
  readonly everyPage?: boolean;
  /** A line is there; the paper does not wait for it: 见证人, who is not always needed. */
  readonly isOptional?: boolean;
}

/**
 * 送给谁. What is for the party is served by the procedure of delivery; another body receives a paper from the act that sends it; an
 * announcement is posted for everybody.
 */
export const RECEIVERS = {
  party: "当事人",
  court: "人民法院",
  police: "公安机关",
  agency: "其他机关和单位",
  institution: "受托机构",
  public: "公告",
} as const;
export type Receiver = keyof typeof RECEIVERS;

/** `letter` goes out under seal, `approval` collects opinions, `record` is written on the spot, `cover` binds. */
export type DocumentLayout = "letter" | "approval" | "record" | "cover";

export interface DocumentForm {
  /** `DOC-34`. */
  readonly code: string;
  readonly name: string;
  readonly layout: DocumentLayout;
  /** Letter of the series in the document number, 罚告; null: numbered by the case and a running number. */
  readonly series: string | null;
  readonly fields: readonly DocumentField[];
  readonly signers: readonly Signer[];
  readonly isSealed: boolean;
  /** Absent: it stays in the file. Forms frozen before this was declared have none. */
  readonly receiver?: Receiver;
  /** 须送达: follows from the receiver, and is kept with a frozen form. */
  readonly isDelivered: boolean;
  /** 须审批: issued only after every signer of the approval agreed. */
  readonly isApproved: boolean;
  /** Why no act issues it: told in another form, or part of another procedure. Absent: an act does. */
  readonly unissued?: string;
  /** Where the law asks for the document. */
  readonly sources: readonly string[];
  /** The shipped template text; language in `template/parse.ts`. */
  readonly template: string;
  readonly guide?: Guide;
}

/** 二维码指引: a second code at the foot of the paper, that leads its receiver to a page of ours. `{key}` is filled from the content. */
export interface Guide {
  /** After the city's own address. What only the receiver may know stands behind `#`: browsers send it to nobody. */
  readonly path: string;
  readonly note: string;
}

/** As a form is kept: the members of an object have no order there, columns of a table must have one. */
export function withColumnOrder(form: DocumentForm): DocumentForm {
  const ordered = (field: DocumentField): DocumentField =>
    field.columns ? { ...field, columnOrder: Object.keys(field.columns) } : field;
  return { ...form, fields: form.fields.map(ordered) };
}

export function columnsOf({ columns = {}, columnOrder = Object.keys(columns) }: DocumentField) {
  return columnOrder.map((key) => ({ key, heading: columns[key] ?? "" }));
}

export type DocumentContent = Readonly<Record<string, Json>>;

/** Fields that must be there and are not: only these are asked for. */
export function missingFields(form: DocumentForm, content: DocumentContent): readonly DocumentField[] {
  return form.fields.filter((field) => field.isRequired && isEmpty(content[field.key]));
}

export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The guide of a form, filled: null where the form has none, or the content lacks what it needs. */
export function guideOf(
  form: Pick<DocumentForm, "guide">,
  content: DocumentContent,
  publicUrl: string,
): { readonly url: string; readonly note: string } | null {
  if (!form.guide) return null;
  let isWhole = true;
  const filled = (words: string) =>
    words.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = key === "publicUrl" ? publicUrl : content[key];
      if (typeof value !== "string" || value === "") isWhole = false;
      return String(value ?? "");
    });
  const guide = { url: `${publicUrl}${filled(form.guide.path)}`, note: filled(form.guide.note) };
  return isWhole ? guide : null;
}
