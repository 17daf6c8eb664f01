import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { ACCESS_KINDS } from "../model/account.ts";
import { CREDENTIAL_KINDS, PERSON_STATUSES } from "../model/persons.ts";
import { POST_ROLES } from "../model/roles.ts";
import { DIVISION_LEVELS, UNIT_KINDS } from "../model/units.ts";
import { peoplePart } from "./index.ts";
import { type Browser, CITY, EAST, openTown, type Town, WEST } from "./test-town.ts";

let town: Town;
let admin: Browser;
let eastAdmin: Browser;
const NOON = shanghaiTime("2026-11-20 12:00");
beforeAll(async () => {
  town = await openTown();
  admin = await town.signedIn("admin");
  eastAdmin = await town.signedIn("east-admin");
});
afterAll(() => town.close());
beforeEach(() => {
  town.now = NOON;
});

const person = (signInName: string, badgeNumber: string, phone: string | null = null) => ({
  ...{ name: "新来的", signInName, badgeNumber, phone },
});
const post = (unitId: string, more: object = {}) => ({
  ...{
    role: "crew",
    title: "处置员",
    unitId,
    divisionCode: null,
    validFrom: "2026-11-01",
    validTo: null,
    isPrimary: true,
  },
  ...more,
});
const unit = (code: string, more: object = {}) => ({
  ...{ code, name: "照明所", shortName: "照明", kinds: ["maintaining"], divisionCode: EAST, parentId: null },
  ...{ dutyPhone: null, address: null, validFrom: "2026-01-01", validTo: null },
  ...more,
});

test("every administrative route is refused to every other post and to the public", async () => {
  const routes = (peoplePart.routes?.(town.platform) ?? []).filter(({ endpoint }) => endpoint.access.kind === "roles");
  expect(routes.length).toBeGreaterThan(15);
  const browsers = [await town.signedIn("acceptor"), await town.signedIn("dispatcher"), await town.signedIn("desk")];
  for (const { endpoint } of routes) {
    const url = endpoint.path.replace(":id", town.personIds.crew);
    const body = endpoint.method === "GET" || endpoint.method === "DELETE" ? undefined : {};
    expect((await town.browser().send(endpoint.method, url, body)).status, url).toBe(401);
    for (const browser of browsers) expect((await browser.send(endpoint.method, url, body)).status, url).toBe(403);
  }
});

test("credentials that are over or end soon are listed across persons, but not those that a new one replaces", async () => {
  const credential = (number: string, validFrom: string, validTo: string, kind = "enforcement") => ({
    ...{ kind, number, issuer: "省司法厅", scope: [], validFrom, validTo },
  });
  const give = (who: "crew" | "acceptor", body: object) =>
    admin.send("POST", `/api/people/persons/${town.personIds[who]}/credentials`, body);
  await give("crew", credential("E-old", "2021-01-01", "2026-11-19"));
  await give("crew", credential("E-today", "2021-01-01", "2026-11-20", "auxiliary"));
  await give("acceptor", credential("S-soon", "2024-01-01", "2027-01-19", "supervisor"));
  await give("acceptor", credential("S-later", "2024-01-01", "2027-01-20", "enforcement_supervision"));
  const listed = async (by: Browser, days = 60) =>
    (await by.send("GET", `/api/people/credentials/ending?days=${days}`)).body.map(
      ({ number, daysLeft, personName }: Record<string, unknown>) => [number, daysLeft, personName],
    );
  expect(await listed(admin)).toEqual([
    ["E-old", 0, "孙一队"],
    ["E-today", 1, "孙一队"],
    ["S-soon", 61, "李受理"],
  ]);
  await give("crew", credential("E-new", "2026-11-20", "2031-11-19"));
  expect((await listed(eastAdmin)).map(([number]: unknown[]) => number)).toEqual(["E-today", "S-soon"]);
});

