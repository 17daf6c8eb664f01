/**
 * Acts that the kernel itself does to a matter of any kind: no procedure lists them, no person chooses them. They stand in the
 * record like every other act, and are told here because no kind knows them.
 */
import { formatInstant, type Instant } from "#base/instant.ts";
import type { Recomputation } from "#kernel/clock/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";

export interface KernelAct {
  readonly label: string;
  readonly code: string;
  /** What an entry says, in Chinese. */
  readonly narrate: (entry: RecordEntry) => string;
}

export const RECOMPUTE_CLOCKS = "recompute_clocks";

/** `input` of an entry of `recompute_clocks`. */
export interface RecomputeInput {
  readonly calendarId: string;
  readonly version: number;
  /** Why the calendar changed. */
  readonly reason: string;
}

/** One member of `changes.clocks` of such an entry. */
export interface RecomputedClock {
  readonly kind: string;
  readonly label: string;
  readonly before: Instant;
  readonly after: Instant;
  readonly outcome: Recomputation["outcome"];
  /** 不再暂定. */
  readonly isNowCertain: boolean;
}

/** What became of an issued paper; the paper itself stands in the entry of the act that issued it. */
export const SIGN_DOCUMENT = "sign_document";
export const SEAL_DOCUMENT = "seal_document";
export const VOID_DOCUMENT = "void_document";

/** `input` of the entries about papers. Never names of parties. */
export interface DocumentEntryInput {
  readonly documentId: string;
  readonly name: string;
  readonly number: string;
  /** Who signed as what, the seal, or the reason. */
  readonly words: string;
}

const KERNEL_ACTS: Readonly<Record<string, KernelAct>> = {
  [RECOMPUTE_CLOCKS]: { label: "工作日历调整，时限重算", code: "K01", narrate: narrateRecomputation },
  [SIGN_DOCUMENT]: { label: "文书签名", code: "K02", narrate: narrateDocument },
  [SEAL_DOCUMENT]: { label: "文书用印", code: "K03", narrate: narrateDocument },
  [VOID_DOCUMENT]: { label: "文书作废", code: "K04", narrate: narrateDocument },
};

/** Null: an act of a procedure. */
export function findKernelAct(act: string): KernelAct | null {
  return Object.hasOwn(KERNEL_ACTS, act) ? (KERNEL_ACTS[act] ?? null) : null;
}

function narrateRecomputation({ input, changes }: RecordEntry): string {
  const { version, reason } = input as unknown as RecomputeInput;
  const { clocks } = changes as unknown as { readonly clocks: readonly RecomputedClock[] };
  return [`日历第 ${version} 版：${reason}`, ...clocks.map(tellClock)].join("；");
}

function narrateDocument({ input }: RecordEntry): string {
  const { name, number, words } = input as unknown as DocumentEntryInput;
  return `${name} ${number}：${words}`;
}

function tellClock({ label, before, after, outcome, isNowCertain }: RecomputedClock): string {
  const certain = isNowCertain ? "，不再是暂定" : "";
  if (outcome === "later") return `${label}由 ${formatInstant(before)} 延至 ${formatInstant(after)}${certain}`;
  const kept = outcome === "kept_earlier" ? "按新日历本应更早，" : "";
  return `${label}${kept}仍为 ${formatInstant(after)}${certain}`;
}
