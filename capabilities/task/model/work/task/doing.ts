/** 办理: progress, parts, help, proof, confirmation. RW07 to RW15; what a quota counts stands in `quota.ts`. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import {
  files,
  flag,
  HANDLERS,
  isNot,
  isOfUnit,
  isOwnUnit,
  NOBODYS_TURN,
  OFFICE,
  OFFICE_AND_LEADERS,
  ofLeadUnit,
  opinion,
  opinionField,
  optional,
  percent,
  proof,
  refuse,
  required,
  TWO_BODIES,
  turn,
  words,
} from "../kit.ts";
import { ofParty } from "./making.ts";
import { quotaShort } from "./quota.ts";
import { detail, type TaskGuard, type TaskSituation, taskAct } from "./task-act.ts";

/** The parts of units that the actor stands for. */
const ownParts = ({ actor, facts }: TaskSituation) => facts.parts.filter(({ unitId }) => isOwnUnit(actor, unitId));
const partField = (situation: TaskSituation, parts = ownParts(situation)) =>
  required("partId", "分工", "choice", {
    options: parts.map(({ id, unitName, text }) => ({ value: id, label: `${unitName}：${text || "本单位分工"}` })),
    ...(parts.length === 1 && parts[0] ? { initial: parts[0].id } : {}),
  });

/** Three taps on the phone: percent, words, photographs. The lead unit moves the task, a responsible unit its own part. */
export const reportProgress = taskAct({
  label: "报进展",
  code: "RW07",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ percent, text: words(2, "进展"), files }),
  fields: ({ detail: task }) => [
    required("percent", "进度（%）", "number", { initial: task.percent }),
    required("text", "进展", "longText"),
    optional("files", "照片或附件", "photos"),
  ],
  guards: [ofParty("RW07")],
  checks: [],
  effects: ({ actor, matter, now, detail: task }, { percent: reported, text }) => [
    detail({
      // Where a quota is owed, only what was delivered moves the task.
      ...(isOfUnit(actor, matter.unitId) && task.quota === null ? { percent: reported } : {}),
      progressText: text,
      progressAt: now,
    }),
  ],
});

const someOwn =
  (code: string, state: "doing"): TaskGuard =>
  (situation) =>
    ownParts(situation).some((part) => part.state === state)
      ? null
      : refuse(`${code}-PART`, "你单位没有待办的分工", TWO_BODIES);

export const finishPart = taskAct({
  label: "完成分工",
  code: "RW08",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ partId: IdSchema, text: words(4, "完成情况"), files: proof }),
  fields: (situation) => [
    partField(
      situation,
      ownParts(situation).filter(({ state }) => state === "doing"),
    ),
    required("text", "完成情况", "longText"),
    required("files", "佐证", "photos"),
  ],
  guards: [someOwn("RW08", "doing")],
  checks: [
    (situation, { partId }) =>
      ownParts(situation).some((part) => part.id === partId && part.state === "doing")
        ? null
        : refuse("RW08-OWN", "只能报本单位待办的分工", TWO_BODIES),
  ],
  effects: ({ matter }) => [turn(HANDLERS, "责任单位报完成，待牵头确认", { unitId: matter.unitId })],
});

const someFinished: TaskGuard = ({ facts }) =>
  facts.parts.some(({ state }) => state === "finished") ? null : refuse("RW09-NONE", "没有待确认的分工");
const finishedParts = (situation: TaskSituation) =>
  partField(
    situation,
    situation.facts.parts.filter(({ state }) => state === "finished"),
  );
const isFinished =
  (code: string) =>
  (situation: TaskSituation, { partId }: { readonly partId: string }) =>
    situation.facts.parts.some(({ id, state }) => id === partId && state === "finished")
      ? null
      : refuse(`${code}-STATE`, "这项分工还没有报完成");

export const confirmPart = taskAct({
  label: "确认分工",
  code: "RW09",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ partId: IdSchema, opinion }),
  fields: (situation) => [finishedParts(situation), opinionField],
  guards: [ofLeadUnit("RW09", "确认分工"), someFinished],
  checks: [isFinished("RW09")],
  effects: ({ matter }) => [turn(HANDLERS, "办理中，按期报进展", { unitId: matter.unitId })],
});

