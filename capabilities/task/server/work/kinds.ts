/** 任务督办's kinds of matter: how their columns and facts are kept, how they are shown and told. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import { formatInstant } from "#base/instant.ts";
import {
  AGENDA_PROCEDURE,
  type AgendaDetail,
  BLANK_AGENDA,
  BLANK_ORDER,
  BLANK_PLAN,
  BLANK_RECTIFICATION,
  BLANK_TASK,
  BLANK_WHISTLE,
  CALLED_STATES,
  DIFFICULTIES,
  LADDER_STEPS,
  LEDGERS,
  MEETINGS,
  ORDER_LEVELS,
  type OrderDetail,
  PLAN_KINDS,
  PLAN_PROCEDURE,
  type PlanDetail,
  RECTIFICATION_PROCEDURE,
  type RectificationDetail,
  ruleWords,
  SUPERVISION_PROCEDURE,
  TASK_FLAGS,
  TASK_ORIGINS,
  TASK_PROCEDURE,
  type TaskDetail,
  URGENCIES,
  WHISTLE_PROCEDURE,
  type WhistleDetail,
} from "#capabilities/task/model/public.ts";
import type { EvidencePhase } from "#kernel/evidence/model/public.ts";
import {
  type AnyKind,
  detailTable,
  type FactsFor,
  linkMatters,
  type MatterKind,
  matterKind,
  type PresentedField,
} from "#kernel/matter/server/public.ts";
import { type Register, registerOf } from "#kernel/people/server/public.ts";
import type { MatterCore, Procedure } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { partsOf, planFacts, taskFacts, whistleFacts, workFacts } from "./load-facts.ts";
import { narrate } from "./narrate.ts";
import { moveCalled, moveParts } from "./rows.ts";

type Ground = Pick<Platform, "database" | "secrets">;

interface Sketch<D extends object, F> {
  readonly procedure: Procedure<string, D, F>;
  readonly table: string;
  readonly blank: D;
  readonly loadFacts: (on: Database | Tx, wanted: FactsFor<D>) => Promise<F>;
  readonly sourceLabels: Readonly<Record<string, string>>;
  readonly flagLabels: Readonly<Record<string, string>>;
  readonly views: NonNullable<MatterKind<D, F>["views"]>;
  readonly present: (on: Database | Tx, matter: MatterCore, detail: D) => Promise<readonly (PresentedField | null)[]>;
  readonly afterAct?: MatterKind<D, F>["afterAct"];
}

/** What an act's photographs show. */
function photoPhase(act: string): EvidencePhase {
  return ["submit", "finish_part", "finish", "reply", "report_progress", "report"].includes(act) ? "resolve" : "other";
}

function kindFrom<D extends object, F>({ secrets }: Ground, sketch: Sketch<D, F>): AnyKind {
  const { procedure, afterAct } = sketch;
  const table = detailTable<D>(secrets, { table: sketch.table, blank: sketch.blank, personal: [], phone: null });
  // A copy in memory, read again with every page: narrating has no connection of its own.
  let register: Register | null = null;
  const unitName = (id: unknown) => (typeof id === "string" ? (register?.unitName(id) ?? null) : null);
  return matterKind<D, F>({
    procedure,
    blankDetail: sketch.blank,
    personalDetail: [],
    sourceLabels: sketch.sourceLabels,
    flagLabels: sketch.flagLabels,
    views: sketch.views,
    loadDetail: (on, matterId) => table.load(on, matterId),
    saveDetail: (tx, matterId, changes, isNew) => table.save(tx, matterId, changes, isNew),
    loadFacts: sketch.loadFacts,
    ...(afterAct ? { afterAct } : {}),
    present: async (on, matter, detailRead) => {
      const [detail, registerNow] = await Promise.all([detailRead, registerOf(on)]);
      register = registerNow;
      const fields = await sketch.present(on, matter, detail);
      return { fields: fields.filter((one) => one !== null), detail: JSON.parse(JSON.stringify(detail)) as Json };
    },
    narrate: (entry) => narrate(procedure.acts[entry.act]?.label ?? entry.act, entry, unitName),
    photoPhase,
  });
}

const field = (label: string, value: string | number | null | undefined | false): PresentedField | null =>
  value || value === 0 ? { label, value: String(value) } : null;
const erase = <D, F>(procedure: unknown) => procedure as Procedure<string, D, F>;
const view = (id: string, label: string, filter: Readonly<Record<string, string>>) => ({ id, label, filter });

async function titleOf(on: Database | Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const [row] = await listRows(on, sql<{ title: string }>`select title from matter where id = ${id}`);
  return row?.title ?? null;
}

async function nameOf(on: Database | Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const [row] = await listRows(on, sql<{ name: string }>`select name from people_person where id = ${id}`);
  return row?.name ?? null;
}