describe("persons", () => {
  test("are made with an initial password and a post, and can sign in only then", async () => {
    const made = await admin.send("POST", "/api/people/persons", person("new-1", "N1", "13912345678"));
    const { id, password } = made.body;
    expect((await town.browser().signIn("new-1", password)).body.type).toBe("/problems/people/no-post");
    expect((await admin.send("POST", `/api/people/persons/${id}/posts`, post(town.unitIds.team))).status).toBe(200);
    const browser = town.browser();
    expect((await browser.signIn("NEW-1", password)).body.step).toBe("done");
    expect((await browser.send("GET", "/api/me")).body.posts[0].divisionCode).toBe(EAST);
  });

  test("keep taken names and wrong fields apart, each with its sentence", async () => {
    const taken = await admin.send("POST", "/api/people/persons", person("Acceptor", "N2"));
    expect(taken).toMatchObject({ status: 422, body: { errors: [{ path: "signInName" }] } });
    const badge = await admin.send("POST", "/api/people/persons", person("new-2", "9901022"));
    expect(badge.body.errors).toEqual([{ path: "badgeNumber", message: "这个工号已有人使用；工号不再分给别人" }]);
    const wrong = await admin.send("POST", "/api/people/persons", person("x", "", "12ab"));
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map((error: { path: string }) => error.path)).toEqual([
      "badgeNumber",
      "signInName",
      "phone",
    ]);
    const noUnit = await admin.send(
      "POST",
      `/api/people/persons/${town.personIds.crew}/posts`,
      post(town.personIds.crew),
    );
    expect(noUnit.body.errors).toEqual([{ path: "unitId", message: "没有这个单位" }]);
    const second = await admin.send(
      "POST",
      `/api/people/persons/${town.personIds.crew}/posts`,
      post(town.unitIds.team),
    );
    expect(second.body.errors[0].path).toBe("isPrimary");
  });

  test("have phones that the database cannot read and that are shown whole only with a reason, which is logged", async () => {
    const { rows } = await town.pool.query("select phone_sealed, phone_masked from people_person where id = $1", [
      town.personIds.desk,
    ]);
    expect(rows[0].phone_masked).toBe("199****0004");
    expect(rows[0].phone_sealed).not.toContain("19900000004");
    const { body: listed } = await admin.send("GET", "/api/people/persons?q=张环卫");
    expect(listed).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain("19900000004");
    const url = `/api/people/persons/${town.personIds.desk}/phone`;
    expect((await admin.send("POST", url, { reason: "" })).status).toBe(400);
    town.now = shanghaiTime("2026-11-20 12:01");
    expect((await admin.send("POST", url, { reason: "夜间联系抢修" })).body).toEqual({ phone: "19900000004" });
    const log = await admin.send("GET", `/api/people/access-log?personId=${town.personIds.desk}`);
    expect(log.body[0]).toMatchObject({
      kind: "personal_data_shown",
      kindLabel: "查看个人信息",
      personId: town.personIds.admin,
      subjectPersonName: "张环卫",
      details: { reason: "夜间联系抢修" },
    });
  });

  test("marked as personal in the schema are never stored in plain text", async () => {
    const { rows: columns } = await town.pool.query(`
      select c.relname as table, a.attname as column from pg_description d join pg_class c on c.oid = d.objoid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
      where c.relname like 'people_%' and d.description like '个人信息%'`);
    expect(columns).toEqual([{ table: "people_person", column: "phone_sealed" }]);
    for (const { table, column } of columns) {
      const { rows } = await town.pool.query(`select ${column} as value from ${table} where ${column} is not null`);
      expect(rows.length).toBeGreaterThan(5);
      for (const { value } of rows) expect(value).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    }
  });

  test("who are suspended are signed out at once; nobody suspends themselves", async () => {
    const browser = await town.signedIn("crew");
    const url = `/api/people/persons/${town.personIds.crew}`;
    expect((await admin.send("PATCH", url, { status: "suspended" })).status).toBe(200);
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    await admin.send("PATCH", url, { status: "active" });
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    const own = await admin.send("PATCH", `/api/people/persons/${town.personIds.admin}`, { status: "left" });
    expect(own.body.errors[0].path).toBe("status");
    expect((await admin.send("PATCH", url, { name: "孙改名" })).status).toBe(200);
    expect((await admin.send("GET", url)).body).toMatchObject({
      name: "孙改名",
      phoneMasked: "199****0005",
      status: "active",
    });
  });

  test("who are locked out are shown so, unlocked, and given a new password that ends their sessions", async () => {
    for (let n = 1; n <= 5; n++) await town.browser().signIn("supervisor", "wrong-1");
    const url = `/api/people/persons/${town.personIds.supervisor}`;
    expect((await admin.send("GET", url)).body.lockedUntil).toBe(shanghaiTime("2026-11-20 12:15"));
    expect((await admin.send("POST", `${url}/unlock`)).status).toBe(200);
    const browser = await town.signedIn("supervisor");
    const { password } = (await admin.send("POST", `${url}/password`)).body;
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    expect((await town.browser().signIn("supervisor", password)).status).toBe(200);
  });

  test("are locked after as many wrong passwords as the setting says", async () => {
    expect((await admin.send("PUT", "/api/people/sign-in-setting", { wrongLimit: 2, lockMinutes: 15 })).status).toBe(
      400,
    );
    await admin.send("PUT", "/api/people/sign-in-setting", { wrongLimit: 3, lockMinutes: 60 });
    for (let n = 1; n <= 2; n++) await town.browser().signIn("west-acceptor", "wrong-1");
    expect((await town.browser().signIn("west-acceptor", "wrong-1")).body.retryAfterSeconds).toBe(3600);
    await admin.send("PUT", "/api/people/sign-in-setting", { wrongLimit: 5, lockMinutes: 15 });
  });
});

