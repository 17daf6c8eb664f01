/**
 * 任务督办 of the demonstration: a plan in mid-course, its history played through the acts, and a campaign that was published just now.
 * Request ids are made of names, so that playing twice does nothing more. Orders of the ladder follow by the server's own jobs.
 */
import { sql } from "kysely";
import { engineOf } from "#apps/server/capabilities.ts";
import { addMillis, DAY_MS, HOUR_MS, type Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { createOccurrences, keepUpload, makeTasks, publishDraft, readDraft } from "#capabilities/task/server/public.ts";
import { typesetSheet } from "#kernel/document/server/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { City } from "../city/public.ts";
import { demoId, unitId } from "../ids.ts";
import type { Demo } from "../lay-ground.ts";
import { Seats } from "../play/seats.ts";
import { type DemoDocument, improvementPlan, winterCampaign } from "./documents.ts";

/** Not before the history begins: what lies before it is sealed at once. */
const MOST_PAST_DAYS = 60;

/** What became of each task of the plan until now, by its place in it: percent reported at last, and whether it was confirmed. */
const FATES: Readonly<
  Record<number, { readonly percent: number; readonly end: "doing" | "submitted" | "done" | "assigned" }>
> = {
  1: { percent: 82, end: "doing" },
  2: { percent: 55, end: "doing" },
  3: { percent: 89, end: "doing" },
  4: { percent: 70, end: "doing" },
  5: { percent: 20, end: "doing" },
  6: { percent: 100, end: "done" },
  7: { percent: 60, end: "doing" },
  8: { percent: 100, end: "submitted" },
  9: { percent: 96, end: "doing" },
  10: { percent: 75, end: "doing" },
};

interface Scene {
  readonly platform: Platform;
  readonly engine: Engine;
  readonly seats: Seats;
  readonly office: Actor;
  readonly proof: string;
}

interface Made {
  readonly id: string;
  readonly position: number;
  readonly unitKey: string;
}

/** @returns how many plans are there */
export async function playPlans(platform: Platform, city: City, demo: Demo): Promise<number> {
  const seats = new Seats(city);
  const [office, second] = seats.ofCity("supervision_office").map(({ actor }) => actor);
  if (!office || !second) throw new Error("the demonstration city has no supervision office");
  const days = Math.min(MOST_PAST_DAYS, demo.days);
  const begun = addMillis(demo.laidAt, -days * DAY_MS);
  const today = plainDateOf(demo.laidAt);
  const scene: Scene = {
    platform,
    engine: engineOf(platform),
    seats,
    office,
    proof: await proofOf(platform, office, begun),
  };
  const keys = new Map(city.units.map(({ key }) => [unitId(key), key]));
  const improvement = await publish(scene, improvementPlan(plainDateOf(begun), today), begun, 150);
  for (const task of await tasksOf(scene, improvement, keys))
    await playTask(scene, task, { begun, days, until: demo.laidAt, second });
  await publish(scene, winterCampaign(today), addMillis(demo.laidAt, -2 * HOUR_MS), 120);
  await createOccurrences(scene.engine, demo.laidAt);
  return 2;
}

async function proofOf(platform: Platform, office: Actor, now: Instant): Promise<string> {
  const bytes = typesetSheet(
    {
      ...{ title: "任务完成情况说明（示范）", issuer: "示范市城市管理综合行政执法局", number: "" },
      blocks: [{ kind: "paragraph", text: "现场核实，任务已按方案要求完成，照片和台账另存。" }],
      ...{ signed: [], foot: "示范数据", isAcross: false },
    },
    now,
  );
  const upload = {
    personId: office.personId,
    role: office.role,
    takenAt: null,
    position: null,
    accuracyMetres: null,
    device: "",
  };
  return (await storeFile(platform, { bytes, upload, now })).sha256;
}

/** Uploads, reads and publishes, or goes on with what was begun. */
async function publish(scene: Scene, document: DemoDocument, now: Instant, length: number): Promise<string> {
  const { platform, engine, office } = scene;
  const { database } = platform;
  const known = await findRow(
    database,
    sql<{ id: string }>`select id from task_draft where file_name = ${document.fileName} order by uploaded_at limit 1`,
  );
  const upload = { bytes: Buffer.from(document.text, "utf8"), fileName: document.fileName };
  const draftId = known?.id ?? (await database.transaction().execute((tx) => keepUpload(tx, upload, office, now)));
  await readDraft(platform, draftId, now);
  const from = plainDateOf(now);
  const input = {
    ...{
      title: document.title,
      planKind: document.planKind,
      leadUnitId: unitId("city-bureau"),
      from,
      to: addDays(from, length),
    },
    ...{ revisesPlanId: null, requestId: demoId(`publish ${document.key}`) },
  };
  const planId = await publishDraft(engine, draftId, input, office, now);
  await makeTasks(engine, draftId, () => now);
  return planId;
}

async function tasksOf(
  { platform }: Scene,
  planId: string,
  keys: ReadonlyMap<string, string>,
): Promise<readonly Made[]> {
  const rows = await listRows(
    platform.database,
    sql<{
      id: string;
      position: number;
      unitId: string;
    }>`select m.id, t.position, m.unit_id as "unitId" from task_task t join matter m on m.id = t.matter_id
      where t.plan_id = ${planId} and t.origin = 'document' and m.unit_id is not null order by t.position`,
  );
  return rows.map(({ id, position, unitId: unit }) => ({ id, position, unitKey: keys.get(unit) ?? "" }));
}

interface Time {
  readonly begun: Instant;
  readonly days: number;
  readonly until: Instant;
  readonly second: Actor;
}

/** When somebody reports, as a share of the time until now, and how much of what was reported at last. */
const STEPS = [
  { at: 0.25, share: 0.3, text: "已动员部署，台账建立，正在推进" },
  { at: 0.6, share: 0.7, text: "完成过半，个别点位需要协调" },
  { at: 0.97, share: 1, text: "按计划收尾，正在补齐台账" },
] as const;

async function playTask(
  scene: Scene,
  { id, position, unitKey }: Made,
  { begun, days, until, second }: Time,
): Promise<void> {
  const fate = FATES[position];
  const owner = scene.seats.ofUnit("task_owner", unitKey)[0]?.actor;
  if (!fate || !owner || fate.end === "assigned") return;
  const at = (share: number): Instant => {
    const moment = addMillis(begun, Math.round(share * days * DAY_MS) + position * 60_000);
    return moment < until ? moment : until;
  };
  const act = (by: Actor, name: string, input: unknown, now: Instant) =>
    perform(scene.engine, {
      ...{ matterId: id, kind: "task", act: name, input, versionSeen: null, actor: by, now },
      ...{ requestId: demoId(`task ${id} ${name} ${now}`), origin: { channel: "demo", ip: null } },
    });
  await act(owner, "receive", {}, at(0.02));
  for (const step of STEPS) {
    const percent = Math.min(99, Math.round(fate.percent * step.share));
    await act(owner, "report_progress", { percent, text: step.text }, at(step.at * 0.9));
  }
  if (fate.end === "doing") return;
  await act(owner, "submit", { text: "任务全部完成，台账和照片齐全", files: [scene.proof] }, at(0.93));
  if (fate.end === "done") await act(second, "confirm", { opinion: "现场抽查属实" }, at(0.97));
}