export function taskKinds(platform: Ground): readonly (readonly [string, AnyKind])[] {
  return [
    ["plan", planKind(platform)],
    ["task", taskKind(platform)],
    ["supervision", supervisionKind(platform)],
    ["agenda", agendaKind(platform)],
    ["whistle", whistleKind(platform)],
    ["rectification", rectificationKind(platform)],
  ];
}

function planKind(platform: Ground): AnyKind {
  return kindFrom<PlanDetail, Awaited<ReturnType<typeof planFacts>>>(platform, {
    procedure: erase(PLAN_PROCEDURE),
    table: "task_plan",
    blank: BLANK_PLAN,
    loadFacts: planFacts,
    sourceLabels: { document: "文件" },
    flagLabels: {},
    views: [view("plans_running", "推进中的方案", { view: "open", kind: "plan" })],
    present: async (_, __, plan) => [
      field("类别", PLAN_KINDS[plan.planKind]),
      field("文号", plan.documentNumber),
      field("发文机关", plan.issuer),
      field("成文日期", plan.documentDate),
      field("版本", `第 ${plan.edition} 版`),
      field("起止", `${plan.startsOn} 至 ${plan.endsOn}`),
      field("任务", `${plan.taskTotal} 项`),
      field("最近回头看", plan.reviewedAt && `${formatInstant(plan.reviewedAt)} ${plan.reviewText ?? ""}`),
      field("总结", plan.summary),
    ],
  });
}

function taskKind(platform: Ground): AnyKind {
  return kindFrom<TaskDetail, Awaited<ReturnType<typeof taskFacts>>>(platform, {
    procedure: erase(TASK_PROCEDURE),
    table: "task_task",
    blank: BLANK_TASK,
    loadFacts: taskFacts,
    sourceLabels: TASK_ORIGINS,
    flagLabels: TASK_FLAGS,
    views: [
      view("tasks_to_receive", "待接收任务", { view: "open", kind: "task", states: "assigned" }),
      view("tasks_doing", "办理中任务", { view: "open", kind: "task", states: "doing" }),
      view("tasks_to_confirm", "待确认任务", { view: "open", kind: "task", states: "submitted" }),
      view("tasks_climbed", "提级督办", { view: "open", kind: "task", flags: "climbed" }),
      view("tasks_help", "求助待复", { view: "open", kind: "task", flags: "help_asked" }),
    ],
    afterAct: async (tx, done) => {
      await moveParts(tx, done);
      const { matter, detail, entry } = done;
      if ((entry.act === "create" || entry.act === "assign") && detail.parentId)
        await linkMatters(tx, [matter.id, detail.parentId], ["上级任务", TASK_ORIGINS[detail.origin]], entry.at);
    },
    present: async (on, matter, task) => {
      const parts = await partsOf(on, matter.id);
      return [
        field("来源", TASK_ORIGINS[task.origin]),
        field("方案", await titleOf(on, task.planId)),
        field("所属", task.heading),
        field("内容", task.content),
        field("起", task.startsOn),
        field("期限", task.dueOn),
        field("周期", task.recurrence && ruleWords(task.recurrence)),
        field("责任人", await nameOf(on, task.personId)),
        field("进度", `${task.percent}%`),
        field("最近进展", task.progressText),
        ...parts.map((part) => field(`分工·${part.unitName}`, `${part.text || "本单位分工"}（${part.percent}%）`)),
        field("求助", matter.flags.includes("help_asked") && task.helpText),
        field("延期申请", task.askedDueOn && `到 ${task.askedDueOn}：${task.askReason ?? ""}`),
        field("提级", task.ladderStep > 0 && LADDER_STEPS[task.ladderStep - 1]),
        field("取消理由", task.endReason),
      ];
    },
  });
}

function supervisionKind(platform: Ground): AnyKind {
  return kindFrom<OrderDetail, Awaited<ReturnType<typeof workFacts>>>(platform, {
    procedure: erase(SUPERVISION_PROCEDURE),
    table: "task_supervision",
    blank: BLANK_ORDER,
    loadFacts: workFacts,
    sourceLabels: { typed: "人工下发", ladder: "逐级报告" },
    flagLabels: ORDER_LEVELS,
    views: [
      view("orders_to_reply", "待回复督办", { view: "open", kind: "supervision", states: "issued" }),
      view("orders_to_judge", "待审核督办", { view: "open", kind: "supervision", states: "replied" }),
    ],
    afterAct: async (tx, { matter, detail, entry }) => {
      if (entry.act === "issue" && detail.taskId)
        await linkMatters(tx, [matter.id, detail.taskId], ["督办的任务", "督办单"], entry.at);
    },
    present: async (on, _, order) => [
      field("级别", ORDER_LEVELS[order.level]),
      field("提级", order.step > 0 && LADDER_STEPS[order.step - 1]),
      field("任务", await titleOf(on, order.taskId)),
      field("要求", order.demand),
      field("回复期限", order.replyOn),
      field("回复", order.replyText),
      field("退回", order.returnCount > 0 && `${order.returnCount} 次`),
    ],
  });
}

