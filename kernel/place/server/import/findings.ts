/** What an import has to say about rows. */

export interface Finding {
  /** Counts from 1, in the order of the file. */
  readonly row: number;
  readonly code: string | null;
  /** An error leaves the row out, a warning does not. */
  readonly severity: "error" | "warning";
  readonly rule: string;
  readonly message: string;
}

/** A row that may still fall. */
export interface ImportRow<G> {
  readonly row: number;
  readonly code: string | null;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: G;
}

export type Report = (finding: Finding) => void;

export function tell(
  report: Report,
  at: Pick<ImportRow<unknown>, "row" | "code">,
  severity: Finding["severity"],
  rule: string,
  message: string,
): void {
  report({ row: at.row, code: at.code, severity, rule, message });
}
