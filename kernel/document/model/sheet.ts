/** 表文 a sheet: words and tables under a title, as they are printed. The template words and judges nothing. */
export interface SheetTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly isFigure: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export type SheetBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "table"; readonly table: SheetTable };

export interface SheetPaper {
  readonly title: string;
  /** At the left and right of the head of every page. */
  readonly issuer: string;
  readonly number: string;
  readonly blocks: readonly SheetBlock[];
  /** Under the text, at the right: who and when. */
  readonly signed: readonly string[];
  /** At the foot of every page. */
  readonly foot: string;
  /** A table with many columns lies better across. */
  readonly isAcross: boolean;
}
