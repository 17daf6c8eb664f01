/**
 * 任务 task: one thing promised, with one lead unit (牵头单位) and responsible units that each have a part of their own.
 *
 * - part 分工: what one responsible unit answers for, with its own state; confirmed by the lead unit
 * - percent 进度: as the lead unit reports it; the light compares it with the time gone
 * - ladder step 提级: 0 nobody asked yet, 1 责任部门, 2 牵头部门, 3 分管领导, 4 局党组
 */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { TASK_ORIGINS } from "../../labels.ts";

const id = IdSchema.nullable();
const text = z.string().nullable();
const instant = InstantSchema.nullable();
const date = PlainDateSchema.nullable();
const count = z.number().int().nonnegative();

export const TaskDetailSchema = z.object({
  planId: id,
  /** The task it was broken out of, or that it comes again of. */
  parentId: id,
  outlineId: z.string(),
  /** 1 based place in the document. */
  position: count,
  heading: z.string(),
  origin: z.enum(Object.keys(TASK_ORIGINS) as [keyof typeof TASK_ORIGINS, ...(keyof typeof TASK_ORIGINS)[]]),
  content: z.string(),
  /** Pairs of start and end in the document's text. */
  spans: z.array(z.number().int()),
  startsOn: date,
  dueOn: date,
  recurrence: text,
  dutyId: id,
  occursOn: date,
  /** 定量: how many are owed in its period; null: not a matter of counting. */
  quota: z.number().int().positive().nullable(),
  /** 已报送, of the quota. */
  delivered: count,
  percent: z.number().int().min(0).max(100),
  personId: id,
  receivedAt: instant,
  progressText: text,
  progressAt: instant,
  submittedAt: instant,
  submittedByPersonId: id,
  helpText: text,
  askedDueOn: date,
  askedByPersonId: id,
  askReason: text,
  extensionCount: count,
  sendBackCount: count,
  ladderStep: z.number().int().min(0).max(4),
  ladderDueAt: instant,
  endReason: text,
});
export type TaskDetail = z.infer<typeof TaskDetailSchema>;

export const BLANK_TASK: TaskDetail = {
  planId: null,
  parentId: null,
  outlineId: "",
  position: 0,
  heading: "",
  origin: "typed",
  content: "",
  spans: [],
  startsOn: null,
  dueOn: null,
  recurrence: null,
  dutyId: null,
  occursOn: null,
  quota: null,
  delivered: 0,
  percent: 0,
  personId: null,
  receivedAt: null,
  progressText: null,
  progressAt: null,
  submittedAt: null,
  submittedByPersonId: null,
  helpText: null,
  askedDueOn: null,
  askedByPersonId: null,
  askReason: null,
  extensionCount: 0,
  sendBackCount: 0,
  ladderStep: 0,
  ladderDueAt: null,
  endReason: null,
};
