/**
 * A small city for tests: one district, two streets of two communities, 20 grid cells, the two centres, four handling units,
 * twelve persons at their posts, everybody on duty round the clock, the working calendar of the country. Fictional and the same each time.
 *
 * - `openTestCity()` clones a database, builds the city in it and gives an engine to act with
 * - `buildTestCity(platform)` builds it into a database of the caller
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { addMillis, DAY_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { plainDateOf, startOfDay } from "#base/plain-date.ts";
import type { Position } from "#base/position.ts";
import { addCalendarVersion } from "#kernel/clock/server/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type ActOutcome, type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor, PostRole } from "#kernel/people/model/public.ts";
import { importPeople } from "#kernel/people/server/public.ts";
import type { GridCell } from "#kernel/place/model/public.ts";
import {
  forgetPlaces,
  insertAreaKinds,
  insertAreas,
  insertBoundaries,
  insertCells,
} from "#kernel/place/server/public.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import type { Platform } from "#platform/capability.ts";
import { openPool } from "#platform/database/connect.ts";
import { loadSecrets } from "#platform/secrets.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { addRules } from "./configuration/responsibility-store.ts";
import { reportPart } from "./index.ts";
import { reportKind } from "./kind.ts";
import {
  beats,
  boundaries,
  CITY,
  COMMUNITIES,
  cellsOf,
  DISTRICT,
  DIVISIONS,
  FOUNDED_ON,
  middleOf,
  pictureOf,
  STREETS,
} from "./test-ground.ts";

export { CITY, COMMUNITIES, DISTRICT, STREETS };

/** A Wednesday, 09:10, inside working time. */
export const TEST_MORNING: Instant = shanghaiTime("2026-11-18 09:10");

const UNIT_KEYS = ["supervisionCentre", "commandCentre", "willowStreet", "ferryStreet", "sanitation", "roads"] as const;
export type UnitKey = (typeof UNIT_KEYS)[number];

const ACTOR_KEYS = [
  "supervisor",
  "otherSupervisor",
  "acceptor",
  "shiftLeader",
  "otherShiftLeader",
  "dispatcher",
  "commandLead",
  "sanitationDesk",
  "sanitationCrew",
  "roadsDesk",
  "leader",
  "administrator",
] as const;
export type ActorKey = (typeof ACTOR_KEYS)[number];

export interface TestCity {
  readonly actors: Readonly<Record<ActorKey, Actor>>;
  readonly units: Readonly<Record<UnitKey, string>>;
  readonly cells: readonly GridCell[];
  /** The middle of the n-th cell. Cells 0–4 lie in the first community, 5–9 in the second, and so on. */
  positionInCell(n: number): Position;
  /** SHA-256 of a stored photograph, another one for each name. */
  photo(name?: string): Promise<string>;
}

const unitId = (key: UnitKey) => fixedId(`unit ${key}`);
const personId = (key: ActorKey) => fixedId(`person ${key}`);
const postId = (key: ActorKey) => fixedId(`post ${key}`);

interface UnitSketch {
  readonly name: string;
  readonly kinds: readonly ("supervision_centre" | "command_centre" | "street_office" | "handling" | "maintaining")[];
  readonly divisionCode: string;
}
const UNITS: Readonly<Record<UnitKey, UnitSketch>> = {
  supervisionCentre: { name: "衡川区监督中心", kinds: ["supervision_centre"], divisionCode: DISTRICT },
  commandCentre: { name: "衡川区指挥中心", kinds: ["command_centre"], divisionCode: DISTRICT },
  willowStreet: { name: "柳荫街道办事处", kinds: ["street_office", "handling"], divisionCode: STREETS[0] },
  ferryStreet: { name: "文渡街道办事处", kinds: ["street_office", "handling"], divisionCode: STREETS[1] },
  sanitation: { name: "衡川区环卫所", kinds: ["handling"], divisionCode: DISTRICT },
  roads: { name: "衡川区市政养护所", kinds: ["handling", "maintaining"], divisionCode: DISTRICT },
};

