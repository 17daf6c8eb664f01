/** What the template `legal-document.typ` prints: a form with its content, in finished words. */
import { type Instant, instantOf, millisOf } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { DocumentContent, DocumentForm } from "./form.ts";
import type { Block } from "./template/blocks.ts";
import { fillTemplate, type Signature } from "./template/fill.ts";
import { timeWords } from "./template/words.ts";

export interface LegalPaper {
  readonly layout: DocumentForm["layout"];
  readonly name: string;
  readonly number: string;
  readonly agency: string;
  readonly blocks: readonly Block[];
  readonly isDraft: boolean;
  readonly isVoided: boolean;
  /** 逐页签名: a line at the foot of every page. */
  readonly everyPage: readonly { readonly label: string }[];
  /** SHA-256 of the picture of the seal, or empty. */
  readonly seal: string;
  /** 骑缝章. */
  readonly hasSeam: boolean;
  /** QR code as SVG, and what it leads to. */
  readonly verify: CodeAtFoot | null;
  /** Where the receiver goes on: the form's guide. */
  readonly guide: CodeAtFoot | null;
}

export interface CodeAtFoot {
  readonly qr: string;
  readonly note: string;
}

export interface LegalPaperSources {
  /** As frozen, or with the template that is being edited. */
  readonly form: DocumentForm;
  readonly content: DocumentContent;
  readonly number: string;
  readonly agencyName: string;
  readonly signatures: readonly Signature[];
  readonly standing: "draft" | "issued" | "voided";
  readonly seal: string | null;
  readonly verify: LegalPaper["verify"];
  /** Absent: none is printed. */
  readonly guide?: LegalPaper["guide"];
}

export function legalPaper(sources: LegalPaperSources): LegalPaper {
  const { form, content, number, agencyName, signatures, standing, seal, verify, guide } = sources;
  const agency = typeof content.agencyName === "string" && content.agencyName !== "" ? content.agencyName : agencyName;
  return {
    layout: form.layout,
    name: form.name,
    number,
    agency,
    blocks: fillTemplate({ form, template: form.template, content, signatures }),
    isDraft: standing === "draft",
    isVoided: standing === "voided",
    everyPage: form.signers.filter((signer) => signer.everyPage).map(({ label }) => ({ label })),
    seal: seal ?? "",
    hasSeam: seal !== null,
    verify,
    guide: guide ?? null,
  };
}

/** Below the QR code. Two lines: what it is, what it proves. */
export function verifyNote(code: string, hash: string, issuedAt: Instant): string {
  return [
    `扫码核验本文书的文号、日期和内容摘要。核验码 ${code.slice(0, 5)}-${code.slice(5)}`,
    `制发 ${timeWords(issuedAt)}　摘要 ${hash.slice(0, 16)}…`,
  ].join("\n");
}

/** The moment that a rendition carries as its date: the last thing that happened to the paper. */
export function lastMoment(moments: readonly Instant[]): Instant {
  return instantOf(Math.max(...moments.map(millisOf)));
}

/** A kept signature as the template words it. */
export function signatureOf(kept: {
  readonly signer: string;
  readonly name: string;
  readonly opinion: string;
  readonly at: Instant;
  readonly image: string | null;
}): Signature {
  const { signer, name, opinion, at, image } = kept;
  return { signer, name, opinion, on: plainDateOf(at), image: image ?? "" };
}
