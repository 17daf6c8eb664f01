/** 订正: what a person changed in what the reader found, as data. The outline itself stays as it was read. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

const task = z.string().min(1).max(80);
const title = z.string().trim().min(2, "任务名称至少 2 个字").max(200, "任务名称不超过 200 字");
const names = z.array(z.string().trim().min(1).max(60)).max(40);

export const TargetSchema = z.object({
  subject: z.string().trim().max(200),
  comparator: z.enum(["at_least", "at_most", "more_than", "less_than", "equal", "change_by"]),
  value: z.number(),
  unit: z.string().trim().max(20),
  direction: z.enum(["up", "down", "none"]),
  baseline: z.string().max(100).nullable(),
  per: z.string().max(40).nullable(),
  due: PlainDateSchema.nullable(),
});
export type DraftTarget = z.infer<typeof TargetSchema>;

export const CorrectionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rename"), taskId: task, title }),
  /** The first text stays with the task, the others become tasks `id~2`, `id~3` … after it. */
  z.object({ kind: z.literal("split"), taskId: task, texts: z.array(title).min(2, "至少拆成两项").max(20) }),
  /** The others go into the first. */
  z.object({ kind: z.literal("merge"), taskIds: z.array(task).min(2, "至少选两项").max(20) }),
  /** Before another task (null: to the end), taking its heading; `heading` overrides. */
  z.object({
    kind: z.literal("move"),
    taskId: task,
    beforeId: task.nullable(),
    heading: z.string().max(200).optional(),
  }),
  z.object({ kind: z.literal("assign"), taskId: task, lead: names, responsible: names }),
  /** 量化到人: to a person in a post of the lead unit; null takes it back. */
  z.object({ kind: z.literal("assign_person"), taskId: task, personId: IdSchema.nullable() }),
  z.object({
    kind: z.literal("set_period"),
    taskId: task,
    from: PlainDateSchema.nullable(),
    to: PlainDateSchema.nullable(),
    recurrence: z.string().max(300).nullable(),
  }),
  /** `index` beyond the last adds one; null takes the target away. */
  z.object({
    kind: z.literal("set_target"),
    taskId: task,
    index: z.number().int().min(0).max(50),
    target: TargetSchema.nullable(),
  }),
  z.object({ kind: z.literal("leave_out"), taskId: task }),
  z.object({ kind: z.literal("take_in"), taskId: task }),
  z.object({ kind: z.literal("add"), taskId: task, heading: z.string().max(200), title }),
  /** 存疑已核: the doubts of a task were looked at. */
  z.object({ kind: z.literal("settle"), taskId: task }),
]);
export type Correction = z.infer<typeof CorrectionSchema>;

export const CORRECTIONS = {
  rename: "改名称",
  split: "拆分",
  merge: "合并",
  move: "移动",
  assign: "改单位",
  assign_person: "落实到人",
  set_period: "改时间",
  set_target: "改目标",
  leave_out: "不列入",
  take_in: "重新列入",
  add: "补充任务",
  settle: "核对存疑",
} as const satisfies Record<Correction["kind"], string>;