interface PersonSketch {
  readonly name: string;
  readonly role: PostRole;
  readonly unit: UnitKey;
}
const PERSONS: Readonly<Record<ActorKey, PersonSketch>> = {
  supervisor: { name: "林夏", role: "supervisor", unit: "supervisionCentre" },
  otherSupervisor: { name: "高原", role: "supervisor", unit: "supervisionCentre" },
  acceptor: { name: "程雨", role: "acceptor", unit: "supervisionCentre" },
  shiftLeader: { name: "罗川", role: "shift_leader", unit: "supervisionCentre" },
  otherShiftLeader: { name: "江禾", role: "shift_leader", unit: "supervisionCentre" },
  dispatcher: { name: "邱林", role: "dispatcher", unit: "commandCentre" },
  commandLead: { name: "秦岭", role: "command_lead", unit: "commandCentre" },
  sanitationDesk: { name: "田野", role: "unit_desk", unit: "sanitation" },
  sanitationCrew: { name: "石磊", role: "crew", unit: "sanitation" },
  roadsDesk: { name: "路遥", role: "unit_desk", unit: "roads" },
  leader: { name: "方明", role: "leader", unit: "commandCentre" },
  administrator: { name: "管宁", role: "administrator", unit: "commandCentre" },
};

type Builder = Pick<Platform, "database" | "home" | "secrets" | "now">;

export async function buildTestCity(platform: Builder): Promise<TestCity> {
  const cells = COMMUNITIES.flatMap((community, row) => cellsOf(community, row));
  const now = platform.now();
  await platform.database.transaction().execute(async (tx) => {
    await addCalendarVersion(tx, {
      calendar: workingCalendar({ id: "city", name: "全市工作日历", version: 1 }),
      divisionCode: CITY,
      reason: "建城",
      createdBy: "测试",
      now,
    });
    await importPeople(tx, platform.secrets, peopleOf(now), now);
    await insertBoundaries(tx, boundaries());
    await insertCells(tx, cells);
    await insertAreaKinds(tx, { patrol_beat: "责任网格" });
    await insertAreas(tx, beats());
    // 暴露垃圾 is the sanitation unit's everywhere: the one rule that an automatic dispatch can stand on.
    const rule = { area: "", validFrom: FOUNDED_ON, validTo: null, source: "" };
    await addRules(
      tx,
      [
        { ...rule, classPrefix: "incident:0110", unitId: unitId("sanitation") },
        { ...rule, classPrefix: "facility:01", unitId: unitId("roads") },
        { ...rule, classPrefix: "incident:0301", unitId: unitId("roads") },
        { ...rule, classPrefix: "incident:0301", unitId: unitId("sanitation") },
      ],
      { personId: null, now },
    );
  });
  forgetPlaces(platform.database);
  return {
    actors: Object.fromEntries(ACTOR_KEYS.map((key) => [key, actorOf(key)])) as Record<ActorKey, Actor>,
    units: Object.fromEntries(UNIT_KEYS.map((key) => [key, unitId(key)])) as Record<UnitKey, string>,
    cells,
    positionInCell: (n) => middleOf(n),
    photo: async (name = "one") => {
      const upload = { personId: null, role: "test", takenAt: null, position: null, accuracyMetres: null, device: "" };
      return (await storeFile(platform, { bytes: pictureOf(name), upload, now: platform.now() })).sha256;
    },
  };
}

function actorOf(key: ActorKey): Actor {
  const { name, role, unit } = PERSONS[key];
  const { name: unitName, divisionCode } = UNITS[unit];
  return {
    role,
    personId: personId(key),
    name,
    postId: postId(key),
    unitId: unitId(unit),
    unitName,
    divisionCode,
    unitIds: [unitId(unit)],
    onBehalfOf: null,
  };
}