describe("a district's administrator", () => {
  test("sees and changes people of the district only, not those who also work above it", async () => {
    const names = (await eastAdmin.send("GET", "/api/people/persons")).body.map((one: { name: string }) => one.name);
    expect(names).toContain("李受理");
    expect(names).not.toContain("西受理");
    const west = `/api/people/persons/${town.personIds["west-acceptor"]}`;
    expect((await eastAdmin.send("GET", west)).status).toBe(404);
    expect((await eastAdmin.send("POST", `${west}/password`)).status).toBe(404);
    expect((await eastAdmin.send("POST", `/api/people/persons/${town.personIds.admin}/password`)).status).toBe(404);
    expect((await eastAdmin.send("POST", `/api/people/persons/${town.personIds.acceptor}/unlock`)).status).toBe(200);
  });

  test("gives no posts outside the district, and none that see more than it", async () => {
    const posts = `/api/people/persons/${town.personIds.acceptor}/posts`;
    expect((await eastAdmin.send("POST", posts, post(town.unitIds.westCentre, { isPrimary: false }))).status).toBe(403);
    const wide = post(town.unitIds.eastCentre, { role: "administrator", divisionCode: CITY, isPrimary: false });
    expect((await eastAdmin.send("POST", posts, wide)).body.type).toBe("/problems/people/out-of-scope");
    expect((await eastAdmin.send("POST", posts, { ...wide, divisionCode: EAST })).status).toBe(200);
  });

  test("makes no units outside the district", async () => {
    expect((await eastAdmin.send("POST", "/api/people/units", unit("W1", { divisionCode: WEST }))).status).toBe(403);
    const url = `/api/people/units/${town.unitIds.westCentre}`;
    expect((await eastAdmin.send("PUT", url, unit("W2"))).status).toBe(403);
  });
});

describe("units", () => {
  test("are made, changed, and never hang under themselves", async () => {
    const { id } = (await admin.send("POST", "/api/people/units", unit("E9", { parentId: town.unitIds.sanitation })))
      .body;
    expect((await admin.send("POST", "/api/people/units", unit("E9"))).body.errors[0].path).toBe("code");
    const url = `/api/people/units/${town.unitIds.sanitation}`;
    const ring = await admin.send("PUT", url, unit("sanitation", { parentId: id }));
    expect(ring.body.errors).toEqual([{ path: "parentId", message: "上级单位不能是自己，也不能是自己的下级" }]);
    const early = await admin.send("PUT", `/api/people/units/${id}`, unit("E9", { validTo: "2025-01-01" }));
    expect(early.body.errors[0].path).toBe("validTo");
    expect((await admin.send("PUT", `/api/people/units/${id}`, unit("E9", { name: "照明一所" }))).status).toBe(200);
    const units = (await eastAdmin.send("GET", "/api/people/units")).body;
    expect(units.find((one: { id: string }) => one.id === id)).toMatchObject({
      name: "照明一所",
      kinds: ["maintaining"],
    });
  });
});

test("the access log takes no change and no deletion from the application", async () => {
  for (const statement of [
    "update people_access_log set ip = 'x'",
    "delete from people_access_log",
    "truncate people_access_log",
  ]) {
    await expect(town.pool.query(statement)).rejects.toThrow(/permission denied/);
  }
});

test("the database and the model know the same roles, unit kinds, statuses and log kinds", async () => {
  const { rows } = await town.pool.query(`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as text from pg_constraint
    where contype = 'c' and conrelid::regclass::text like 'people_%'`);
  const wordsOf = (table: string, first: string) => {
    const check = rows.find((row) => row.table === table && row.text.includes(`'${first}'`));
    return [...String(check?.text).matchAll(/'(\w+)'/g)].map((match) => match[1]).sort();
  };
  expect(wordsOf("people_post", "supervisor")).toEqual([...POST_ROLES].sort());
  expect(wordsOf("people_unit", "handling")).toEqual(Object.keys(UNIT_KINDS).sort());
  expect(wordsOf("people_person", "active")).toEqual(Object.keys(PERSON_STATUSES).sort());
  expect(wordsOf("people_credential", "enforcement")).toEqual(Object.keys(CREDENTIAL_KINDS).sort());
  expect(wordsOf("people_division", "city")).toEqual(Object.keys(DIVISION_LEVELS).sort());
  expect(wordsOf("people_access_log", "sign_in")).toEqual(Object.keys(ACCESS_KINDS).sort());
});
