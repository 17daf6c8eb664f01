/** What the template `dossier.typ` prints. */
import type { LegalPaper } from "../legal-paper.ts";
import type { PaperPicture } from "../matter-paper.ts";

export interface BoundPaper {
  readonly id: string;
  readonly bookmark: string;
  readonly paper: LegalPaper;
}

export interface DossierPaper {
  readonly agency: string;
  readonly number: string;
  readonly title: string;
  /** Of the cover. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** `id` is a label of the template: where the page number comes from. */
  readonly contents: readonly {
    readonly id: string;
    readonly name: string;
    readonly number: string;
    readonly on: string;
  }[];
  /** A paper of the matter that is a cover itself: 行政处罚案卷. Absent: one is made of `facts`. */
  readonly cover?: BoundPaper | undefined;
  readonly papers: readonly BoundPaper[];
  /** 备考表: what the cover's paper says after its first page, at the end of the file. */
  readonly closing?: BoundPaper | undefined;
  readonly pictures: readonly (PaperPicture & { readonly id: string })[];
}
