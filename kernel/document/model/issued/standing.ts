/** How an issued paper stands: who has signed, who is next, what it waits for. */
import type { Instant } from "#base/instant.ts";
import type { DocumentForm, Signer } from "../form.ts";
import type { SigningMethod } from "./issued.ts";

const DOCUMENT_STATES = {
  awaits_signature: "待签名",
  awaits_seal: "待用印",
  issued: "已制发",
  voided: "已作废",
} as const;
export type DocumentState = keyof typeof DOCUMENT_STATES;

export interface SignedBy {
  readonly signer: string;
  readonly name: string;
  readonly opinion: string;
  readonly at: Instant;
  readonly method: SigningMethod;
}

export interface SignerStanding<S extends { readonly signer: string } = SignedBy> extends Signer {
  readonly done: readonly S[];
  readonly isNext: boolean;
}

/**
 * Opinions of an approval come one after the other, those that are not waited for until the next one has signed; hands under a record or
 * letter in any order.
 */
export function signersOf<S extends { readonly signer: string }>(
  { layout, signers }: DocumentForm,
  signed: readonly S[],
): readonly SignerStanding<S>[] {
  const standing = signers.map((signer) => ({ ...signer, done: signed.filter((one) => one.signer === signer.id) }));
  const isOpen = (one: (typeof standing)[number]) => one.done.length < one.count;
  const first = standing.findIndex((one) => isOpen(one) && !one.isOptional);
  return standing.map((one, at) => ({ ...one, isNext: isOpen(one) && (layout !== "approval" || at <= first) }));
}

export function stateOf(
  form: DocumentForm,
  paper: {
    readonly signed: readonly { readonly signer: string }[];
    readonly isSealed: boolean;
    readonly isVoided: boolean;
  },
): DocumentState {
  if (paper.isVoided) return "voided";
  const awaited = signersOf(form, paper.signed).filter((one) => !one.isOptional);
  if (awaited.some((one) => one.done.length < one.count)) return "awaits_signature";
  return form.isSealed && !paper.isSealed ? "awaits_seal" : "issued";
}

/** What is said of a paper in a word: one that goes out is 待送达 until it has arrived. */
export function stateWords({ isDelivered }: DocumentForm, state: DocumentState, hasArrived: boolean): string {
  if (state !== "issued" || !isDelivered) return DOCUMENT_STATES[state];
  return hasArrived ? "已送达" : "待送达";
}

/** Whether a post signs as this signer: named posts themselves; a signer whom no post is named for signs by hand before an officer. */
export function maySignAs(roles: Readonly<Record<string, readonly string[]>>, signer: string, role: string): boolean {
  return roles[signer]?.includes(role) ?? role !== "administrator";
}
