/** Gathers the facts of one situation, on the connection of the act. What an act's rules do not look at is not loaded for it. */
import { sql } from "kysely";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type Position, PositionSchema } from "#base/position.ts";
import {
  type AlikeOrder,
  HOTLINE_SETTINGS,
  type HotlineSettings,
  type OrderAct,
  type OrderDetail,
  type OrderFacts,
  type Recording,
} from "#capabilities/hotline/model/public.ts";
import { addLimit, usedFraction } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { isAudio } from "#kernel/evidence/model/public.ts";
import { findFile, usesOf } from "#kernel/evidence/server/public.ts";
import type { DetailTable, FactsFor } from "#kernel/matter/server/public.ts";
import { registerOf } from "#kernel/people/server/public.ts";
import { placesNow } from "#kernel/place/server/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { callerOf, findAlike } from "./alike.ts";
import { validKnowledge } from "./knowledge.ts";

type Wanted = FactsFor<OrderDetail>;
type Need = "units" | "alike" | "recording" | "knowledge" | "handlerRecord";

const NEEDS: Readonly<Partial<Record<OrderAct, readonly Need[]>>> = {
  register: ["alike"],
  answer_directly: ["knowledge"],
  assign: ["units"],
  redo: ["units"],
  submit_reply: ["knowledge"],
  merge: ["alike"],
  visit: ["recording", "handlerRecord"],
};
/** What the page of a state shows forms for. */
const NEEDS_OF_PAGE: Readonly<Record<string, readonly Need[]>> = {
  received: ["units", "alike", "knowledge"],
  handling: ["knowledge"],
  unsatisfied: ["units"],
};

export async function loadFacts(
  platform: Pick<Platform, "database" | "now">,
  table: DetailTable<OrderDetail>,
  on: Database | Tx,
  wanted: Wanted,
): Promise<OrderFacts> {
  const { matter, clocks, now, act } = wanted;
  const day = plainDateOf(now);
  const needs = act === null ? (NEEDS_OF_PAGE[matter.state] ?? []) : (NEEDS[act.id as OrderAct] ?? []);
  const settings = (await loadSettings(HOTLINE_SETTINGS, on))(day);
  const at = memberOf(act?.input, "position");
  const parsed = PositionSchema.safeParse(at);
  const located = parsed.success ? await locate(platform, parsed.data) : null;
  const division = located?.divisionCode ?? matter.divisionCode;
  const calendar = await calendarOf(on, division);
  const reply = clocks.findLast((clock) => clock.kind === "reply");
  const [units, alike, target, recording, knowledge, record] = await Promise.all([
    needs.includes("units") ? handlingUnits(on, day) : [],
    needs.includes("alike") ? alikeOrders(on, table, wanted, settings) : [],
    mergeTarget(on, memberOf(act?.input, "targetMatterId")),
    needs.includes("recording") ? recordingOf(on, memberOf(act?.input, "recording")) : null,
    needs.includes("knowledge") ? validKnowledge(on, day) : [],
    needs.includes("handlerRecord") ? handlerRecord(on, wanted) : { visited: 0, satisfied: 0 },
  ]);
  return {
    settings,
    located,
    units,
    alike,
    mergeTarget: target,
    recording,
    knowledge,
    handlerRecord: record,
    dueOf: (limit, from) => addLimit(calendar, from, limit),
    replyUsed: reply ? usedFraction(calendar, reply, now) : 0,
  };
}

function memberOf(input: unknown, name: string): unknown {
  return typeof input === "object" && input !== null ? (input as Record<string, unknown>)[name] : undefined;
}

/** Null outside the grid. */
async function locate(platform: Pick<Platform, "database" | "now">, at: Position): Promise<OrderFacts["located"]> {
  const places = await placesNow(platform);
  const place = places.locate(at);
  if (!place?.cell) return null;
  const address = places.addressOf(at) ?? place.divisions.map(({ name }) => name).join("");
  return { divisionCode: place.divisionCode, cellCode: place.cell.code, address };
}

async function handlingUnits(on: Database | Tx, day: ReturnType<typeof plainDateOf>): Promise<OrderFacts["units"]> {
  const units = (await registerOf(on)).unitsOn(day);
  const centres = ["supervision_centre", "command_centre"];
  return units
    .filter(({ kinds }) => kinds.some((kind) => !centres.includes(kind)))
    .map(({ id, name }) => ({ id, name }));
}

/** Of an order that is being registered by what is in its form, later by what it holds. */
async function alikeOrders(
  on: Database | Tx,
  table: DetailTable<OrderDetail>,
  { matter, detail, act, now }: Wanted,
  settings: HotlineSettings,
): Promise<readonly AlikeOrder[]> {
  const isNew = matter.state === NOT_YET;
  const phone = isNew ? memberOf(act?.input, "callerPhone") : (await detail).callerPhone;
  const parsed = PositionSchema.safeParse(memberOf(act?.input, "position"));
  const place = parsed.success ? parsed.data : null;
  return findAlike(on, {
    caller: callerOf(table, typeof phone === "string" ? phone : null),
    at: isNew ? place : matter.position,
    exceptId: matter.id,
    now,
    settings,
  });
}

async function mergeTarget(on: Database | Tx, id: unknown): Promise<OrderFacts["mergeTarget"]> {
  if (typeof id !== "string") return null;
  return findRow(
    on,
    sql<{
      id: string;
      number: string | null;
      isOpen: boolean;
    }>`select id, number, is_open as "isOpen" from matter where id::text = ${id} and kind = 'hotline'`,
  );
}

async function recordingOf(on: Database | Tx, named: unknown): Promise<Recording | null> {
  const sha256 = Array.isArray(named) && typeof named[0] === "string" ? named[0] : null;
  const file = sha256 === null ? null : await findFile(on, sha256);
  if (!file) return null;
  const { matterIds } = await usesOf(on, file.sha256);
  return {
    isAudio: isAudio(file.mediaType),
    seconds: file.durationMs === null ? null : file.durationMs / 1000,
    isUsedElsewhere: matterIds.length > 0,
  };
}

const RECORD_DAYS = 90;

async function handlerRecord(on: Database | Tx, { matter, detail, now }: Wanted): Promise<OrderFacts["handlerRecord"]> {
  const { repliedByPersonId: personId } = await detail;
  if (personId === null) return { visited: 0, satisfied: 0 };
  return getRow(
    on,
    sql<{ visited: number; satisfied: number }>`select count(*) as visited,
        count(*) filter (where satisfaction <> 'unsatisfied') as satisfied
      from hotline_order where replied_by_person_id = ${personId} and satisfaction is not null and matter_id <> ${matter.id}
        and visited_at > ${addMillis(now, -RECORD_DAYS * DAY_MS)}::timestamptz`,
  );
}
