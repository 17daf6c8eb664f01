/**
 * 任务督办 procedures: plan, task, supervision order, agenda item, whistle, rectification. The tables alone decide; the acts stand in
 * `work/`. Codes are ours: no published standard numbers these steps. Where a plan of a city asks for a rule, the rule names that plan.
 */
import type { Procedure } from "#kernel/procedure/model/public.ts";
import {
  AGENDA_STATES,
  type AgendaState,
  ORDER_STATES,
  type OrderState,
  PLAN_STATES,
  type PlanState,
  RECTIFICATION_STATES,
  type RectificationState,
  TASK_STATES,
  type TaskState,
  WHISTLE_STATES,
  type WhistleState,
} from "./labels.ts";
import * as agenda from "./work/agenda/agenda.ts";
import type { PlanFacts, TaskFacts, WhistleFacts, WorkFacts } from "./work/facts.ts";
import * as plan from "./work/plan/acts.ts";
import type { PlanDetail } from "./work/plan/plan.ts";
import * as rectification from "./work/rectification/rectification.ts";
import * as supervision from "./work/supervision/supervision.ts";
import * as doing from "./work/task/doing.ts";
import * as exceptions from "./work/task/exceptions.ts";
import * as making from "./work/task/making.ts";
import * as quota from "./work/task/quota.ts";
import type { TaskDetail } from "./work/task/task.ts";
import * as whistle from "./work/whistle/whistle.ts";

const state = (label: string, stage: string, isTerminal = false) => ({ label, stage, isTerminal });

export const PLAN_PROCEDURE = {
  kind: "plan",
  label: "方案",
  version: 1,
  stages: [
    { id: "publish", label: "发布" },
    { id: "run", label: "推进" },
    { id: "review", label: "评估" },
    { id: "end", label: "办结" },
  ],
  states: {
    published: state(PLAN_STATES.published, "publish"),
    running: state(PLAN_STATES.running, "run"),
    reviewing: state(PLAN_STATES.reviewing, "review"),
    closed: state(PLAN_STATES.closed, "end", true),
    withdrawn: state(PLAN_STATES.withdrawn, "end", true),
  },
  acts: {
    publish: plan.publish,
    start: plan.start,
    revise: plan.revise,
    look_back: plan.lookBack,
    begin_review: plan.beginReview,
    resume: plan.resume,
    close: plan.close,
    withdraw: plan.withdraw,
    comment: plan.comment,
  },
} satisfies Procedure<PlanState, PlanDetail, PlanFacts>;

export const TASK_PROCEDURE = {
  kind: "task",
  label: "任务",
  version: 1,
  stages: [
    { id: "receive", label: "接收" },
    { id: "do", label: "办理" },
    { id: "confirm", label: "确认" },
    { id: "end", label: "完成" },
  ],
  states: {
    assigned: state(TASK_STATES.assigned, "receive"),
    doing: state(TASK_STATES.doing, "do"),
    submitted: state(TASK_STATES.submitted, "confirm"),
    done: state(TASK_STATES.done, "end", true),
    cancelled: state(TASK_STATES.cancelled, "end", true),
  },
  acts: {
    create: making.create,
    assign: making.assign,
    receive: making.receive,
    report_progress: doing.reportProgress,
    deliver: quota.deliver,
    submit: doing.submit,
    confirm: doing.confirm,
    send_back: doing.sendBack,
    break_down: making.breakDown,
    name_person: making.namePerson,
    finish_part: doing.finishPart,
    confirm_part: doing.confirmPart,
    return_part: doing.returnPart,
    ask_help: doing.askHelp,
    answer_help: doing.answerHelp,
    ask_extension: exceptions.askExtension,
    grant_extension: exceptions.grantExtension,
    decline_extension: exceptions.declineExtension,
    amend: making.amend,
    raise: exceptions.raise,
    take_decision: exceptions.takeDecision,
    climb: exceptions.climb,
    descend: exceptions.descend,
    drop: exceptions.drop,
    cancel: exceptions.cancel,
    comment: exceptions.comment,
  },
} satisfies Procedure<TaskState, TaskDetail, TaskFacts>;

