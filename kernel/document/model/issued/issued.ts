/**
 * 已制发文书 an issued document: number and content frozen by the act that issued it; what happens afterwards is appended.
 *
 * Vocabulary
 * - paper 待发文书: a form with its content, before it has a number
 * - document number 文号: `{agency}{series}〔2026〕第0061号`, without a gap per agency, series and year
 * - code 核验码: what the QR code on the paper leads to
 * - event 状态: 用印, 作废, 送达, 打印
 */
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { type DocumentContent, type DocumentForm, isEmpty } from "../form.ts";

/** What an act is about to issue. */
export interface Paper {
  readonly form: DocumentForm;
  /** Which of several of the form in one matter: `decision`, `seize-1`. */
  readonly key: string;
  readonly content: DocumentContent;
  /** What was signed or opined on the way here by acts, in order. */
  readonly signatures: readonly PaperSignature[];
  /** 当场交付: delivered by the act that issues it. */
  readonly isHandedOver: boolean;
}

/** One signer's opinion as an act of the procedure took it. */
export interface PaperSignature {
  /** `agency_head`: a signer of the form. */
  readonly signer: string;
  readonly personId: string | null;
  readonly name: string;
  readonly opinion: string;
  readonly at: Instant;
}

/** What an entry of the record says of a paper that the act issued. */
export interface IssuedInRecord {
  readonly id: string;
  readonly form: string;
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly hash: string;
}

export const DOCUMENT_EVENTS = { sealed: "用印", voided: "作废", delivered: "送达", printed: "打印" } as const;
export type DocumentEventKind = keyof typeof DOCUMENT_EVENTS;

export const SIGNING_METHODS = { act: "办理时签批", desk: "本人签名", tablet: "当面手写", link: "手机签名" } as const;
export type SigningMethod = keyof typeof SIGNING_METHODS;

/** `衡城管罚告〔2026〕第0061号`. */
export function numberInSeries(agency: string, series: string, year: number, serial: number): string {
  return `${agency}${series}〔${year}〕第${String(serial).padStart(4, "0")}号`;
}

/** A paper outside every series counts within its matter: `990102-20261012-E-00147-07`. */
export function numberInMatter(matterNumber: string, serial: number): string {
  return `${matterNumber}-${String(serial).padStart(2, "0")}`;
}

export interface FrozenDocument {
  readonly id: string;
  readonly matterId: string;
  readonly form: string;
  readonly key: string;
  readonly number: string;
  /** SHA-256 of the form as it stood, template included. */
  readonly formHash: string;
  readonly issuedAt: Instant;
  readonly code: string;
  readonly content: DocumentContent;
}

/** The exact text whose SHA-256 is the hash of a document. */
export function frozenText(frozen: FrozenDocument): string {
  const { id, matterId, form, key, number, formHash, issuedAt, code, content } = frozen;
  return canonicalJson({ id, matterId, form, key, number, formHash, issuedAt, code, content } as Json);
}

/** The exact text whose SHA-256 is the hash of a signature. */
export function signatureText(signature: {
  readonly documentId: string;
  readonly signer: string;
  readonly ordinal: number;
  readonly at: Instant;
  readonly method: SigningMethod;
  /** Name, opinion and strokes, as canonical JSON. */
  readonly words: string;
  readonly image: string | null;
  readonly previousHash: string;
}): string {
  const { documentId, signer, ordinal, at, method, words, image, previousHash } = signature;
  return canonicalJson({ documentId, signer, ordinal, at, method, words, image, previousHash });
}

/** What the case knows, and where it does not, what was filled in by hand. */
export function withAnswers(content: DocumentContent, answers: DocumentContent): DocumentContent {
  const filled = Object.entries(answers).filter(([key, value]) => isEmpty(content[key]) && !isEmpty(value));
  return { ...content, ...Object.fromEntries(filled) };
}
