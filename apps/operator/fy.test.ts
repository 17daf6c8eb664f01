/** The command line as operators use it: real databases, exit codes, the sentences of refusals. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildCityHttp } from "#apps/server/city.ts";
import { CITY, DISTRICT, type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { getRow } from "#platform/database/query.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { wallClock } from "#platform/time.ts";
import { fyAsChild, fyHere } from "./test/run-fy.ts";
import { VERBS } from "./verbs.ts";

let city: OpenTestCity;
let http: FastifyInstance;
let scratch: string;
let fy: ReturnType<typeof fyHere>;
beforeAll(async () => {
  city = await openTestCity();
  const { platform } = city;
  // The command line knows no other time.
  city.setNow(wallClock.now());
  http = await buildCityHttp({ platform, close: async () => undefined }, { now: platform.now });
  scratch = await mkdtemp(join(tmpdir(), "fangyuan-fy-"));
  fy = fyHere(platform.home, city.test.ownerUrl);
});
afterAll(async () => {
  await http.close();
  await city.close();
  await rm(scratch, { recursive: true, force: true });
});

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(scratch, name);
  await writeFile(path, text);
  return path;
}

async function countOf(table: "report" | "people_person" | "people_api_key"): Promise<number> {
  const row = await getRow(city.platform.database, sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`);
  return row.n;
}

describe("words", () => {
  test("the command as a process: what it prints where, and how it ends", async () => {
    const child = fyAsChild(city.platform.home, city.test.ownerUrl);
    const [help, wrong, holds] = await Promise.all([child("--help"), child("weave"), child("verify-record", "--json")]);
    expect(help).toMatchObject({ code: 0, error: "", out: expect.stringContaining("Every verb has --help") });
    expect(wrong).toMatchObject({ code: 2, out: "", error: expect.stringContaining('no verb "weave"') });
    expect(holds).toMatchObject({ code: 0, json: { holds: true } });
  });

  test("every verb has its help, and the overview names every verb", async () => {
    const overview = await fy("--help");
    expect(await fy("help")).toEqual(overview);
    expect(overview.code).toBe(0);
    for (const { name } of VERBS) expect(overview.out).toContain(`\n  ${name} `);
    const helps = await Promise.all(VERBS.map(({ name }) => fy(name, "--help")));
    for (const [index, help] of helps.entries()) {
      expect(help.code).toBe(0);
      expect(help.out).toContain(`fy ${VERBS[index]?.name} `);
      expect(help.out).toContain("--json");
    }
  });

  test.each([
    ["a verb that does not exist", ["weave"], /no verb "weave"/],
    ["an option that does not exist", ["verify-record", "--quickly"], /--quickly/],
    ["an import without a file", ["import"], /one FILE/],
    ["an import of a file that is not there", ["import", "/nowhere/reports.csv"], /no file \/nowhere/],
    ["a doing that does not exist", ["user", "promote"], /user needs one of list, create/],
    [
      "a post that does not exist",
      ["user", "create", "--name", "某", "--sign-in-name", "some", "--role", "king"],
      /--role/,
    ],
    ["a key without a name", ["api-key", "create"], /--name is missing/],
    ["an ID that is none", ["api-key", "revoke", "the-first"], /ID of a key/],
  ])("%s: exit code 2 and a sentence", async (_, args, sentence) => {
    const ran = await fy(...args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.error).toMatch(sentence);
  });
});

describe("user", () => {
  const signIn = async (name: string, password: string) =>
    (await http.inject({ method: "POST", url: "/api/sign-in", payload: { name, password } })).statusCode;
  let password: string;

  test("create makes a person who can sign in with the password that is printed once", async () => {
    const made = await fy(
      ...["user", "create", "--name", "祝新", "--sign-in-name", "Zhu", "--badge", "T0777"],
      ...["--role", "administrator", "--unit", "衡川区指挥中心", "--json"],
    );
    expect(made.code).toBe(0);
    password = made.json.password;
    expect(await signIn("zhu", password)).toBe(200);
    const listed = await fy("user", "list", "T0777");
    expect(listed.out).toMatch(/^Zhu\t祝新\tactive\t系统管理员 衡川区指挥中心/);
    expect(listed.out).not.toContain(password);
  });

  test("a name that is taken, a unit that is not there: said in words, and nobody is made", async () => {
    const before = await countOf("people_person");
    const again = await fy(
      ...["user", "create", "--name", "祝二", "--sign-in-name", "ZHU", "--role", "leader", "--unit", "衡川区指挥中心"],
    );
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining("signInName: 这个登录名已有人使用") });
    const nowhere = await fy(
      ...["user", "create", "--name", "祝三", "--sign-in-name", "zhu-3", "--role", "leader", "--unit", "月亮"],
    );
    expect(nowhere).toMatchObject({ code: 2, error: expect.stringContaining("衡川区环卫所") });
    expect(await countOf("people_person")).toBe(before);
  });

  test("post adds a second one beside the primary post", async () => {
    const added = await fy("user", "post", "zhu", "--role", "dispatcher", "--unit", "衡川区指挥中心", "--json");
    expect(added).toMatchObject({ code: 0, json: { isPrimary: false } });
  });

  test("disable keeps out, enable lets in again, password makes a new one", async () => {
    expect((await fy("user", "disable", "zhu")).code).toBe(0);
    expect(await signIn("zhu", password)).toBe(403);
    expect((await fy("user", "enable", "zhu")).code).toBe(0);
    const reset = await fy("user", "password", "zhu", "--json");
    expect(await signIn("zhu", password)).toBe(401);
    expect(await signIn("zhu", reset.json.password)).toBe(200);
    password = reset.json.password;
  });

  test("unlock lifts the lock that wrong passwords set", async () => {
    for (let n = 0; n < 5; n++) await signIn("zhu", "wrong-1");
    expect(await signIn("zhu", password)).toBe(429);
    expect(await fy("user", "unlock", "zhu", "--json")).toMatchObject({ code: 0, json: { wasCounted: true } });
    expect(await signIn("zhu", password)).toBe(200);
    expect((await fy("user", "unlock", "nobody")).code).toBe(1);
  });

  test("every change stands in the log as done at the command line", async () => {
    const { rows } = await city.test.pool.query(
      "select distinct kind from people_access_log where details->>'by' = 'command_line' order by 1",
    );
    expect(rows.map((row) => row.kind)).toEqual(["administered", "password_reset", "unlocked"]);
  });
});

describe("api-key", () => {
  test("a key acts until it is revoked, and is printed only when it is made", async () => {
    const made = await fy("api-key", "create", "--name", "环卫系统", "--person", "zhu", "--days", "30", "--json");
    expect(made.code).toBe(0);
    const me = async () => (await http.inject({ url: "/api/me", headers: { "x-api-key": made.json.key } })).statusCode;
    expect(await me()).toBe(200);
    const listed = await fy("api-key", "list");
    expect(listed.out).toContain(made.json.id);
    expect(listed.out).not.toContain(made.json.key);
    expect((await fy("api-key", "revoke", made.json.id)).code).toBe(0);
    expect(await me()).toBe(401);
    expect((await fy("api-key", "list")).out).toContain("revoked");
  });

  test("a key for nobody is not made", async () => {
    const before = await countOf("people_api_key");
    expect(await fy("api-key", "create", "--name", "无人", "--person", "nobody")).toMatchObject({ code: 1 });
    expect(await fy("api-key", "create", "--name", "太久", "--person", "zhu", "--days", "9999")).toMatchObject({
      code: 2,
    });
    expect(await countOf("people_api_key")).toBe(before);
  });
});

describe("import", () => {
  const MESSAGES = [
    "id,title,time,text",
    "m1,路灯不亮,2020/1/6 21:09:38,柳荫路的路灯坏了三天",
    "m2,占道经营,昨天,夜里还在摆摊",
    "m3,噪声扰民,2020-01-07 23:10:00,工地夜间施工",
  ].join("\n");

  test("a dry run counts and writes nothing", async () => {
    const before = await countOf("report");
    const ran = await fy("import", await fileOf("messages.csv", MESSAGES), "--dry-run", "--json");
    expect(ran).toMatchObject({ code: 1, json: { isDryRun: true, rows: 3, fresh: 2, faulty: 1, withoutPlace: 2 } });
    expect(await countOf("report")).toBe(before);
  });

  test("bad rows come back in a file; corrected and sent again they are made, and good rows are not made twice", async () => {
    const errors = join(scratch, "errors.csv");
    const first = await fy("import", await fileOf("messages.csv", MESSAGES), "--errors", errors, "--json");
    expect(first).toMatchObject({ code: 1, json: { mapping: "市民留言", rows: 3, made: 2, known: 0, faulty: 1 } });
    const faults = await readFile(errors, "utf8");
    expect(faults).toContain("“昨天”不是时间");
    const corrected = await fileOf("corrected.csv", faults.replace("昨天", "2020-01-07 22:00"));
    expect(await fy("import", corrected, "--json")).toMatchObject({ code: 0, json: { made: 1, faulty: 0 } });
    const again = await fy("import", await fileOf("messages.csv", MESSAGES.replace("昨天", "2020-01-07")), "--json");
    expect(again).toMatchObject({ code: 0, json: { made: 0, known: 3, faulty: 0 } });
    const { rows } = await city.test.pool.query(
      "select m.source, m.flags, m.division_code from matter m join report r on r.matter_id = m.id where r.external_system = 'citizen-messages'",
    );
    const waiting = { source: "hotline_12345", flags: ["to_locate"], division_code: DISTRICT };
    expect(rows).toEqual([waiting, waiting, waiting]);
  });

  test("says how often the source's own word about overdue agrees with our clocks", async () => {
    const boston = [
      "case_enquiry_id,open_dt,target_dt,closed_dt,ontime,case_title,reason,queue,closure_kind,location_street_name,neighborhood,longitude,latitude,type,source",
      "101,2011-07-01 01:32:33,2011-07-04 08:30:00,2011-07-02 05:00:00,ONTIME,Street Light Outages,Street Lights,PWDx,Case Closed,Main St,Mattapan,-71.0772,42.2715,Street Light Outages,Self Service",
      "102,2011-07-01 02:00:00,2011-07-02 08:30:00,2011-07-05 05:00:00,OVERDUE,Graffiti,Graffiti,PROP,Case Closed,Main St,Mattapan,NA,NA,Graffiti Removal,Twitter",
      "103,2011-07-01 03:00:00,2011-07-02 08:30:00,NA,OVERDUE,Pothole,Highway,PWDx,NA,Main St,Mattapan,NA,NA,Request for Pothole Repair,Self Service",
      "104,2011-07-01 04:00:00,NA,2011-07-05 05:00:00,ONTIME,Tree,Trees,PARK,Case Closed,Main St,Mattapan,NA,NA,Tree Emergencies,Self Service",
    ].join("\n");
    const ran = await fy(
      "import",
      await fileOf("boston.csv", boston),
      "--mapping",
      "boston-311",
      "--division",
      CITY,
      "--json",
    );
    expect(ran).toMatchObject({
      code: 0,
      json: { made: 4, divisionCode: CITY, onTime: { withDeadline: 3, stated: 3, agreeing: 3, share: 1 } },
    });
  });

  test.each([
    ["a mapping that does not exist", ["--mapping", "paris"], 1, /没有叫“paris”的字段对照；自带的有 boston-311/],
    ["a division that does not exist", ["--division", "110000000000"], 1, /no division 110000000000/],
    ["a mapping that does not fit the columns", ["--mapping", "boston-311"], 1, /case_enquiry_id/],
    ["a table called a layer", ["--as", "roads"], 2, /GeoJSON/],
  ])("%s is said in words", async (_, options, code, sentence) => {
    const ran = await fy("import", await fileOf("messages.csv", MESSAGES), ...options);
    expect(ran.code).toBe(code);
    expect(ran.error).toMatch(sentence);
  });

  test("a layer needs its coordinate system, and a trial changes nothing", async () => {
    const road = {
      type: "LineString",
      coordinates: [
        [114.0001, 33.0001],
        [114.0004, 33.0002],
      ],
    };
    const features = [{ type: "Feature", properties: { name: "柳荫路" }, geometry: road }];
    const path = await fileOf("roads.geojson", JSON.stringify({ type: "FeatureCollection", features }));
    const layers = async () => (await city.test.pool.query("select 1 from place_layer where kind = 'roads'")).rowCount;
    expect((await fy("import", path)).code).toBe(2);
    expect((await fy("import", path, "--as", "streets", "--crs", "wgs84")).code).toBe(2);
    expect(await fy("import", path, "--as", "roads")).toMatchObject({
      code: 1,
      error: expect.stringContaining("坐标系"),
    });
    const trial = await fy("import", path, "--as", "roads", "--crs", "gcj02", "--dry-run", "--json");
    expect(trial).toMatchObject({ code: 0, json: { isDryRun: true, kind: "roads", read: 1, taken: 1 } });
    expect(await layers()).toBe(0);
    expect((await fy("import", path, "--as", "roads", "--crs", "gcj02")).out).toMatch(/1 rows, 1 taken .*0 errors/);
    expect(await layers()).toBe(1);
  });
});

describe("an own city", () => {
  let empty: TestDatabase;
  let home: string;
  beforeAll(async () => {
    empty = await cloneDatabase();
    home = await mkdtemp(join(tmpdir(), "fangyuan-own-"));
  });
  afterAll(async () => {
    await empty.drop();
    await rm(home, { recursive: true, force: true });
  });

  test("an import says what is missing; the first administrator brings division, unit and calendar; then it imports", async () => {
    const own = fyHere(home, empty.ownerUrl);
    const file = await fileOf("one.csv", "id,title,time,text\nm1,路灯不亮,2020-01-06 21:09,坏了三天\n");
    expect(await own("import", file)).toMatchObject({ code: 1, error: expect.stringContaining("fy user create") });
    const create = [
      ...["user", "create", "--name", "周全", "--sign-in-name", "zhou", "--role", "administrator"],
      ...["--unit", "平江市城市管理局", "--division", CITY],
    ];
    expect(await own(...create)).toMatchObject({ code: 2, error: expect.stringContaining("--division-name") });
    const made = await own(...create, "--division-name", "平江市");
    expect(made.code).toBe(0);
    for (const part of [
      `division ${CITY} 平江市 made`,
      "平江市城市管理局 made",
      "working calendar calendar-9901 made",
      "password",
    ])
      expect(made.out).toContain(part);
    expect(await own("import", file, "--json")).toMatchObject({ code: 0, json: { made: 1, divisionCode: CITY } });
    expect(await own("calendar", "list")).toMatchObject({ code: 0, out: expect.stringContaining(CITY) });
  });
});

describe("verify-record", () => {
  test("holds, until somebody tampers: then the entry is named and the exit code is 1", async () => {
    const made = await city.act({
      by: "acceptor",
      act: "report_by_public",
      input: {
        source: "referral",
        description: "井盖松动",
        classKey: "incident:0110",
        position: city.positionInCell(2),
        isAnonymous: true,
      },
    });
    await city.act({ by: "acceptor", act: "comment", matterId: made.matterId, input: { text: "已联系" } });
    const whole = await fy("verify-record", "--json");
    expect(whole).toMatchObject({ code: 0, json: { holds: true, fault: null } });
    expect((await fy("verify-record")).out).toMatch(/^the record holds: \d+ matters, \d+ entries/);
    await asOwner(
      `update record_entry set input = '{"text":"已处理"}' where matter_id = '${made.matterId}' and seq = 2`,
    );
    const child = fyAsChild(city.platform.home, city.test.ownerUrl);
    const tampered = await child("verify-record", "--json");
    expect(tampered).toMatchObject({ code: 1, json: { holds: false, fault: { number: made.number, seq: 2 } } });
    expect((await fy("verify-record")).out).toContain(`${made.number}, entry 2`);
  });
});

/** As a superuser with triggers off: what somebody with all rights could do. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: city.test.ownerUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
