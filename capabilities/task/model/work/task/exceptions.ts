/** 例外: extensions, cancelling, the ladder, meetings. RW16 to RW24. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { DIFFICULTIES, LADDER_STEPS } from "../../labels.ts";
import {
  choiceOf,
  day,
  endOfDay,
  flag,
  HANDLERS,
  isNot,
  minutesUntil,
  NOBODYS_TURN,
  OFFICE_AND_LEADERS,
  ofLeadUnit,
  opinion,
  opinionField,
  optionsOf,
  refuse,
  required,
  STEP_BY_STEP,
  startUntil,
  tell,
  turn,
  words,
  wrongField,
} from "../kit.ts";
import { ofParty } from "./making.ts";
import { detail, OPEN, type TaskGuard, taskAct } from "./task-act.ts";

const NO_ASK = { askedDueOn: null, askedByPersonId: null, askReason: null } as const;
const isAsked =
  (code: string): TaskGuard =>
  ({ matter }) =>
    matter.flags.includes("extension_asked") ? null : refuse(`${code}-NONE`, "没有待批的延期申请");

export const askExtension = taskAct({
  label: "申请延期",
  code: "RW16",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ dueOn: day, reason: words(6, "延期理由") }),
  fields: () => [required("dueOn", "延期到", "date"), required("reason", "延期理由", "longText")],
  guards: [
    ofLeadUnit("RW16", "申请延期"),
    ({ matter }) => (matter.flags.includes("extension_asked") ? refuse("RW16-ONCE", "已有待批的延期申请") : null),
    ({ detail: task }) => (task.dueOn === null ? refuse("RW16-NO-DUE", "任务没有期限，不需要延期") : null),
  ],
  checks: [
    ({ detail: task }, { dueOn }) =>
      task.dueOn !== null && dueOn <= task.dueOn ? wrongField("dueOn", `须晚于现期限 ${task.dueOn}`) : null,
  ],
  effects: ({ actor }, { dueOn, reason }) => [
    flag(["extension_asked"]),
    detail({ askedDueOn: dueOn, askedByPersonId: actor.personId, askReason: reason }),
    turn(["leader"], `申请延期到 ${dueOn}，待批`),
  ],
});

export const grantExtension = taskAct({
  label: "同意延期",
  code: "RW17",
  from: ["doing"],
  to: "same",
  by: ["leader"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [isAsked("RW17"), isNot("RW17", (task) => task.askedByPersonId, "申请人不能批准自己的延期")],
  checks: [],
  effects: ({ matter, detail: task, now }) => {
    const until = task.askedDueOn;
    return [
      flag(["extended"], ["extension_asked", "climbed"]),
      ...(until ? [startUntil("task", "任务期限", now, endOfDay(until), "经批准延期")] : []),
      detail({
        ...NO_ASK,
        dueOn: until ?? task.dueOn,
        extensionCount: task.extensionCount + 1,
        ladderStep: 0,
        ladderDueAt: null,
      }),
      turn(HANDLERS, "延期已批准，继续办理", { unitId: matter.unitId }),
    ];
  },
});

export const declineExtension = taskAct({
  label: "不同意延期",
  code: "RW18",
  from: ["doing"],
  to: "same",
  by: ["leader"],
  weight: "normal",
  input: z.object({ opinion: words(4, "理由") }),
  fields: () => [required("opinion", "理由", "longText")],
  guards: [isAsked("RW18"), isNot("RW18", (task) => task.askedByPersonId, "申请人不能审批自己的延期")],
  checks: [],
  effects: ({ matter }) => [
    flag([], ["extension_asked"]),
    detail(NO_ASK),
    turn(HANDLERS, "延期未获批准，按原期限办理", { unitId: matter.unitId }),
  ],
});

export const cancel = taskAct({
  label: "取消任务",
  code: "RW19",
  from: OPEN,
  to: "cancelled",
  by: ["leader"],
  weight: "danger",
  input: z.object({ reason: words(6, "取消理由") }),
  fields: () => [required("reason", "取消理由", "longText")],
  guards: [],
  checks: [],
  confirm: "取消后任务不再办理，确定吗？",
  effects: (_, { reason }) => [
    detail({ endReason: reason, ladderStep: 0, ladderDueAt: null }),
    flag([], ["climbed", "help_asked", "extension_asked"]),
    NOBODYS_TURN,
  ],
});

/** A new edition of the document does not name it any more, or the plan was withdrawn. */
export const drop = taskAct({
  label: "不再列入",
  code: "RW20",
  from: OPEN,
  to: "cancelled",
  by: ["system"],
  weight: "normal",
  input: z.object({ reason: words(2, "理由") }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: (_, { reason }) => [
    detail({ endReason: reason, ladderStep: 0, ladderDueAt: null }),
    flag(["dropped"], ["climbed"]),
    NOBODYS_TURN,
  ],
});

/** 提级: by the system when a task is red and the step before did not help. */
export const climb = taskAct({
  label: "提级督办",
  code: "RW21",
  from: ["assigned", "doing"],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ step: z.number().int().min(1).max(LADDER_STEPS.length), dueAt: InstantSchema, reason: z.string() }),
  fields: () => [],
  guards: [
    ({ detail: task }) =>
      task.ladderStep >= LADDER_STEPS.length ? refuse("RW21-TOP", "已到局党组，不能再提", STEP_BY_STEP) : null,
  ],
  checks: [
    ({ detail: task }, { step }) =>
      step === task.ladderStep + 1 ? null : refuse("RW21-ORDER", "逐级报告，不能越级", STEP_BY_STEP),
  ],
  effects: ({ now }, { step, dueAt, reason }) => [
    flag(["climbed"]),
    detail({ ladderStep: step, ladderDueAt: dueAt }),
    {
      ...{ kind: "startClock", clock: "ladder", label: `${LADDER_STEPS[step - 1]}解决时限`, source: STEP_BY_STEP },
      limit: minutesUntil(now, dueAt),
    },
    tell("climbed", { step, reason, dueAt }),
  ],
});

