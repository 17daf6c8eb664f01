/** What a record tells of one report, entry by entry: the ground on which it is counted. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { ReportState } from "../labels.ts";
import { BLANK_DETAIL, type ReportDetail } from "../report.ts";

/** What of a record entry is counted; a record entry of the kernel fits. */
export interface CounterEntry {
  readonly act: string;
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly actor: { readonly personId: string | null; readonly role: string; readonly unitId: string | null };
  readonly divisionCode: string;
  readonly input: Json;
  readonly changes: {
    readonly matter?: { readonly source?: string; readonly unitId?: string | null };
    readonly detail?: Partial<ReportDetail>;
  };
  /** Clocks as they stand after the act, stopped ones included when this act stopped them. */
  readonly clocks: readonly { readonly kind: string; readonly state: string; readonly dueAt: Instant }[];
}

/** The report as its record tells it up to one entry. */
export interface Told {
  readonly state: ReportState | "none";
  readonly source: string;
  readonly divisionCode: string;
  readonly unitId: string | null;
  readonly detail: ReportDetail;
  /** Last known deadline of each kind of clock. */
  readonly dues: ReadonlyMap<string, Instant>;
  /** Deadline of the handling as it stood when the unit reported it done. */
  readonly finishedDue: Instant | null;
}

export const UNTOLD: Told = {
  state: "none",
  source: "",
  divisionCode: "",
  unitId: null,
  detail: BLANK_DETAIL,
  dues: new Map(),
  finishedDue: null,
};

/** The report as it stands after one more entry. */
export function tell(before: Told, entry: CounterEntry): Told {
  const { matter = {}, detail = {} } = entry.changes;
  const dues = new Map([...before.dues, ...entry.clocks.map(({ kind, dueAt }) => [kind, dueAt] as const)]);
  return {
    state: entry.to as ReportState,
    source: matter.source ?? before.source,
    divisionCode: entry.divisionCode,
    unitId: matter.unitId === undefined ? before.unitId : matter.unitId,
    detail: { ...before.detail, ...detail },
    dues,
    finishedDue: entry.act === "report_result" ? (dues.get("resolve") ?? null) : before.finishedDue,
  };
}