export const returnPart = taskAct({
  label: "退回分工",
  code: "RW10",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ partId: IdSchema, opinion: words(4, "退回理由") }),
  fields: (situation) => [finishedParts(situation), required("opinion", "退回理由", "longText")],
  guards: [ofLeadUnit("RW10", "退回分工"), someFinished],
  checks: [isFinished("RW10")],
  effects: ({ matter }) => [turn(HANDLERS, "分工退回，继续办理", { unitId: matter.unitId })],
});

export const askHelp = taskAct({
  label: "求助",
  code: "RW11",
  from: ["doing"],
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ text: words(6, "需要协调的事") }),
  fields: () => [required("text", "需要协调的事", "longText")],
  guards: [
    ofParty("RW11"),
    ({ matter }) => (matter.flags.includes("help_asked") ? refuse("RW11-ONCE", "上一次求助还没有答复") : null),
  ],
  checks: [],
  effects: (_, { text }) => [flag(["help_asked"]), detail({ helpText: text }), turn(OFFICE_AND_LEADERS, "求助待复")],
});

export const answerHelp = taskAct({
  label: "答复求助",
  code: "RW12",
  from: ["doing"],
  to: "same",
  by: OFFICE_AND_LEADERS,
  weight: "primary",
  input: z.object({ text: words(4, "答复") }),
  fields: () => [required("text", "答复", "longText")],
  guards: [({ matter }) => (matter.flags.includes("help_asked") ? null : refuse("RW12-NONE", "没有待答复的求助"))],
  checks: [],
  effects: ({ matter }) => [
    flag([], ["help_asked"]),
    turn(HANDLERS, "求助已答复，继续办理", { unitId: matter.unitId }),
  ],
});

const partsSettled: TaskGuard = ({ facts }) => {
  const open = facts.parts.filter(({ state }) => state !== "confirmed");
  return open.length === 0
    ? null
    : refuse(
        "RW13-PARTS",
        `责任单位分工还没有全部确认：${open.map(({ unitName }) => unitName).join("、")}`,
        TWO_BODIES,
      );
};
const childrenOver: TaskGuard = ({ facts }) =>
  facts.openChildren === 0 ? null : refuse("RW13-CHILDREN", `还有 ${facts.openChildren} 项下级任务没有完成`);

export const submit = taskAct({
  label: "报完成",
  code: "RW13",
  from: ["doing"],
  to: "submitted",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ text: words(6, "完成情况"), files: proof }),
  fields: () => [required("text", "完成情况", "longText"), required("files", "佐证", "photos")],
  guards: [ofLeadUnit("RW13", "报完成"), quotaShort, partsSettled, childrenOver],
  checks: [],
  effects: ({ actor, now }, { text }) => [
    { kind: "pauseClock", clock: "task", reason: "已报完成，待确认" },
    detail({
      percent: 100,
      progressText: text,
      progressAt: now,
      submittedAt: now,
      submittedByPersonId: actor.personId,
    }),
    turn(OFFICE, "报完成，待确认"),
  ],
});

export const confirm = taskAct({
  label: "确认完成",
  code: "RW14",
  from: ["submitted"],
  to: "done",
  by: OFFICE_AND_LEADERS,
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [
    isNot("RW14", (task) => task.submittedByPersonId, "报完成的人不能确认自己的任务"),
    ({ actor, matter }) =>
      actor.role !== "leader" && isOwnUnit(actor, matter.unitId)
        ? refuse("RW14-OWN", "牵头单位自己的任务由领导确认", TWO_BODIES)
        : null,
    ({ facts }) =>
      facts.pendingValues > 0 ? refuse("RW14-VALUES", `还有 ${facts.pendingValues} 个指标数值待确认`) : null,
  ],
  checks: [],
  effects: () => [
    flag([], ["help_asked", "extension_asked", "climbed", "agenda"]),
    detail({ ladderStep: 0, ladderDueAt: null }),
    NOBODYS_TURN,
  ],
});

export const sendBack = taskAct({
  label: "退回重办",
  code: "RW15",
  from: ["submitted"],
  to: "doing",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ opinion: words(4, "退回理由") }),
  fields: () => [required("opinion", "退回理由", "longText")],
  guards: [],
  checks: [],
  effects: ({ matter, detail: task }) => [
    { kind: "resumeClock", clock: "task" },
    detail({
      percent: Math.min(task.percent, 90),
      sendBackCount: task.sendBackCount + 1,
      submittedAt: null,
      submittedByPersonId: null,
    }),
    turn(HANDLERS, "退回重办", { unitId: matter.unitId }),
  ],
});
