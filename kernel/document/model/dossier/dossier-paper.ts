/** What the template `dossier.typ` prints. */
import type { LegalPaper } from "../legal-paper.ts";
import type { PaperPicture } from "../matter-paper.ts";

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
  readonly papers: readonly { readonly id: string; readonly bookmark: string; readonly paper: LegalPaper }[];
  readonly pictures: readonly (PaperPicture & { readonly id: string })[];
}
