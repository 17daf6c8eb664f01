/** 会议材料: the plan page's own figures, in the order a meeting reads them. What the page shows and what the pack says is one computation. */
import { sql } from "kysely";
import type { z } from "zod";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import type { MeetingPack } from "#capabilities/task/contract.ts";
import { DIRECTIONS } from "#capabilities/task/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { type PlanDetails, planPage } from "../plans/plan-page.ts";

export type Pack = z.output<typeof MeetingPack>;

interface Asked {
  readonly actor: Actor;
  readonly planId: string;
  /** Of the meeting before; absent: 30 days ago. */
  readonly since?: PlainDate | undefined;
  readonly now: Instant;
}

export async function meetingPack(database: Database, { actor, planId, since, now }: Asked): Promise<Pack> {
  const from = since ? startOfDay(since) : addMillis(now, -30 * DAY_MS);
  const page = await planPage(database, { actor, planId, filter: {}, now, since: from });
  const ended = await endedSince(database, planId, from);
  return packOf(page, ended, { from, now });
}

async function endedSince(database: Database, planId: string, from: Instant): Promise<ReadonlyMap<string, PlainDate>> {
  const rows = await listRows(
    database,
    sql<{ id: string; at: Instant }>`select m.id, m.closed_at as at from task_task t join matter m on m.id = t.matter_id
      where t.plan_id = ${planId} and m.state = 'done' and m.closed_at >= ${from}`,
  );
  return new Map(rows.map(({ id, at }) => [id, plainDateOf(at)]));
}

export function packOf(
  page: PlanDetails,
  ended: ReadonlyMap<string, PlainDate>,
  { from, now }: { readonly from: Instant; readonly now: Instant },
): Pack {
  const { progress } = page;
  const { lights } = progress;
  return {
    title: `${page.title}推进情况`,
    asOf: now,
    since: from,
    figures: [
      figure("任务", `${progress.tasks} 项`),
      figure("已完成", `${progress.done} 项`),
      figure("完成进度", `${progress.percent}%`),
      figure("时间进度", `${progress.timePercent}%`, `${progress.daysGone} / ${progress.daysAll} 日`),
      figure("红灯", `${lights.red} 项`),
      figure("黄灯", `${lights.yellow} 项`),
      figure("绿灯", `${lights.green} 项`),
      figure("未起算", `${lights.waiting} 项`),
      figure("上次会议以来完成", `${ended.size} 项`),
    ],
    done: page.tasks.flatMap((task) => {
      const on = ended.get(task.matterId);
      return on ? [{ title: task.title, unit: task.leadUnitName ?? "", on }] : [];
    }),
    late: page.late,
    targets: page.tasks.flatMap((task) =>
      task.indicators.map((one) => ({
        label: one.label,
        target: `${one.direction === "none" ? "" : DIRECTIONS[one.direction]} ${one.target}${one.unit}`.trim(),
        current: one.current === null ? "未报" : `${one.current}${one.unit}（${one.currentOn}）`,
        verdict: one.isMet === null ? "无数值" : one.isMet ? "已达到" : "未达到",
      })),
    ),
    quotas: quotasOf(page, plainDateOf(from)),
    changes: page.changes,
    next: page.next,
    byUnit: page.byUnit,
  };
}

/** The shortest first: who still owes is what the meeting asks. */
function quotasOf(page: PlanDetails, since: PlainDate): Pack["quotas"] {
  return page.tasks
    .flatMap(({ title, leadUnitName, dueOn, quota, delivered, state }) =>
      quota === null || dueOn === null || dueOn < since || state === "cancelled"
        ? []
        : [{ title, unit: leadUnitName ?? "", dueOn, quota, delivered }],
    )
    .toSorted((a, b) => a.delivered / a.quota - b.delivered / b.quota || (a.dueOn < b.dueOn ? -1 : 1));
}

const figure = (label: string, value: string, note = "") => ({ label, value, note });
