/**
 * 统计 counters of one report, folded from its record. Nothing is edited: a counter that has to go down gets a further delta.
 *
 * Folding all entries, or only the last of them after the others, gives the same deltas; so figures kept day by day can always
 * be derived anew from the record.
 */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { ReportState } from "../labels.ts";
import { BLANK_DETAIL, type ReportDetail } from "../report.ts";
import { countEntry } from "./counter-rules.ts";
import { type CounterDelta, Tally } from "./tally.ts";

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

const UNTOLD: Told = {
  state: "none",
  source: "",
  divisionCode: "",
  unitId: null,
  detail: BLANK_DETAIL,
  dues: new Map(),
  finishedDue: null,
};

/** Every delta, in order. */
export function foldCounters(entries: readonly CounterEntry[]): readonly CounterDelta[] {
  return foldSteps(entries).flat();
}

/** The deltas of each entry: the last element is what a new entry adds to figures kept so far. */
export function foldSteps(entries: readonly CounterEntry[]): readonly (readonly CounterDelta[])[] {
  const tally = new Tally();
  let told = UNTOLD;
  return entries.map((entry) => {
    const counted = tally.deltas.length;
    const before = told;
    told = tell(before, entry);
    countEntry({ tally, before, after: told, entry });
    return tally.deltas.slice(counted);
  });
}

function tell(before: Told, entry: CounterEntry): Told {
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

/** Sums of deltas by counter, over those that `fits` lets through. */
export function sumCounters(
  deltas: readonly CounterDelta[],
  fits: (delta: CounterDelta) => boolean = () => true,
): Readonly<Partial<Record<CounterDelta["counter"], number>>> {
  const sums: Partial<Record<CounterDelta["counter"], number>> = {};
  for (const delta of deltas) if (fits(delta)) sums[delta.counter] = (sums[delta.counter] ?? 0) + delta.value;
  return sums;
}
