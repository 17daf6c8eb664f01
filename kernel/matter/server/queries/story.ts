/** 留痕 on the page of a matter: its newest entries whole, the older ones in short, and page by page when they are asked for. */
import type { MatterPage, StoryEntry } from "#kernel/matter/contract.ts";
import { findKernelAct } from "#kernel/matter/model/public.ts";
import { ROLES, type Role } from "#kernel/people/model/public.ts";
import { findAct, type MatterCore, NOT_YET, stateLabel } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import {
  type EntriesInShort,
  type EntriesJoined,
  entriesJoined,
  faultOfChain,
  saidBefore,
} from "#kernel/record/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import type { AnyKind } from "../kind.ts";

/**
 * Entries that a page carries. Nearly every matter has fewer; one with thousands would be read, hashed and sent whole with each look
 * at it, at a tenth of a millisecond an entry.
 */
export const STORY_PAGE = 50;

/** What older entries say in short; null where there are none. */
export type Older = (EntriesInShort & EntriesJoined) | null;

export async function olderThan(on: Database, matterId: string, newest: readonly RecordEntry[]): Promise<Older> {
  const [first] = newest;
  if (!first || first.seq === 1) return null;
  const [joined, said] = await Promise.all([entriesJoined(on, matterId, first.seq - 1), saidBefore(on, first)]);
  return { ...joined, ...said };
}

/**
 * Whether the chain holds: hashes of the newest entries are made again from their contents; of the older ones it is seen that each
 * joins the one before. `fy verify-record` and the page of older entries make those again too.
 */
export function chainOf(
  newest: readonly RecordEntry[],
  older: Older,
  { version }: MatterCore,
  lastHash: string,
): MatterPage["chain"] {
  const checkedFrom = newest[0]?.seq ?? 1;
  const broken = older && brokenIn(older, checkedFrom);
  const after = older ? { seq: older.count, hash: older.lastHash } : undefined;
  const fault = broken ?? faultOfChain(newest, version, lastHash, after)?.what ?? null;
  return { holds: fault === null, fault, checkedFrom };
}

function brokenIn({ count, brokenAt }: EntriesJoined, checkedFrom: number): string | null {
  if (count !== checkedFrom - 1) return `第 ${checkedFrom} 条以前应有 ${checkedFrom - 1} 条留痕，只有 ${count} 条`;
  return brokenAt === null ? null : `第 ${brokenAt} 条留痕与前一条接不上`;
}

/** A stage is done when the matter has been in it and left it; the furthest one it stands in is now. */
export function stagesOf(
  kind: AnyKind,
  core: MatterCore,
  entries: readonly RecordEntry[],
  older: Older,
): MatterPage["stages"] {
  const visited = new Set(
    [...(older?.states ?? []), ...entries.flatMap((entry) => [entry.from, entry.to])]
      .filter((state) => state !== NOT_YET)
      .map((state) => kind.procedure.states[state]?.stage),
  );
  const now = kind.procedure.states[core.state]?.stage;
  const isOver = kind.procedure.states[core.state]?.isTerminal ?? false;
  const position = kind.procedure.stages.findIndex((stage) => stage.id === now);
  return kind.procedure.stages.map((stage, index) => {
    if (stage.id === now) return { ...stage, status: isOver ? "done" : "now" };
    return { ...stage, status: visited.has(stage.id) && index < position ? "done" : "later" };
  });
}

export function storyEntry(kind: AnyKind, entry: RecordEntry): StoryEntry {
  const ofKernel = findKernelAct(entry.act);
  return {
    seq: entry.seq,
    at: entry.at,
    act: entry.act,
    label: (ofKernel ?? findAct(kind.procedure, entry.act))?.label ?? entry.act,
    code: entry.code,
    fromLabel: entry.from === NOT_YET ? "" : stateLabel(kind.procedure, entry.from),
    toLabel: stateLabel(kind.procedure, entry.to),
    actorName: entry.actor.name,
    roleLabel: ROLES[entry.actor.role as Role] ?? entry.actor.role,
    unitName: entry.actor.unitName,
    onBehalfOf: entry.actor.onBehalfOf?.name ?? null,
    text: ofKernel ? ofKernel.narrate(entry) : kind.narrate(entry),
    evidence: entry.evidence,
    hash: entry.hash,
  };
}

export function peopleOf(kind: AnyKind, entries: readonly RecordEntry[], older: Older): MatterPage["people"] {
  const people = new Map<string, { readonly actor: RecordEntry["actor"]; readonly labels: Set<string> }>();
  const add = (actor: RecordEntry["actor"], acts: readonly string[]) => {
    const key = `${actor.personId} ${actor.role}`;
    const known = people.get(key) ?? { actor, labels: new Set() };
    people.set(key, known);
    for (const act of acts) known.labels.add(findAct(kind.procedure, act)?.label ?? act);
  };
  for (const { actor, acts } of older?.people ?? []) add(actor, acts);
  for (const { actor, act } of entries) if (actor.personId) add(actor, [act]);
  return [...people.values()].map(({ actor, labels }) => ({
    name: actor.name,
    roleLabel: ROLES[actor.role as Role] ?? actor.role,
    unitName: actor.unitName,
    acts: [...labels],
  }));
}