/** The task is no longer red: the ladder is left. */
export const descend = taskAct({
  label: "解除提级",
  code: "RW22",
  from: ["assigned", "doing", "submitted"],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ reason: z.string() }),
  fields: () => [],
  guards: [({ detail: task }) => (task.ladderStep === 0 ? refuse("RW22-NONE", "没有提级") : null)],
  checks: [],
  effects: () => [
    flag([], ["climbed"]),
    { kind: "stopClock", clock: "ladder" },
    detail({ ladderStep: 0, ladderDueAt: null }),
  ],
});

/** 较难问题提级、重大疑难问题提请党组研究. */
export const raise = taskAct({
  label: "提请研究",
  code: "RW23",
  from: ["assigned", "doing"],
  to: "same",
  by: [...HANDLERS, "supervision_office", "leader", "system"],
  weight: "normal",
  input: z.object({ difficulty: choiceOf(DIFFICULTIES, "难度"), question: words(6, "需要研究的问题") }),
  fields: () => [
    required("difficulty", "难度", "choice", { options: optionsOf(DIFFICULTIES) }),
    required("question", "需要研究的问题", "longText"),
  ],
  guards: [
    (situation) =>
      ["supervision_office", "leader", "system"].includes(situation.actor.role) ? null : ofParty("RW23")(situation),
    ({ matter }) =>
      matter.flags.includes("agenda") ? refuse("RW23-ONCE", "已经提请研究，等待议定", STEP_BY_STEP) : null,
  ],
  checks: [],
  effects: (_, { difficulty, question }) => [flag(["agenda"]), tell("agenda_asked", { difficulty, question })],
});

/** What a meeting decided about it. */
export const takeDecision = taskAct({
  label: "落实议定",
  code: "RW24",
  from: [...OPEN, "done", "cancelled"],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ text: z.string(), meeting: z.string() }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: () => [flag([], ["agenda"])],
});

export const comment = taskAct({
  label: "留言",
  code: "RW25",
  from: [...OPEN, "done", "cancelled"],
  to: "same",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "normal",
  input: z.object({ text: words(1, "留言", 1000) }),
  fields: () => [required("text", "留言", "longText")],
  guards: [],
  checks: [],
  effects: () => [],
});
