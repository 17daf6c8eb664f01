/** For tests: a small town in a fresh database, with the HTTP server before it and a clock to move. */
import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Platform } from "#platform/capability.ts";
import { buildHttp } from "#platform/http/server.ts";
import { newId } from "#platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { type Actor, CITIZEN_ACTOR } from "../model/actor.ts";
import { mayEnter } from "../model/entry.ts";
import type { PostRole } from "../model/roles.ts";
import { hashPassword, importPeople } from "./create.ts";
import { identify } from "./identify.ts";
import { peoplePart } from "./index.ts";

export const PASSWORD = "fangyuan-2026";
export const CITY = "990100000000";
export const EAST = "990102000000";
export const EAST_STREET = "990102003000";
export const WEST = "990103000000";

const HELD = [
  ["admin", "周管理", "administrator", "bureau", CITY],
  ["east-admin", "东管理", "administrator", "eastCentre", EAST],
  ["acceptor", "李受理", "acceptor", "eastCentre", EAST],
  ["dispatcher", "王派遣", "dispatcher", "eastCentre", EAST],
  ["desk", "张环卫", "unit_desk", "sanitation", EAST],
  ["crew", "孙一队", "crew", "team", EAST],
  ["supervisor", "赵监督", "supervisor", "eastCentre", EAST_STREET],
  ["west-acceptor", "西受理", "acceptor", "westCentre", WEST],
] as const;
type Key = (typeof HELD)[number][0];
const UNITS = { bureau: CITY, eastCentre: EAST, sanitation: EAST, team: EAST, westCentre: WEST } as const;
type UnitKey = keyof typeof UNITS;

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One browser: keeps its cookies. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly app: FastifyInstance;
  postId: string | null = null;
  constructor(app: FastifyInstance) {
    this.app = app;
  }

  async send(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.app.inject({
      method,
      url,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(this.postId ? { "x-fangyuan-post": this.postId } : {}),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    });
    for (const { name, value, maxAge } of response.cookies) {
      if (value === "" || maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, encodeURIComponent(value));
    }
    return { status: response.statusCode, body: response.json(), headers: response.headers };
  }

  signIn(name: string, password = PASSWORD): Promise<Answer> {
    return this.send("POST", "/api/sign-in", { name, password });
  }
}

export interface Town extends TestDatabase {
  readonly platform: Platform;
  readonly app: FastifyInstance;
  readonly personIds: Readonly<Record<Key, string>>;
  readonly postIds: Readonly<Record<Key, string>>;
  readonly unitIds: Readonly<Record<UnitKey, string>>;
  /** The moment it is; tests set it. */
  now: Instant;
  browser(): Browser;
  /** A browser signed in with the demo password. */
  signedIn(name: Key): Promise<Browser>;
  close(): Promise<void>;
}

export async function openTown(): Promise<Town> {
  const test = await cloneDatabase();
  const start = shanghaiTime("2026-11-20 09:00");
  const secrets = {
    personalDataKey: randomBytes(32),
    sessionSecret: randomBytes(32).toString("base64url"),
    sealingKey: "",
  };
  const platform: Platform = {
    database: test.database,
    pool: test.pool,
    home: "",
    publicUrl: "http://town.example",
    secrets,
    now: () => town.now,
    log: { info: () => undefined, warn: () => undefined, error: (details, message) => console.error(message, details) },
  };
  const ids = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, newId(start)]));
  const keys = HELD.map(([key]) => key);
  const [personIds, postIds, unitIds] = [ids(keys), ids(keys), ids(Object.keys(UNITS))] as unknown as [
    Town["personIds"],
    Town["postIds"],
    Town["unitIds"],
  ];
  await populate(platform, { personIds, postIds, unitIds }, start);
  const app = await buildHttp<Actor>({
    routes: peoplePart.routes?.(platform) ?? [],
    identify: identify(platform),
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: () => town.now,
    checkAnswers: true,
    publicUrl: platform.publicUrl,
    logLevel: "error",
  });
  const town: Town = {
    ...test,
    platform,
    app,
    personIds,
    postIds,
    unitIds,
    now: start,
    browser: () => new Browser(app),
    signedIn: async (name) => {
      const browser = new Browser(app);
      const answer = await browser.signIn(name);
      if (answer.status !== 200) throw new Error(`${name} cannot sign in: ${JSON.stringify(answer.body)}`);
      return browser;
    },
    close: async () => {
      await app.close();
      await test.drop();
    },
  };
  return town;
}

async function populate(
  platform: Platform,
  ids: Pick<Town, "personIds" | "postIds" | "unitIds">,
  now: Instant,
): Promise<void> {
  const validFrom = "2020-01-01" as PlainDate;
  const divisions = [
    [CITY, "示范市", "city", null],
    [EAST, "东区", "district", CITY],
    [EAST_STREET, "文渡街道", "street", EAST],
    [WEST, "西区", "district", CITY],
  ] as const;
  const passwordHash = await hashPassword(PASSWORD);
  await platform.database.transaction().execute((tx) =>
    importPeople(
      tx,
      platform.secrets,
      {
        divisions: divisions.map(([code, name, level, parentCode]) => ({
          ...{ code, name, level, parentCode, validFrom },
          ...{ validTo: null, successorCode: null, isOfficial: false },
        })),
        units: (Object.entries(UNITS) as [UnitKey, string][]).map(([key, divisionCode]) => ({
          ...{
            id: ids.unitIds[key],
            code: key,
            name: `单位 ${key}`,
            shortName: key,
            kinds: ["handling"],
            divisionCode,
          },
          ...{
            parentId: key === "team" ? ids.unitIds.sanitation : null,
            dutyPhone: null,
            address: null,
            validFrom,
            validTo: null,
          },
        })),
        persons: HELD.map(([key, name], n) => ({
          ...{ id: ids.personIds[key], name, signInName: key.toUpperCase(), badgeNumber: `990102${n}` },
          phone: `1990000000${n}`,
        })),
        passwordHash,
        posts: HELD.map(([key, , role, unit, divisionCode]) => ({
          ...{ id: ids.postIds[key], personId: ids.personIds[key], role: role as PostRole, title: `${role} 岗` },
          ...{ unitId: ids.unitIds[unit], divisionCode, validFrom, validTo: null, isPrimary: true },
        })),
      },
      now,
    ),
  );
}
