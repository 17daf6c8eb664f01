/** 定量报送: a duty like «每县区每月至少 1 篇» is counted, not estimated; reaching the number is its completion. RW26. */
import { z } from "zod";
import { flag, HANDLERS, NOBODYS_TURN, ofLeadUnit, proof, refuse, required, words } from "../kit.ts";
import { detail, type TaskGuard, type TaskSituation, taskAct } from "./task-act.ts";

const MOST_AT_ONCE = 50;
const InputSchema = z.object({
  count: z
    .number()
    .int("篇（次）数须为整数")
    .min(1, "至少 1 篇（次）")
    .max(MOST_AT_ONCE, `一次最多报送 ${MOST_AT_ONCE} 篇（次）`),
  text: words(2, "报送内容"),
  files: proof,
});

const hasQuota: TaskGuard = ({ detail: task }) =>
  task.quota === null ? refuse("RW26-NONE", "这项任务没有定量要求，请报进展") : null;

const reached = ({ detail: task }: TaskSituation, count: number) =>
  task.delivered + count >= (task.quota ?? Number.POSITIVE_INFINITY);

/** Each with its proof; done with the last one owed, since a number needs nobody's judgement. */
export const deliver = taskAct({
  label: "报送",
  code: "RW26",
  from: ["doing"],
  to: (situation, { count }) => (reached(situation, count) ? "done" : "doing"),
  toStates: ["doing", "done"],
  by: HANDLERS,
  weight: "primary",
  input: InputSchema,
  fields: ({ detail: task }) => [
    required("count", "篇（次）数", "number", {
      initial: 1,
      hint: `本期已报送 ${task.delivered}/${task.quota ?? 0}`,
    }),
    required("text", "报送内容", "longText"),
    required("files", "佐证", "photos"),
  ],
  guards: [hasQuota, ofLeadUnit("RW26", "报送")],
  checks: [],
  effects: (situation, { count, text }) => {
    const { actor, now, detail: task } = situation;
    const delivered = task.delivered + count;
    const said = { delivered, progressText: text, progressAt: now };
    if (!reached(situation, count))
      return [detail({ ...said, percent: Math.floor((100 * delivered) / (task.quota ?? delivered)) })];
    return [
      detail({
        ...{ ...said, percent: 100, submittedAt: now, submittedByPersonId: actor.personId },
        ...{ ladderStep: 0, ladderDueAt: null },
      }),
      flag([], ["help_asked", "extension_asked", "climbed", "agenda"]),
      NOBODYS_TURN,
    ];
  },
});

/** RW13 is not the way round the count. */
export const quotaShort: TaskGuard = ({ detail: task }) =>
  task.quota === null || task.delivered >= task.quota
    ? null
    : refuse(
        "RW13-QUOTA",
        `本期应报送 ${task.quota} 篇（次），还差 ${task.quota - task.delivered}，请用“报送”逐次计数`,
      );
