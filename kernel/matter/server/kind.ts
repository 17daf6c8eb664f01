/** A kind of matter: a procedure, and how its own columns and facts are kept. Each capability registers its kinds. */

import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Clock, ExplanationNote } from "#kernel/clock/model/public.ts";
import type { DocumentContent, DocumentForm, IssuedInRecord, PaperSignature } from "#kernel/document/model/public.ts";
import type { EvidencePhase } from "#kernel/evidence/model/public.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { MatterCore, Procedure } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";

/** What facts are loaded for: one act with its raw input, or (null) the list of acts on the page. */
export interface FactsFor<D> {
  readonly matter: MatterCore;
  /** Perhaps still on its way: what does not need it is asked for in the same trip. */
  readonly detail: D | Promise<D>;
  readonly clocks: readonly Clock[];
  readonly actor: Actor;
  readonly now: Instant;
  readonly act: { readonly id: string; readonly input: unknown } | null;
}

/** What the content of one paper is asked for: for an act that issues it (everything as it stands after the act), or as a draft. */
export interface PaperWanted<D> {
  /** `DOC-34`. */
  readonly form: string;
  /** Which of several of the form: `decision`, `seize-1`. */
  readonly key: string;
  readonly matter: MatterCore;
  readonly detail: D;
  /** Parsed input of the issuing act; of a draft whatever is typed so far, unchecked. */
  readonly input: unknown;
  readonly now: Instant;
  readonly actor: Actor;
}

/** 文书 that acts of a kind issue (effect `issue`). */
export interface KindDocuments<D> {
  readonly forms: readonly DocumentForm[];
  /** Fields that the case knows; the others are asked for, or printed as lines to write on. */
  contentOf(on: Database | Tx, wanted: PaperWanted<D>): Promise<DocumentContent>;
  /** Opinions and signatures that acts took before the paper was issued, in order. */
  signaturesOf?(on: Database | Tx, wanted: PaperWanted<D>): Promise<readonly PaperSignature[]>;
  /** Posts that sign as a signer of the forms (`agency_head`); a signer not named here signs by hand before an officer. */
  readonly signerRoles?: Readonly<Record<string, readonly string[]>>;
  /** Invented content for previews of templates; absent: a plain one by the types of the fields. */
  sampleOf?(form: DocumentForm): DocumentContent;
  /** The issuing unit; absent: the highest unit above the one that acts. */
  agencyUnitOf?(wanted: PaperWanted<D>): string | null;
}

/** One piece of personal data, whole. */
export interface Revealed {
  readonly label: string;
  readonly value: string;
}

/** A labelled fact of the matter page. */
export interface PresentedField {
  readonly label: string;
  readonly value: string;
  /** Personal data, shown masked; the act that shows it whole. */
  readonly unmaskAct?: string;
}

export interface MatterKind<D, F> {
  readonly procedure: Procedure<string, D, F>;
  /** A matter of which nothing is known yet. */
  readonly blankDetail: D;
  /** Members of the detail that hold personal data (个人信息): never written into the record. */
  readonly personalDetail: readonly string[];
  loadDetail(on: Database | Tx, matterId: string): Promise<D>;
  loadFacts(on: Database | Tx, wanted: FactsFor<D>): Promise<F>;
  /** Writes the changed members of the detail; for a new matter, all of it. */
  saveDetail(tx: Tx, matterId: string, changes: Partial<D>, isNew: boolean): Promise<void>;
  /** After the entry is written, in the same transaction: rows of its own that follow from an act. */
  afterAct?(
    tx: Tx,
    done: {
      matter: MatterCore;
      detail: D;
      entry: RecordEntry;
      input: unknown;
      /** Papers that the act issued, with their numbers. */
      issued: readonly IssuedInRecord[];
    },
  ): Promise<void>;
  /** Papers that its acts issue. */
  readonly documents?: KindDocuments<D>;
  /** Masked: goes to the browser of `actor`. */
  present(
    on: Database | Tx,
    matter: MatterCore,
    /** As with the facts. */
    detail: D | Promise<D>,
    actor: Actor,
  ): Promise<{ fields: readonly PresentedField[]; detail: Json }>;
  /**
   * Entries that this caller may not read yet: they are left out of the page whole, with their files and people. What the caller
   * must not know the state, the turn and the flags must not tell either.
   */
  conceals?(
    entry: RecordEntry,
    seen: { matter: MatterCore; detail: D; actor: Actor; entries: readonly RecordEntry[] },
  ): boolean;
  /** By act: personal data that it was done to see. Goes to the person who did it, once, after the record says so. */
  readonly reveal?: Readonly<Record<string, (input: unknown, detail: D) => readonly Revealed[]>>;
  /** What an entry says, in Chinese, for the story. Never personal data. */
  narrate(entry: RecordEntry): string;
  /** Acts that a reader of a clock would wonder about, because they did not move it: 返工，时限不重新起算. */
  clockNotes?(clock: Clock, entries: readonly RecordEntry[]): readonly ExplanationNote[];
  readonly sourceLabels: Readonly<Record<string, string>>;
  readonly flagLabels: Readonly<Record<string, string>>;
  /** Views of the queue that this kind proposes: 待立案, 督办件. The filter is a query of `listMatters`. */
  readonly views?: readonly {
    readonly id: string;
    readonly label: string;
    readonly filter: Readonly<Record<string, string>>;
  }[];
  /** What matters of this kind are counted by; absent: they are not. */
  readonly measures?: Measures;
  /** Which phase photographs of an act belong to: `report`, `verify`, `resolve`, `recheck`, `other`. */
  photoPhase(act: string, field: string): EvidencePhase;
}

declare const erased: unique symbol;
type Erased = { readonly [erased]: true };
/** A kind whose own types are forgotten: what the kernel handles. */
export type AnyKind = MatterKind<Erased, Erased>;

/** Forgets a kind's own types. Sound because the kernel only passes a kind's details and facts back to the same kind. */
export function matterKind<D, F>(kind: MatterKind<D, F>): AnyKind {
  return kind as unknown as AnyKind;
}
export type ErasedDetail = Erased;
