/** 交办: how tasks come to be, are received, broken down and changed. RW01 to RW06. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Effect } from "#kernel/procedure/model/public.ts";
import { TASK_ORIGINS } from "../../labels.ts";
import { sourceOf } from "../../settings.ts";
import {
  DESIGN,
  day,
  divisionCode,
  endOfDay,
  HANDLERS,
  involve,
  isOfUnit,
  isOwnUnit,
  namedOptions,
  OFFICE,
  OFFICE_AND_LEADERS,
  ofLeadUnit,
  opinion,
  optional,
  refuse,
  required,
  setMatter,
  startUntil,
  stopClock,
  TWO_BODIES,
  turn,
  unitIds,
  words,
  wrongField,
} from "../kit.ts";
import { detail, OPEN, type TaskEffect, type TaskSituation, taskAct } from "./task-act.ts";

export const NewTaskInput = z.object({
  title: words(2, "任务名称", 200),
  content: z.string().trim().max(8000).default(""),
  planId: IdSchema.nullable().default(null),
  parentId: IdSchema.nullable().default(null),
  outlineId: z.string().max(80).default(""),
  position: z.number().int().nonnegative().default(0),
  heading: z.string().max(300).default(""),
  origin: z
    .enum(Object.keys(TASK_ORIGINS) as [keyof typeof TASK_ORIGINS, ...(keyof typeof TASK_ORIGINS)[]])
    .default("typed"),
  spans: z.array(z.number().int().nonnegative()).default([]),
  leadUnitId: IdSchema.nullable(),
  responsibleUnitIds: unitIds.default([]),
  personId: IdSchema.nullable().default(null),
  startsOn: day.nullable().default(null),
  dueOn: day.nullable(),
  recurrence: z.string().max(300).nullable().default(null),
  dutyId: IdSchema.nullable().default(null),
  occursOn: day.nullable().default(null),
  quota: z.number().int().positive().nullable().default(null),
  divisionCode,
});
type NewTask = z.infer<typeof NewTaskInput>;

function opening(situation: TaskSituation, input: NewTask): readonly TaskEffect[] {
  const { leadUnitId, responsibleUnitIds, title, divisionCode: division, dueOn } = input;
  return [
    { kind: "number", letter: "T" },
    setMatter({
      subject: TASK_ORIGINS[input.origin],
      title,
      source: input.origin,
      unitId: leadUnitId,
      ...(division ? { divisionCode: division } : {}),
    }),
    ...(leadUnitId ? [involve(leadUnitId, "lead")] : []),
    ...responsibleUnitIds.filter((unit) => unit !== leadUnitId).map((unit) => involve(unit, "assist")),
    ...dueClock(situation, dueOn),
    ...receiving(situation, leadUnitId),
    detail({
      planId: input.planId,
      parentId: input.parentId,
      outlineId: input.outlineId,
      position: input.position,
      heading: input.heading,
      origin: input.origin,
      content: input.content,
      spans: input.spans,
      startsOn: input.startsOn ?? situation.facts.today,
      dueOn,
      recurrence: input.recurrence,
      dutyId: input.dutyId,
      occursOn: input.occursOn,
      quota: input.quota,
      personId: input.personId,
    }),
  ];
}

function dueClock({ now }: TaskSituation, dueOn: PlainDate | null): readonly Effect<never>[] {
  return dueOn === null ? [] : [startUntil("task", "任务期限", now, endOfDay(dueOn), "方案所列期限")];
}

/** Whose turn it is to receive; without a lead unit the office has to find one. */
function receiving({ facts }: TaskSituation, leadUnitId: string | null): readonly Effect<never>[] {
  if (leadUnitId === null) return [turn(OFFICE, "待定牵头单位")];
  return [
    {
      ...{ kind: "startClock", clock: "receive", label: "接收时限", source: sourceOf("receive_days") },
      limit: { value: facts.settings.receive_days, unit: "day", basis: "working" },
    },
    turn(HANDLERS, "新任务，待接收", { unitId: leadUnitId }),
  ];
}

/** Made by the system from a document, a decision, a recurring duty. */
export const create = taskAct({
  label: "建立任务",
  code: "RW01",
  from: "none",
  to: "assigned",
  by: ["system"],
  weight: "primary",
  input: NewTaskInput,
  fields: () => [],
  guards: [],
  checks: [],
  effects: opening,
});

export const assign = taskAct({
  label: "交办任务",
  code: "RW02",
  from: "none",
  to: "assigned",
  by: OFFICE_AND_LEADERS,
  weight: "primary",
  input: NewTaskInput.pick({ title: true, content: true, responsibleUnitIds: true, planId: true }).extend({
    leadUnitId: IdSchema,
    dueOn: day,
  }),
  fields: ({ facts }) => [
    required("title", "任务名称", "text"),
    optional("content", "要求", "longText"),
    required("leadUnitId", "牵头单位", "unit"),
    optional("responsibleUnitIds", "责任单位", "manyChoices", { options: namedOptions(facts.units) }),
    required("dueOn", "完成期限", "date"),
  ],
  guards: [],
  checks: [({ facts }, { dueOn }) => (dueOn < facts.today ? wrongField("dueOn", "完成期限不能早于今天") : null)],
  effects: (situation, input) => opening(situation, NewTaskInput.parse({ ...input, origin: "typed" })),
});

