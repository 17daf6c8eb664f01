/** What a filled document consists of: finished words in blocks. The typesetter draws them and words nothing. */

export interface Run {
  readonly text: string;
  /** `fixed` words of the template, `filled` from the case, `blank` a line to write on, `folio` the pages of the file it is bound in. */
  readonly kind: "fixed" | "filled" | "blank" | "folio";
}

export interface Cell {
  readonly runs: readonly Run[];
  readonly isLabel: boolean;
  readonly span: number;
}

export interface Opinion {
  readonly label: string;
  readonly text: string;
  readonly name: string;
  /** 2026年11月24日; empty: not yet. */
  readonly on: string;
  /** SHA-256 of the picture of the signature, or empty. */
  readonly image: string;
}

export type Block =
  | {
      readonly kind: "paragraph";
      readonly style: "body" | "flush" | "centre" | "right" | "heading";
      readonly runs: readonly Run[];
    }
  | {
      readonly kind: "table";
      readonly rows: readonly { readonly cells: readonly Cell[]; readonly isTall: boolean }[];
      readonly columns: number;
    }
  | {
      readonly kind: "list";
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "dialogue"; readonly pairs: readonly { readonly question: string; readonly answer: string }[] }
  | { readonly kind: "opinions"; readonly opinions: readonly Opinion[] }
  | { readonly kind: "signatures"; readonly lines: readonly Opinion[] }
  | { readonly kind: "signOff"; readonly agency: string; readonly on: string; readonly isSealed: boolean }
  | { readonly kind: "pageBreak" };
