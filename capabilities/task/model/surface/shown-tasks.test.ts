import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { LIGHTS, type Light, TASK_ORIGINS, TASK_STATES, type TaskOrigin, type TaskState } from "../labels.ts";
import { packTasks, type ShownTask, ShownTasksSchema } from "./shown-tasks.ts";

const keyOf = <K extends string>(labels: Readonly<Record<K, string>>) =>
  fc.constantFrom(...(Object.keys(labels) as K[]));
/** Few words, so that tasks share them. */
const word = fc.constantFrom("", "城管局", "环卫所", "1. 整治", "按进度推进");
const day = fc.option(fc.constantFrom("2026-11-01", "2026-12-31").map(parsePlainDate));
const whole = fc.nat(100);

const task: fc.Arbitrary<ShownTask> = fc.record({
  matterId: fc.uuid(),
  position: whole,
  outlineId: word,
  parentId: fc.option(fc.uuid()),
  heading: word,
  title: fc.string(),
  origin: keyOf<TaskOrigin>(TASK_ORIGINS),
  state: keyOf<TaskState>(TASK_STATES),
  leadUnitId: fc.option(fc.uuid()),
  leadUnitName: fc.option(word),
  unitNames: fc.array(word, { maxLength: 3 }),
  from: day,
  dueOn: day,
  percent: whole,
  quota: fc.option(whole),
  delivered: whole,
  timePercent: whole,
  light: keyOf<Light>(LIGHTS),
  lightReason: word,
  ladderStep: fc.nat(4),
  flags: fc.array(word, { maxLength: 2 }),
  recurrenceLabel: fc.option(word),
  spans: fc.array(fc.record({ start: whole, end: whole }), { maxLength: 2 }),
  indicators: fc.array(
    fc.record({ unit: word, target: fc.integer(), current: fc.option(fc.integer()), isMet: fc.option(fc.boolean()) }),
    { maxLength: 2 },
  ),
});
const packed = (tasks: readonly ShownTask[]) =>
  packTasks(tasks.map(({ unitNames, ...rest }) => ({ ...rest, parts: unitNames.map((unitName) => ({ unitName })) })));

describe("tasks on their way to the browser", () => {
  it("arrive as they left", () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 12 }), (tasks) => {
        expect(ShownTasksSchema.parse(JSON.parse(JSON.stringify(packed(tasks))))).toEqual(tasks);
      }),
    );
  });

  it("are refused when a list is shorter than the others: nobody could say which task lacks what", () => {
    const [one] = fc.sample(task, 1);
    const whole = packed(one ? [one, one] : []);
    expect(ShownTasksSchema.safeParse({ ...whole, percent: [1] }).success).toBe(false);
  });
});