export const receive = taskAct({
  label: "接收",
  code: "RW03",
  from: ["assigned"],
  to: "doing",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [optional("opinion", "说明", "longText")],
  guards: [ofLeadUnit("RW03", "接收")],
  checks: [],
  effects: ({ matter, now }) => [
    stopClock("receive"),
    detail({ receivedAt: now }),
    turn(HANDLERS, "办理中，按期报进展", { unitId: matter.unitId }),
  ],
  isBatch: true,
});

/** 分解: a part for a unit, with its own words, day and person. */
export const breakDown = taskAct({
  label: "分解任务",
  code: "RW04",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({
    unitId: IdSchema,
    text: words(2, "分工内容", 2000),
    dueOn: day.nullable().default(null),
    personId: IdSchema.nullable().default(null),
  }),
  fields: ({ facts }) => [
    required("unitId", "责任单位", "unit"),
    required("text", "分工内容", "longText"),
    optional("dueOn", "分工期限", "date"),
    optional("personId", "责任人", "choice", { options: namedOptions(facts.persons) }),
  ],
  guards: [ofLeadUnit("RW04", "分解任务")],
  checks: [
    ({ detail: task }, { dueOn }) =>
      dueOn !== null && task.dueOn !== null && dueOn > task.dueOn
        ? wrongField("dueOn", `分工期限不能晚于任务期限 ${task.dueOn}`)
        : null,
  ],
  effects: (_, { unitId }) => [involve(unitId, "assist")],
});

/** 量化到人: whoever is named sees the task whatever the post. */
export const namePerson = taskAct({
  label: "落实到人",
  code: "RW05",
  from: ["assigned", "doing"],
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ personId: IdSchema }),
  fields: ({ facts }) => [required("personId", "责任人", "choice", { options: namedOptions(facts.persons) })],
  guards: [ofLeadUnit("RW05", "落实到人")],
  checks: [
    ({ facts }, { personId }) =>
      facts.persons.some(({ id }) => id === personId) ? null : wrongField("personId", "责任人须是牵头单位在岗人员"),
  ],
  effects: (_, { personId }) => [detail({ personId })],
});

const Amendment = z.object({
  outlineId: z.string().max(80).optional(),
  title: words(2, "任务名称", 200).optional(),
  content: z.string().trim().max(8000).optional(),
  heading: z.string().max(300).optional(),
  position: z.number().int().nonnegative().optional(),
  spans: z.array(z.number().int().nonnegative()).optional(),
  leadUnitId: IdSchema.optional(),
  responsibleUnitIds: unitIds.optional(),
  dueOn: day.optional(),
  reason: words(4, "变更理由"),
});

/** 调整: by the office, or by a new edition of the document; the record keeps before and after. */
export const amend = taskAct({
  label: "调整任务",
  code: "RW06",
  from: OPEN,
  to: ({ matter }, { leadUnitId }) =>
    leadUnitId !== undefined && leadUnitId !== matter.unitId
      ? "assigned"
      : (matter.state as "assigned" | "doing" | "submitted"),
  toStates: ["assigned", "doing", "submitted"],
  by: ["supervision_office", "system"],
  weight: "normal",
  input: Amendment,
  fields: ({ matter, detail: task, facts }) => [
    optional("title", "任务名称", "text", { initial: matter.title }),
    optional("leadUnitId", "牵头单位", "unit", matter.unitId ? { initial: matter.unitId } : {}),
    optional("responsibleUnitIds", "增加责任单位", "manyChoices", { options: namedOptions(facts.units) }),
    optional("dueOn", "完成期限", "date", task.dueOn ? { initial: task.dueOn } : {}),
    required("reason", "变更理由", "longText"),
  ],
  guards: [],
  checks: [],
  effects: (situation, input) => {
    const { matter, detail: task, now } = situation;
    const isMoved = input.leadUnitId !== undefined && input.leadUnitId !== matter.unitId;
    const isDated = input.dueOn !== undefined && input.dueOn !== task.dueOn;
    return [
      setMatter({
        ...(input.title === undefined ? {} : { title: input.title }),
        ...(isMoved && input.leadUnitId ? { unitId: input.leadUnitId } : {}),
      }),
      ...(isMoved && input.leadUnitId
        ? [involve(input.leadUnitId, "lead"), ...receiving(situation, input.leadUnitId)]
        : []),
      ...(input.responsibleUnitIds ?? []).map((unit) => involve(unit, "assist")),
      ...(isDated && input.dueOn ? [startUntil("task", "任务期限", now, endOfDay(input.dueOn), DESIGN)] : []),
      detail({
        ...(isDated && input.dueOn ? { dueOn: input.dueOn } : {}),
        ...(input.outlineId === undefined ? {} : { outlineId: input.outlineId }),
        ...(input.content === undefined ? {} : { content: input.content }),
        ...(input.heading === undefined ? {} : { heading: input.heading }),
        ...(input.position === undefined ? {} : { position: input.position }),
        ...(input.spans === undefined ? {} : { spans: input.spans }),
      }),
    ];
  },
});

/** The actor stands for the lead unit, or for a unit with a part. */
export const ofParty =
  (code: string) =>
  ({ actor, matter, facts }: TaskSituation) =>
    isOfUnit(actor, matter.unitId) || facts.parts.some(({ unitId }) => isOwnUnit(actor, unitId))
      ? null
      : refuse(`${code}-PARTY`, "只有牵头单位和责任单位可以办理", TWO_BODIES);
