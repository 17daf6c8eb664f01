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
import { type PlainDate, parsePlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { type Position, position } from "#base/position.ts";
import { addCalendarVersion } from "#kernel/clock/server/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type ActOutcome, type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor, PostRole } from "#kernel/people/model/public.ts";
import { importPeople } from "#kernel/people/server/public.ts";
import type { GridCell, Polygonal } from "#kernel/place/model/public.ts";
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
import { raiseVersion } from "./configuration/configuration.ts";
import { addRules } from "./configuration/responsibility-store.ts";
import { reportPart } from "./index.ts";
import { reportKind } from "./kind.ts";

export const CITY = "990100000000";
export const DISTRICT = "990102000000";
export const STREETS = ["990102001000", "990102002000"] as const;
export const COMMUNITIES = ["990102001001", "990102001002", "990102002001", "990102002002"] as const;

/** South-west corner of the first cell, and the side of a cell: about 93 by 111 metres. */
const WEST = 114;
const SOUTH = 33;
const SIDE = 0.001;
const CELLS_PER_COMMUNITY = 5;
const FOUNDED_ON = parsePlainDate("2007-01-01");

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
    await raiseVersion(tx, "responsibility");
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

const DIVISIONS = [
  ["990000000000", "示例省", "province", null],
  [CITY, "平江市", "city", "990000000000"],
  [DISTRICT, "衡川区", "district", CITY],
  [STREETS[0], "柳荫街道", "street", DISTRICT],
  [STREETS[1], "文渡街道", "street", DISTRICT],
  [COMMUNITIES[0], "柳荫一社区", "community", STREETS[0]],
  [COMMUNITIES[1], "柳荫二社区", "community", STREETS[0]],
  [COMMUNITIES[2], "文渡一社区", "community", STREETS[1]],
  [COMMUNITIES[3], "文渡二社区", "community", STREETS[1]],
] as const;

function boundaries() {
  const rowsOf: Readonly<Record<string, readonly [number, number]>> = {
    [DISTRICT]: [0, 4],
    [STREETS[0]]: [0, 2],
    [STREETS[1]]: [2, 4],
    [COMMUNITIES[0]]: [0, 1],
    [COMMUNITIES[1]]: [1, 2],
    [COMMUNITIES[2]]: [2, 3],
    [COMMUNITIES[3]]: [3, 4],
  };
  return DIVISIONS.flatMap(([divisionCode, name]) => {
    const rows = rowsOf[divisionCode];
    return rows ? [{ divisionCode, name, geometry: box(0, rows[0], CELLS_PER_COMMUNITY, rows[1] - rows[0]) }] : [];
  });
}

function beats() {
  return COMMUNITIES.map((divisionCode) => ({
    code: `beat-${divisionCode}`,
    kind: "patrol_beat",
    name: "责任网格",
    divisionCode,
    unitId: null,
    cellCodes: Array.from({ length: CELLS_PER_COMMUNITY }, (_, n) => cellCode(divisionCode, n)),
  }));
}

function cellsOf(community: string, row: number): readonly GridCell[] {
  return Array.from({ length: CELLS_PER_COMMUNITY }, (_, column) => ({
    code: cellCode(community, column),
    name: `${column + 1} 号网格`,
    geometry: box(column, row, 1, 1),
    areaM2: 10_370,
    perimeterM: 409,
    landUse: "居住",
    grade: "A",
    fallbackUnitId: null,
    startOn: FOUNDED_ON,
    endOn: null as PlainDate | null,
    note: "",
  }));
}

function cellCode(community: string, n: number): string {
  return `${community}${String(n + 1).padStart(3, "0")}`;
}

function middleOf(n: number): Position {
  const row = Math.floor(n / CELLS_PER_COMMUNITY);
  return position(WEST + ((n % CELLS_PER_COMMUNITY) + 0.5) * SIDE, SOUTH + (row + 0.5) * SIDE);
}

function box(column: number, row: number, width: number, height: number): Polygonal {
  const [west, south] = [round6(WEST + column * SIDE), round6(SOUTH + row * SIDE)];
  const [east, north] = [round6(west + width * SIDE), round6(south + height * SIDE)];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { type: "Polygon", coordinates: [ring] };
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The same id for the same name, so that two cities of one run agree. */
function fixedId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A PNG of one pixel; a text chunk makes the bytes differ by name. */
function pictureOf(name: string): Buffer {
  const start = Buffer.from(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364600000000600023081d02f",
    "hex",
  );
  const end = Buffer.from("0000000049454e44ae426082", "hex");
  return Buffer.concat([start, textChunk(name), end]);
}

function textChunk(text: string): Buffer {
  const body = Buffer.concat([Buffer.from("tEXt"), Buffer.from(`name\0${Buffer.from(text).toString("hex")}`)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
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
