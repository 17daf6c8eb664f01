/** 议题: a difficult item on its way to a meeting; the recorded decision becomes tasks. YT01 to YT06. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import type { Effect, FieldDeclaration } from "#kernel/procedure/model/public.ts";
import { type AgendaState, DIFFICULTIES, MEETINGS } from "../../labels.ts";
import type { WorkFacts } from "../facts.ts";
import {
  actsOf,
  choiceOf,
  day,
  divisionCode,
  files,
  HANDLERS,
  NOBODYS_TURN,
  OFFICE,
  OFFICE_AND_LEADERS,
  optional,
  optionsOf,
  refuse,
  required,
  STEP_BY_STEP,
  setMatter,
  tell,
  turn,
  words,
  wrongField,
} from "../kit.ts";

export const AgendaDetailSchema = z.object({
  difficulty: z.enum(["hard", "grave"]),
  question: z.string(),
  taskId: IdSchema.nullable(),
  planId: IdSchema.nullable(),
  meeting: z.enum(["special", "office", "party_group", "committee"]).nullable(),
  meetingOn: day.nullable(),
  decision: z.string().nullable(),
  decidedAt: InstantSchema.nullable(),
  taskCount: z.number().int().nonnegative(),
});
export type AgendaDetail = z.infer<typeof AgendaDetailSchema>;
export const BLANK_AGENDA: AgendaDetail = {
  difficulty: "hard",
  question: "",
  taskId: null,
  planId: null,
  meeting: null,
  meetingOn: null,
  decision: null,
  decidedAt: null,
  taskCount: 0,
};

const agendaAct = actsOf<AgendaState, AgendaDetail, WorkFacts>();
const detail = (changes: Partial<AgendaDetail>): Effect<AgendaDetail> => ({ kind: "detail", changes });

export const propose = agendaAct({
  label: "提出议题",
  code: "YT01",
  from: "none",
  to: "proposed",
  by: [...OFFICE_AND_LEADERS, "system"],
  weight: "primary",
  input: z.object({
    title: words(4, "议题", 200),
    difficulty: choiceOf(DIFFICULTIES, "难度"),
    question: words(6, "需要研究的问题"),
    taskId: IdSchema.nullable().default(null),
    planId: IdSchema.nullable().default(null),
    divisionCode,
  }),
  fields: () => [
    required("title", "议题", "text"),
    required("difficulty", "难度", "choice", { options: optionsOf(DIFFICULTIES) }),
    required("question", "需要研究的问题", "longText"),
  ],
  guards: [],
  checks: [],
  effects: (_, input) => [
    { kind: "number", letter: "Y" },
    setMatter({
      subject: DIFFICULTIES[input.difficulty],
      title: input.title,
      source: input.taskId ? "task" : "typed",
      ...(input.divisionCode ? { divisionCode: input.divisionCode } : {}),
    }),
    detail({ difficulty: input.difficulty, question: input.question, taskId: input.taskId, planId: input.planId }),
    turn(OFFICE, "议题待安排"),
  ],
});

export const schedule = agendaAct({
  label: "列入会议",
  code: "YT02",
  from: ["proposed", "scheduled"],
  to: "scheduled",
  by: OFFICE,
  weight: "primary",
  input: z.object({ meeting: choiceOf(MEETINGS, "会议"), meetingOn: day }),
  fields: ({ detail: agenda }) => [
    required("meeting", "会议", "choice", {
      options: optionsOf(MEETINGS),
      initial: agenda.difficulty === "grave" ? "party_group" : "special",
    }),
    required("meetingOn", "会议日期", "date"),
  ],
  guards: [],
  checks: [
    ({ detail: agenda }, { meeting }) =>
      agenda.difficulty === "grave" && meeting !== "party_group" && meeting !== "committee"
        ? refuse("YT02-GRAVE", "重大疑难问题须提请局党组或城市管理委员会研究", STEP_BY_STEP)
        : null,
    ({ facts }, { meetingOn }) => (meetingOn < facts.today ? wrongField("meetingOn", "会议日期不能早于今天") : null),
  ],
  effects: (_, { meeting, meetingOn }) => [
    detail({ meeting, meetingOn }),
    turn(OFFICE, `${MEETINGS[meeting]} ${meetingOn}，待记录议定`),
  ],
});

const FollowUp = {
  taskTitle: z.string().trim().max(200).default(""),
  leadUnitId: IdSchema.nullable().default(null),
  dueOn: day.nullable().default(null),
};
const followUpFields = (isRequired: boolean): readonly FieldDeclaration[] => [
  { ...optional("taskTitle", "议定任务", "text"), isRequired },
  { ...optional("leadUnitId", "牵头单位", "unit"), isRequired },
  { ...optional("dueOn", "完成期限", "date"), isRequired },
];
type FollowUpInput = { readonly taskTitle: string; readonly leadUnitId: string | null; readonly dueOn: string | null };
const decided = ({ taskTitle, leadUnitId, dueOn }: FollowUpInput): readonly Effect<never>[] =>
  taskTitle === "" ? [] : [tell("task_decided", { title: taskTitle, leadUnitId, dueOn })];
const whole = (_: unknown, { taskTitle, leadUnitId, dueOn }: FollowUpInput) =>
  taskTitle !== "" && (leadUnitId === null || dueOn === null)
    ? wrongField("leadUnitId", "议定任务须写明牵头单位和完成期限")
    : null;

export const decide = agendaAct({
  label: "记录议定",
  code: "YT03",
  from: ["scheduled"],
  to: "decided",
  by: OFFICE,
  weight: "primary",
  input: z.object({ decision: words(6, "议定事项"), files, ...FollowUp }),
  fields: () => [
    required("decision", "议定事项", "longText"),
    optional("files", "会议纪要", "photos"),
    ...followUpFields(false),
  ],
  guards: [
    ({ detail: agenda, facts }) =>
      agenda.meetingOn !== null && agenda.meetingOn > facts.today
        ? refuse("YT03-EARLY", `会议在 ${agenda.meetingOn}，还没有召开`)
        : null,
  ],
  checks: [whole],
  effects: ({ detail: agenda, now }, input) => [
    detail({ decision: input.decision, decidedAt: now, taskCount: input.taskTitle === "" ? 0 : 1 }),
    turn(OFFICE, "已议定，待落实"),
    tell("decided", { decision: input.decision, meeting: agenda.meeting, taskId: agenda.taskId }),
    ...decided(input),
  ],
});

export const addTask = agendaAct({
  label: "增加议定任务",
  code: "YT04",
  from: ["decided"],
  to: "same",
  by: OFFICE,
  weight: "normal",
  input: z.object({ ...FollowUp, taskTitle: words(2, "议定任务", 200) }),
  fields: () => followUpFields(true),
  guards: [],
  checks: [whole],
  effects: ({ detail: agenda }, input) => [detail({ taskCount: agenda.taskCount + 1 }), ...decided(input)],
});

export const close = agendaAct({
  label: "落实办结",
  code: "YT05",
  from: ["decided"],
  to: "closed",
  by: OFFICE,
  weight: "primary",
  input: z.object({ summary: words(4, "落实情况") }),
  fields: () => [required("summary", "落实情况", "longText")],
  guards: [],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

export const decline = agendaAct({
  label: "不予上会",
  code: "YT06",
  from: ["proposed", "scheduled"],
  to: "declined",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ reason: words(6, "理由") }),
  fields: () => [required("reason", "理由", "longText")],
  guards: [],
  checks: [],
  effects: ({ detail: agenda }, { reason }) => [
    NOBODYS_TURN,
    tell("decided", { decision: `不予上会：${reason}`, meeting: null, taskId: agenda.taskId }),
  ],
});

export const comment = agendaAct({
  label: "留言",
  code: "YT07",
  from: ["proposed", "scheduled", "decided", "closed", "declined"],
  to: "same",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "normal",
  input: z.object({ text: words(1, "留言", 1000) }),
  fields: () => [required("text", "留言", "longText")],
  guards: [],
  checks: [],
  effects: () => [],
});