function peopleOf(now: Instant): Parameters<typeof importPeople>[2] {
  const valid = { validFrom: FOUNDED_ON, validTo: null };
  const supervisors = ACTOR_KEYS.filter((key) => PERSONS[key].role === "supervisor");
  return {
    divisions: DIVISIONS.map(([code, name, level, parentCode]) => ({
      code,
      name,
      level,
      parentCode,
      ...valid,
      successorCode: null,
      isOfficial: false,
    })),
    units: UNIT_KEYS.map((key, n) => ({
      id: unitId(key),
      code: `990102${String(n).padStart(4, "0")}`,
      name: UNITS[key].name,
      shortName: UNITS[key].name,
      kinds: [...UNITS[key].kinds],
      divisionCode: UNITS[key].divisionCode,
      parentId: null,
      dutyPhone: null,
      address: null,
      ...valid,
    })),
    persons: ACTOR_KEYS.map((key, n) => ({
      id: personId(key),
      name: PERSONS[key].name,
      badgeNumber: `T${String(n + 1).padStart(4, "0")}`,
      signInName: null,
      phone: null,
    })),
    passwordHash: "none: nobody here has an account",
    posts: ACTOR_KEYS.map((key) => ({
      id: postId(key),
      personId: personId(key),
      role: PERSONS[key].role,
      title: PERSONS[key].role,
      unitId: unitId(PERSONS[key].unit),
      divisionCode: null,
      ...valid,
      isPrimary: true,
    })),
    duties: supervisors.flatMap((key) =>
      Array.from({ length: 60 }, (_, day) => {
        const startsAt = addMillis(startOfDay(plainDateOf(now)), (day - 5) * DAY_MS);
        return { id: randomUUID(), postId: postId(key), startsAt, endsAt: addMillis(startsAt, DAY_MS), areaCodes: [] };
      }),
    ),
    beats: supervisors.flatMap((key, n) =>
      COMMUNITIES.map((community) => ({ personId: personId(key), areaCode: `beat-${community}`, rank: n + 1 })),
    ),
  };
}

/** The same id for the same name, so that two cities of one run agree. */
function fixedId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface ActInTest {
  readonly by: ActorKey | Actor;
  readonly act: string;
  readonly input?: unknown;
  /** Absent: a new report. */
  readonly matterId?: string;
  readonly version?: number | null;
  readonly requestId?: string;
}

export interface OpenTestCity extends TestCity {
  readonly test: TestDatabase;
  readonly platform: Platform;
  readonly engine: Engine;
  /** Acts through the engine at the city's time. */
  act(request: ActInTest): Promise<ActOutcome>;
  now(): Instant;
  /** Moves the city's time. */
  setNow(now: Instant): void;
  /** Runs every job that is due, as the worker would. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

const silent = new Logger(() => () => undefined);

/** Call in `beforeAll`, and `close` in `afterAll`. Time stands at `TEST_MORNING` until it is moved. */
export async function openTestCity(): Promise<OpenTestCity> {
  const test = await cloneDatabase();
  const home = await mkdtemp(join(tmpdir(), "fangyuan-city-"));
  let time = TEST_MORNING;
  const ignore = () => undefined;
  const platform: Platform = {
    database: test.database,
    pool: test.pool,
    home,
    publicUrl: "http://127.0.0.1",
    secrets: await loadSecrets(home),
    now: () => time,
    log: { info: ignore, warn: ignore, error: ignore },
  };
  const city = await buildTestCity(platform);
  const engineOf = () => engine;
  const tasks: TaskList = reportPart(engineOf).tasks?.(platform) ?? {};
  const engine: Engine = {
    platform,
    kinds: new Map([["report", reportKind(platform)]]),
    heard: new Set(Object.keys(tasks)),
  };
  return {
    ...city,
    test,
    platform,
    engine,
    act: ({ by, act, input = {}, matterId, version = null, requestId = randomUUID() }) =>
      perform(engine, {
        matterId: matterId ?? null,
        kind: "report",
        act,
        input,
        versionSeen: version,
        requestId,
        actor: typeof by === "string" ? city.actors[by] : by,
        now: time,
        origin: { channel: "test", ip: null },
      }),
    now: () => time,
    setNow: (now) => {
      time = now;
    },
    runJobs: async () => {
      const pool = openPool({ url: test.ownerUrl, poolSize: 3, asOwner: true });
      try {
        await runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: silent });
      } finally {
        await pool.end();
      }
    },
    close: async () => {
      await test.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
