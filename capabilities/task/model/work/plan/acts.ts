/** 方案的动作 FA01 to FA09: published, run by its tasks, reviewed 回头看, closed. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import type { Effect, Guard } from "#kernel/procedure/model/public.ts";
import { PLAN_KINDS, type PlanState } from "../../labels.ts";
import type { PlanFacts } from "../facts.ts";
import {
  actsOf,
  choiceOf,
  day,
  divisionCode,
  endOfDay,
  files,
  HANDLERS,
  involve,
  LOOK_BACK_SOURCE,
  NOBODYS_TURN,
  OFFICE,
  OFFICE_AND_LEADERS,
  optional,
  refuse,
  required,
  setMatter,
  startUntil,
  tell,
  turn,
  unitIds,
  words,
  wrongField,
} from "../kit.ts";
import type { PlanDetail } from "./plan.ts";

const planAct = actsOf<PlanState, PlanDetail, PlanFacts>();
const detail = (changes: Partial<PlanDetail>): Effect<PlanDetail> => ({ kind: "detail", changes });
const NOT_ENDED = ["published", "running", "reviewing"] as const satisfies readonly PlanState[];

const Document = z.object({
  title: words(2, "方案名称", 200),
  planKind: choiceOf(PLAN_KINDS, "方案类别"),
  documentNumber: z.string().max(80).nullable(),
  issuer: z.string().max(120).nullable(),
  documentDate: day.nullable(),
  draftId: IdSchema,
  leadUnitId: IdSchema,
  unitIds,
  from: day,
  to: day,
  taskTotal: z.number().int().nonnegative(),
});

/** By the route that publishes a draft: the document has been read and corrected. */
export const publish = planAct({
  label: "发布方案",
  code: "FA01",
  from: "none",
  to: "published",
  by: OFFICE,
  weight: "primary",
  input: Document.extend({ divisionCode }),
  fields: () => [],
  guards: [],
  checks: [
    (_, { from, to }) => (to < from ? wrongField("to", "终止日期不能早于起始日期") : null),
    (_, { taskTotal }) => (taskTotal === 0 ? refuse("FA01-EMPTY", "方案里没有任务，不能发布") : null),
  ],
  effects: ({ now }, input) => [
    { kind: "number", letter: "P" },
    setMatter({
      subject: PLAN_KINDS[input.planKind],
      title: input.title,
      source: "document",
      unitId: input.leadUnitId,
      ...(input.divisionCode ? { divisionCode: input.divisionCode } : {}),
    }),
    involve(input.leadUnitId, "lead"),
    ...input.unitIds.filter((id) => id !== input.leadUnitId).map((id) => involve(id, "assist")),
    startUntil("plan", "方案期限", now, endOfDay(input.to), "方案所列期限"),
    detail({
      planKind: input.planKind,
      documentNumber: input.documentNumber,
      issuer: input.issuer,
      documentDate: input.documentDate,
      draftId: input.draftId,
      edition: 1,
      startsOn: input.from,
      endsOn: input.to,
      taskTotal: input.taskTotal,
    }),
    NOBODYS_TURN,
  ],
});

/** Every task of the document exists. */
export const start = planAct({
  label: "任务建立完毕",
  code: "FA02",
  from: ["published"],
  to: "running",
  by: ["system"],
  weight: "normal",
  input: z.object({ tasks: z.number().int() }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: (_, { tasks }) => [detail({ taskTotal: tasks })],
});

export const revise = planAct({
  label: "发布新版",
  code: "FA03",
  from: ["running"],
  to: "published",
  by: OFFICE,
  weight: "normal",
  input: Document.extend({ summary: z.string().max(4000) }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: ({ detail: plan, now }, input) => [
    setMatter({ title: input.title, unitId: input.leadUnitId }),
    ...input.unitIds.map((id) => involve(id, id === input.leadUnitId ? "lead" : "assist")),
    startUntil("plan", "方案期限", now, endOfDay(input.to), "方案所列期限"),
    detail({
      documentNumber: input.documentNumber,
      documentDate: input.documentDate,
      draftId: input.draftId,
      edition: plan.edition + 1,
      startsOn: input.from,
      endsOn: input.to,
      taskTotal: input.taskTotal,
    }),
  ],
});

/** 回头看: at mid-year, at the end; may be done several times. */
export const lookBack = planAct({
  label: "回头看",
  code: "FA04",
  from: ["running", "reviewing"],
  to: "same",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ text: words(6, "对照目标的情况"), files }),
  fields: () => [required("text", "对照目标的情况", "longText"), optional("files", "附件", "photos")],
  guards: [],
  checks: [],
  effects: ({ now }, { text }) => [detail({ reviewText: text, reviewedAt: now })],
});

export const beginReview = planAct({
  label: "开始评估",
  code: "FA05",
  from: ["running"],
  to: "reviewing",
  by: OFFICE,
  weight: "primary",
  input: z.object({ opinion: z.string().max(2000).default("") }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: () => [turn(OFFICE, "评估中，待办结")],
});

export const resume = planAct({
  label: "继续推进",
  code: "FA06",
  from: ["reviewing"],
  to: "running",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ reason: words(4, "理由") }),
  fields: () => [required("reason", "理由", "longText")],
  guards: [],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

const tasksOver: Guard<PlanDetail, PlanFacts> = ({ facts }) =>
  facts.openTasks === 0 ? null : refuse("FA07-OPEN", `还有 ${facts.openTasks} 项任务没有完成或取消，方案不能办结`);
const lookedBack: Guard<PlanDetail, PlanFacts> = ({ detail: plan }) =>
  plan.reviewedAt === null ? refuse("FA07-REVIEW", "还没有对照目标“回头看”，方案不能办结", LOOK_BACK_SOURCE) : null;

export const close = planAct({
  label: "办结方案",
  code: "FA07",
  from: ["reviewing"],
  to: "closed",
  by: ["leader"],
  weight: "primary",
  input: z.object({ summary: words(6, "总结") }),
  fields: () => [required("summary", "总结", "longText")],
  guards: [tasksOver, lookedBack],
  checks: [],
  effects: (_, { summary }) => [detail({ summary }), NOBODYS_TURN],
});

export const withdraw = planAct({
  label: "撤销方案",
  code: "FA08",
  from: NOT_ENDED,
  to: "withdrawn",
  by: ["leader"],
  weight: "danger",
  input: z.object({ reason: words(6, "撤销理由") }),
  fields: () => [required("reason", "撤销理由", "longText")],
  guards: [],
  checks: [],
  confirm: "撤销后，方案下没有办完的任务一并取消，确定吗？",
  effects: (_, { reason }) => [detail({ summary: reason }), NOBODYS_TURN, tell("plan_withdrawn", { reason })],
});

export const comment = planAct({
  label: "留言",
  code: "FA09",
  from: [...NOT_ENDED, "closed", "withdrawn"],
  to: "same",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "normal",
  input: z.object({ text: words(1, "留言", 1000) }),
  fields: () => [required("text", "留言", "longText")],
  guards: [],
  checks: [],
  effects: () => [],
});