export const SUPERVISION_PROCEDURE = {
  kind: "supervision",
  label: "督办单",
  version: 1,
  stages: [
    { id: "reply", label: "回复" },
    { id: "judge", label: "审核" },
    { id: "end", label: "办结" },
  ],
  states: {
    issued: state(ORDER_STATES.issued, "reply"),
    replied: state(ORDER_STATES.replied, "judge"),
    closed: state(ORDER_STATES.closed, "end", true),
    withdrawn: state(ORDER_STATES.withdrawn, "end", true),
  },
  acts: {
    issue: supervision.issue,
    reply: supervision.reply,
    accept: supervision.accept,
    send_back: supervision.sendBack,
    withdraw: supervision.withdraw,
    comment: supervision.comment,
  },
} satisfies Procedure<OrderState, supervision.OrderDetail, WorkFacts>;

export const AGENDA_PROCEDURE = {
  kind: "agenda",
  label: "议题",
  version: 1,
  stages: [
    { id: "arrange", label: "安排" },
    { id: "decide", label: "议定" },
    { id: "end", label: "落实" },
  ],
  states: {
    proposed: state(AGENDA_STATES.proposed, "arrange"),
    scheduled: state(AGENDA_STATES.scheduled, "decide"),
    decided: state(AGENDA_STATES.decided, "end"),
    closed: state(AGENDA_STATES.closed, "end", true),
    declined: state(AGENDA_STATES.declined, "end", true),
  },
  acts: {
    propose: agenda.propose,
    schedule: agenda.schedule,
    decide: agenda.decide,
    add_task: agenda.addTask,
    close: agenda.close,
    decline: agenda.decline,
    comment: agenda.comment,
  },
} satisfies Procedure<AgendaState, agenda.AgendaDetail, WorkFacts>;

export const WHISTLE_PROCEDURE = {
  kind: "whistle",
  label: "吹哨报到",
  version: 1,
  stages: [
    { id: "call", label: "报到" },
    { id: "work", label: "处置" },
    { id: "rate", label: "互评" },
    { id: "end", label: "办结" },
  ],
  states: {
    blown: state(WHISTLE_STATES.blown, "call"),
    working: state(WHISTLE_STATES.working, "work"),
    solved: state(WHISTLE_STATES.solved, "rate"),
    closed: state(WHISTLE_STATES.closed, "end", true),
    cancelled: state(WHISTLE_STATES.cancelled, "end", true),
  },
  acts: {
    blow: whistle.blow,
    report_in: whistle.reportIn,
    release: whistle.release,
    finish: whistle.finish,
    settle: whistle.settle,
    rate_unit: whistle.rateUnit,
    rate_street: whistle.rateStreet,
    close: whistle.close,
    cancel: whistle.cancel,
    comment: whistle.comment,
  },
} satisfies Procedure<WhistleState, whistle.WhistleDetail, WhistleFacts>;

export const RECTIFICATION_PROCEDURE = {
  kind: "rectification",
  label: "问题整改",
  version: 1,
  stages: [
    { id: "list", label: "问题清单" },
    { id: "rectify", label: "整改" },
    { id: "strike", label: "销号" },
  ],
  states: {
    listed: state(RECTIFICATION_STATES.listed, "list"),
    planned: state(RECTIFICATION_STATES.planned, "rectify"),
    submitted: state(RECTIFICATION_STATES.submitted, "strike"),
    reopened: state(RECTIFICATION_STATES.reopened, "rectify"),
    closed: state(RECTIFICATION_STATES.closed, "strike", true),
    rejected: state(RECTIFICATION_STATES.rejected, "list", true),
  },
  acts: {
    list: rectification.list,
    plan: rectification.plan,
    report: rectification.report,
    submit: rectification.submit,
    close: rectification.close,
    send_back: rectification.sendBack,
    look_back: rectification.lookBack,
    reject: rectification.reject,
    remind_look_back: rectification.remindLookBack,
    comment: rectification.comment,
  },
} satisfies Procedure<RectificationState, rectification.RectificationDetail, WorkFacts>;
