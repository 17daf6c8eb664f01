/**
 * 方案页的任务 on their way to the browser: one list for each field, and words that many tasks share (units, headings, reasons) once
 * for all. Two thousand tasks then take a fifth of what two thousand objects take, for the server, the line and the reader.
 */
import { z } from "zod";
import { type PlainDate, PlainDateSchema } from "#base/plain-date.ts";
import { LIGHTS, type Light, TASK_ORIGINS, TASK_STATES, type TaskOrigin, type TaskState } from "../labels.ts";
import { keysOf } from "./access.ts";

/** What tree, board, calendar, Gantt and document draw of a task. The rest is asked for when a task is opened. */
export interface ShownTask {
  readonly matterId: string;
  /** 1 based place in the document. */
  readonly position: number;
  readonly outlineId: string;
  readonly parentId: string | null;
  readonly heading: string;
  readonly title: string;
  readonly origin: TaskOrigin;
  readonly state: TaskState;
  readonly leadUnitId: string | null;
  readonly leadUnitName: string | null;
  /** 责任单位, each as often as it has parts. */
  readonly unitNames: readonly string[];
  readonly from: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly percent: number;
  readonly quota: number | null;
  readonly delivered: number;
  readonly timePercent: number;
  readonly light: Light;
  readonly lightReason: string;
  readonly ladderStep: number;
  readonly flags: readonly string[];
  readonly recurrenceLabel: string | null;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly indicators: readonly ShownTarget[];
}

export interface ShownTarget {
  readonly unit: string;
  readonly target: number;
  readonly current: number | null;
  readonly isMet: boolean | null;
}

/** Place in `words` or `days`; -1: none. */
const place = z.number().int();
const whole = z.number().int();

const Packed = z.object({
  words: z.array(z.string()),
  days: z.array(PlainDateSchema),
  matterId: z.array(z.string()),
  position: z.array(whole),
  outlineId: z.array(z.string()),
  parentId: z.array(place),
  heading: z.array(place),
  title: z.array(z.string()),
  origin: z.array(keysOf(TASK_ORIGINS)),
  state: z.array(keysOf(TASK_STATES)),
  leadUnitId: z.array(place),
  leadUnitName: z.array(place),
  unitNames: z.array(z.array(place)),
  from: z.array(place),
  dueOn: z.array(place),
  percent: z.array(whole),
  quota: z.array(whole.nullable()),
  delivered: z.array(whole),
  timePercent: z.array(whole),
  light: z.array(keysOf(LIGHTS)),
  lightReason: z.array(place),
  ladderStep: z.array(whole),
  flags: z.array(z.array(place)),
  recurrenceLabel: z.array(place),
  /** Start and end, one after the other. */
  spans: z.array(z.array(whole)),
  /** Of each target: unit, target, current value, whether it is met. */
  indicators: z.array(z.array(z.tuple([place, z.number(), z.number().nullable(), z.boolean().nullable()]))),
});
type Packed = z.output<typeof Packed>;

/** Parts carry the units here; everything else has its own name. */
type Packable = Omit<ShownTask, "unitNames"> & { readonly parts: readonly { readonly unitName: string }[] };

export function packTasks(tasks: readonly Packable[]): Packed {
  const words = new Map<string, number>();
  const days = new Map<PlainDate, number>();
  const put = (text: string | null): number => placeIn(words, text);
  const columns = {
    matterId: tasks.map(({ matterId }) => matterId),
    position: tasks.map(({ position }) => position),
    outlineId: tasks.map(({ outlineId }) => outlineId),
    parentId: tasks.map(({ parentId }) => put(parentId)),
    heading: tasks.map(({ heading }) => put(heading)),
    title: tasks.map(({ title }) => title),
    origin: tasks.map(({ origin }) => origin),
    state: tasks.map(({ state }) => state),
    leadUnitId: tasks.map(({ leadUnitId }) => put(leadUnitId)),
    leadUnitName: tasks.map(({ leadUnitName }) => put(leadUnitName)),
    unitNames: tasks.map(({ parts }) => parts.map(({ unitName }) => put(unitName))),
    from: tasks.map(({ from }) => placeIn(days, from)),
    dueOn: tasks.map(({ dueOn }) => placeIn(days, dueOn)),
    percent: tasks.map(({ percent }) => percent),
    quota: tasks.map(({ quota }) => quota),
    delivered: tasks.map(({ delivered }) => delivered),
    timePercent: tasks.map(({ timePercent }) => timePercent),
    light: tasks.map(({ light }) => light),
    lightReason: tasks.map(({ lightReason }) => put(lightReason)),
    ladderStep: tasks.map(({ ladderStep }) => ladderStep),
    flags: tasks.map(({ flags }) => flags.map(put)),
    recurrenceLabel: tasks.map(({ recurrenceLabel }) => put(recurrenceLabel)),
    spans: tasks.map(({ spans }) => spans.flatMap(({ start, end }) => [start, end])),
    indicators: tasks.map(({ indicators }) =>
      indicators.map(({ unit, target, current, isMet }): Packed["indicators"][number][number] => [
        put(unit),
        target,
        current,
        isMet,
      ]),
    ),
  };
  return { words: [...words.keys()], days: [...days.keys()], ...columns };
}

function placeIn<T>(places: Map<T, number>, one: T | null): number {
  if (one === null) return -1;
  const known = places.get(one);
  if (known !== undefined) return known;
  places.set(one, places.size);
  return places.size - 1;
}

function unpackTasks(packed: Packed): ShownTask[] {
  const { words, days } = packed;
  const word = (at: number | undefined): string | null => words[at ?? -1] ?? null;
  const said = (at: number | undefined): string => word(at) ?? "";
  const day = (at: number | undefined): PlainDate | null => days[at ?? -1] ?? null;
  return packed.matterId.map((matterId, i) => ({
    matterId,
    position: packed.position[i] ?? 0,
    outlineId: packed.outlineId[i] ?? "",
    parentId: word(packed.parentId[i]),
    heading: said(packed.heading[i]),
    title: packed.title[i] ?? "",
    origin: packed.origin[i] ?? "typed",
    state: packed.state[i] ?? "assigned",
    leadUnitId: word(packed.leadUnitId[i]),
    leadUnitName: word(packed.leadUnitName[i]),
    unitNames: (packed.unitNames[i] ?? []).map(said),
    from: day(packed.from[i]),
    dueOn: day(packed.dueOn[i]),
    percent: packed.percent[i] ?? 0,
    quota: packed.quota[i] ?? null,
    delivered: packed.delivered[i] ?? 0,
    timePercent: packed.timePercent[i] ?? 0,
    light: packed.light[i] ?? "waiting",
    lightReason: said(packed.lightReason[i]),
    ladderStep: packed.ladderStep[i] ?? 0,
    flags: (packed.flags[i] ?? []).map(said),
    recurrenceLabel: word(packed.recurrenceLabel[i]),
    spans: spansOf(packed.spans[i] ?? []),
    indicators: (packed.indicators[i] ?? []).map(([unit, target, current, isMet]) => ({
      ...{ unit: said(unit), target, current, isMet },
    })),
  }));
}

function spansOf(flat: readonly number[]): ShownTask["spans"] {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) spans.push({ start: flat[at] ?? 0, end: flat[at + 1] ?? 0 });
  return spans;
}

/** Packed on the line, unpacked by whoever parses the answer. */
export const ShownTasksSchema = Packed.refine(({ words: _, days: __, matterId, ...columns }) =>
  Object.values(columns).every(({ length }) => length === matterId.length),
).transform(unpackTasks);