function agendaKind(platform: Ground): AnyKind {
  return kindFrom<AgendaDetail, Awaited<ReturnType<typeof workFacts>>>(platform, {
    procedure: erase(AGENDA_PROCEDURE),
    table: "task_agenda",
    blank: BLANK_AGENDA,
    loadFacts: workFacts,
    sourceLabels: { typed: "人工提出", task: "任务提请" },
    flagLabels: {},
    views: [view("agenda_open", "议题", { view: "open", kind: "agenda" })],
    afterAct: async (tx, { matter, detail, entry }) => {
      if (entry.act === "propose" && detail.taskId)
        await linkMatters(tx, [matter.id, detail.taskId], ["提请研究的任务", "议题"], entry.at);
    },
    present: async (on, _, agenda) => [
      field("难度", DIFFICULTIES[agenda.difficulty]),
      field("问题", agenda.question),
      field("任务", await titleOf(on, agenda.taskId)),
      field("会议", agenda.meeting && `${MEETINGS[agenda.meeting]} ${agenda.meetingOn ?? ""}`),
      field("议定事项", agenda.decision),
      field("议定任务", agenda.taskCount > 0 && `${agenda.taskCount} 项`),
    ],
  });
}

interface CalledRow {
  readonly name: string;
  readonly state: keyof typeof CALLED_STATES;
  readonly reportedAt: Parameters<typeof formatInstant>[0] | null;
  readonly isLate: boolean | null;
  readonly result: string | null;
  readonly ratedByStreet: number | null;
  readonly ratedStreet: number | null;
}

function whistleKind(platform: Ground): AnyKind {
  return kindFrom<WhistleDetail, Awaited<ReturnType<typeof whistleFacts>>>(platform, {
    procedure: erase(WHISTLE_PROCEDURE),
    table: "task_whistle",
    blank: BLANK_WHISTLE,
    loadFacts: whistleFacts,
    sourceLabels: { street: "街道" },
    flagLabels: { late_report_in: "逾期未报到" },
    views: [view("whistles_open", "吹哨", { view: "open", kind: "whistle" })],
    afterAct: moveCalled,
    present: async (on, matter, whistle) => {
      const called = await listRows(
        on,
        sql<CalledRow>`select coalesce(u.name, '') as name, c.state, c.reported_at as "reportedAt", c.is_late as "isLate", c.result,
            c.rated_by_street as "ratedByStreet", c.rated_street as "ratedStreet"
          from task_called_unit c left join people_unit u on u.id = c.unit_id where c.matter_id = ${matter.id} order by u.name`,
      );
      return [
        field("紧急程度", URGENCIES[whistle.urgency]),
        field("问题", whistle.problem),
        field("报到时限", whistle.reportInBy && formatInstant(whistle.reportInBy)),
        ...called.map((unit) =>
          field(
            unit.name,
            [
              CALLED_STATES[unit.state],
              unit.reportedAt && `${formatInstant(unit.reportedAt)} 报到${unit.isLate ? "（逾期）" : ""}`,
              unit.result,
              unit.ratedByStreet !== null && `街道评 ${unit.ratedByStreet} 分`,
              unit.ratedStreet !== null && `评街道 ${unit.ratedStreet} 分`,
            ]
              .filter(Boolean)
              .join("；"),
          ),
        ),
        field("结果", whistle.result),
        field("已解决", whistle.isSolved === null ? null : whistle.isSolved ? "是" : "否"),
      ];
    },
  });
}

function rectificationKind(platform: Ground): AnyKind {
  return kindFrom<RectificationDetail, Awaited<ReturnType<typeof workFacts>>>(platform, {
    procedure: erase(RECTIFICATION_PROCEDURE),
    table: "task_rectification",
    blank: BLANK_RECTIFICATION,
    loadFacts: workFacts,
    sourceLabels: LEDGERS,
    flagLabels: { relapsed: "反弹", look_back: "应回头看" },
    views: [
      view("ledger_open", "整改台账", { view: "open", kind: "rectification" }),
      view("ledger_look_back", "应回头看", { view: "all", kind: "rectification", flags: "look_back" }),
      view("ledger_public", "我为群众办实事", { view: "all", kind: "rectification", sources: "public_item" }),
    ],
    afterAct: async (tx, { matter, detail, entry }) => {
      if (entry.act === "list" && detail.taskId)
        await linkMatters(tx, [matter.id, detail.taskId], ["来源任务", "整改"], entry.at);
    },
    present: async (on, _, item) => [
      field("台账", LEDGERS[item.ledger]),
      field("问题", item.problem),
      field("来源", item.foundBy),
      field("任务", await titleOf(on, item.taskId)),
      field("整改措施", item.measures),
      field("整改期限", item.dueOn),
      field("进度", `${item.percent}%`),
      field("整改结果", item.result),
      field("应回头看", item.lookBackOn),
      field("回头看", item.lookBackCount > 0 && `${item.lookBackCount} 次`),
    ],
  });
}
