import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { identify } from "./identify.ts";
import { credentialsValidAt } from "./store/credentials.ts";
import { onDutyPersons } from "./store/duties.ts";
import { type Browser, EAST, EAST_STREET, openTown, type Town, WEST } from "./test-town.ts";

let town: Town;
let admin: Browser;
beforeAll(async () => {
  town = await openTown();
  admin = await town.signedIn("admin");
});
afterAll(() => town.close());
beforeEach(() => {
  town.now = shanghaiTime("2026-11-20 09:00");
});

async function actorOf(browser: Browser, postId?: string) {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return identify(town.platform)({ cookie, ...(postId ? { "x-fangyuan-post": postId } : {}) }, town.now);
}

describe("the active post", () => {
  test("is the primary one; another is named by a header; its unit brings the units below it", async () => {
    const made = await admin.send("POST", `/api/people/persons/${town.personIds.acceptor}/posts`, {
      ...{ role: "unit_desk", title: "环卫受理", unitId: town.unitIds.sanitation, divisionCode: null },
      ...{ validFrom: "2026-11-20", validTo: "2026-11-25", isPrimary: false },
    });
    const browser = await town.signedIn("acceptor");
    expect(await actorOf(browser)).toMatchObject({
      role: "acceptor",
      unitIds: [town.unitIds.eastCentre],
      divisionCode: EAST,
    });
    const second = await actorOf(browser, made.body.id);
    expect(second).toMatchObject({
      role: "unit_desk",
      postId: made.body.id,
      personId: town.personIds.acceptor,
      onBehalfOf: null,
    });
    expect(new Set(second?.unitIds)).toEqual(new Set([town.unitIds.sanitation, town.unitIds.team]));

    browser.postId = made.body.id;
    expect((await browser.send("GET", "/api/me")).body.activePostId).toBe(made.body.id);
    town.now = shanghaiTime("2026-11-25 23:59");
    expect((await browser.send("GET", "/api/me")).status).toBe(200);
    town.now = shanghaiTime("2026-11-26 00:00");
    expect((await browser.send("GET", "/api/me")).body.type).toBe("/problems/people/not-your-post");
    browser.postId = null;
    expect((await browser.send("GET", "/api/me")).body.posts).toHaveLength(1);
  });

  test("of somebody else, or one that does not exist, is refused", async () => {
    const browser = await town.signedIn("acceptor");
    for (const postId of [town.postIds.dispatcher, town.personIds.admin, "x' or true --"]) {
      browser.postId = postId;
      expect(await browser.send("GET", "/api/me")).toMatchObject({
        status: 403,
        body: { type: "/problems/people/not-your-post" },
      });
    }
  });

  test("that has ended leaves a person without any, who is then unknown", async () => {
    const browser = await town.signedIn("west-acceptor");
    const url = `/api/people/posts/${town.postIds["west-acceptor"]}`;
    const early = await admin.send("PATCH", url, { validTo: "2019-12-31" });
    expect(early.body.errors).toEqual([{ path: "validTo", message: "止日不能早于起日" }]);
    await admin.send("PATCH", url, { validTo: "2026-11-20" });
    expect((await browser.send("GET", "/api/me")).status).toBe(200);
    town.now = shanghaiTime("2026-11-21 00:00");
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    town.now = shanghaiTime("2026-11-20 09:00");
    await admin.send("PATCH", url, { validTo: null });
  });

  test("costs one statement to find", async () => {
    const browser = await town.signedIn("acceptor");
    let count = 0;
    const counting = new Proxy(town.platform.database, {
      get: (target, property, receiver) => {
        if (property === "getExecutor") count++;
        const value = Reflect.get(target, property, receiver);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    expect(await identify({ ...town.platform, database: counting })({ cookie }, town.now)).toMatchObject({
      role: "acceptor",
    });
    expect(count).toBe(1);
  });
});

describe("a delegation", () => {
  const delegate = (browser: Browser, more: object) =>
    browser.send("POST", "/api/people/delegations", {
      ...{ postId: town.postIds.dispatcher, toPersonId: town.personIds.desk, fromOn: "2026-11-23", toOn: "2026-11-24" },
      ...{ reason: "年休假", ...more },
    });

  test("holds from its first to its last day, and is acted in on behalf of the holder", async () => {
    const holder = await town.signedIn("dispatcher");
    const deputy = await town.signedIn("desk");
    const { body } = await delegate(holder, {});
    deputy.postId = town.postIds.dispatcher;
    const days = [
      ["2026-11-22 23:59", 403],
      ["2026-11-23 00:00", 200],
      ["2026-11-24 23:59", 200],
      ["2026-11-25 00:00", 403],
    ] as const;
    for (const [at, status] of days) {
      town.now = shanghaiTime(at);
      expect((await deputy.send("GET", "/api/me")).status, at).toBe(status);
    }
    town.now = shanghaiTime("2026-11-23 10:00");
    expect(await actorOf(deputy, town.postIds.dispatcher)).toMatchObject({
      ...{ role: "dispatcher", personId: town.personIds.desk, name: "张环卫" },
      onBehalfOf: { personId: town.personIds.dispatcher, name: "王派遣" },
    });
    const suspend = "update people_person set status = $2 where id = $1";
    await town.pool.query(suspend, [town.personIds.desk, "suspended"]);
    expect(await actorOf(deputy, town.postIds.dispatcher)).toBeNull();
    await town.pool.query(suspend, [town.personIds.desk, "active"]);

    deputy.postId = null;
    const me = (await deputy.send("GET", "/api/me")).body;
    expect(me.activePostId).toBe(town.postIds.desk);
    expect(me.posts[1]).toMatchObject({ role: "dispatcher", isPrimary: false, onBehalfOf: { name: "王派遣" } });

    expect((await deputy.send("POST", `/api/people/delegations/${body.id}/end`)).status).toBe(404);
    expect((await holder.send("POST", `/api/people/delegations/${body.id}/end`)).status).toBe(200);
    deputy.postId = town.postIds.dispatcher;
    expect((await deputy.send("GET", "/api/me")).status).toBe(403);
    expect((await holder.send("GET", "/api/people/delegations")).body[0]).toMatchObject({
      reason: "年休假",
      endedAt: town.now,
    });
    expect((await holder.send("POST", `/api/people/delegations/${body.id}/end`)).status).toBe(409);
  });

  test("is of one's own post only, not of one held for another", async () => {
    const holder = await town.signedIn("dispatcher");
    const deputy = await town.signedIn("desk");
    await delegate(holder, { fromOn: "2026-12-01", toOn: "2026-12-05" });
    town.now = shanghaiTime("2026-12-02 09:00");
    deputy.postId = town.postIds.dispatcher;
    const passedOn = await delegate(deputy, {
      toPersonId: town.personIds.crew,
      fromOn: "2026-12-03",
      toOn: "2026-12-03",
    });
    expect(passedOn.body.errors).toEqual([{ path: "postId", message: "只能把自己的岗位交给别人代理" }]);
    expect(
      (await delegate(admin, { toPersonId: town.personIds.crew, fromOn: "2026-12-07", toOn: "2026-12-07" })).status,
    ).toBe(200);
  });

  test("has days in order, not in the past, and goes to somebody else who is at work", async () => {
    const holder = await town.signedIn("dispatcher");
    const wrong = [
      [{ fromOn: "2026-11-24", toOn: "2026-11-23" }, 400, "toOn"],
      [{ fromOn: "2026-11-19" }, 422, "fromOn"],
      [{ reason: " " }, 400, "reason"],
      [{ toPersonId: town.personIds.dispatcher }, 422, "toPersonId"],
      [{ toPersonId: town.postIds.desk }, 422, "toPersonId"],
    ] as const;
    for (const [more, status, path] of wrong) {
      expect(await delegate(holder, more), path).toMatchObject({ status, body: { errors: [{ path }] } });
    }
  });
});

test("a credential holds from its first to its last day, and no longer from the day it is revoked", async () => {
  const made = await admin.send("POST", `/api/people/persons/${town.personIds.crew}/credentials`, {
    ...{ kind: "enforcement", number: "示执 0001", issuer: "示范市司法局", scope: ["市容环卫"] },
    ...{ validFrom: "2026-11-10", validTo: "2026-11-30" },
  });
  const held = async (on: string) =>
    (await credentialsValidAt(town.database, town.personIds.crew, on as PlainDate, "enforcement")).map(
      (one) => one.number,
    );
  expect(await held("2026-11-09")).toEqual([]);
  expect(await held("2026-11-10")).toEqual(["示执 0001"]);
  expect(await held("2026-11-30")).toEqual(["示执 0001"]);
  expect(await held("2026-12-01")).toEqual([]);
  expect(await credentialsValidAt(town.database, town.personIds.crew, "2026-11-20" as PlainDate, "auxiliary")).toEqual(
    [],
  );
  expect(
    (await admin.send("POST", `/api/people/credentials/${made.body.id}/revoke`, { on: "2026-11-21" })).status,
  ).toBe(200);
  expect(await held("2026-11-20")).toEqual(["示执 0001"]);
  expect(await held("2026-11-21")).toEqual([]);
});

describe("the roster", () => {
  beforeAll(async () => {
    const made = await admin.send("POST", "/api/people/duties", {
      postId: town.postIds.supervisor,
      // Friday 2026-11-20 and the Fridays after; a night shift into Saturday.
      pattern: { weekdays: [5], startMinute: 20 * 60, endMinute: 32 * 60, from: "2026-11-19", to: "2026-12-04" },
      areaCodes: [],
    });
    expect(made.body).toEqual({ count: 3 });
    await admin.send("PUT", `/api/people/persons/${town.personIds.supervisor}/beat`, {
      areaCodes: ["beat-1", "beat-2"],
    });
  });

  test("tells who is on duty in a beat, from the first minute of a shift to before its last", async () => {
    const onDuty = async (at: string, areaCodes: string[]) =>
      (await onDutyPersons(town.database, { role: "supervisor", at: shanghaiTime(at), areaCodes })).map(
        (duty) => duty.personName,
      );
    expect(await onDuty("2026-11-20 19:59", ["beat-1"])).toEqual([]);
    expect(await onDuty("2026-11-20 20:00", ["beat-1"])).toEqual(["赵监督"]);
    expect(await onDuty("2026-11-21 07:59", ["beat-9", "beat-2"])).toEqual(["赵监督"]);
    expect(await onDuty("2026-11-21 08:00", ["beat-1"])).toEqual([]);
    expect(await onDuty("2026-11-20 21:00", ["beat-9"])).toEqual([]);
  });

  test("tells who is on duty in a division, around it and inside it", async () => {
    const at = shanghaiTime("2026-11-20 21:00");
    for (const [divisionCode, count] of [
      [EAST, 1],
      [EAST_STREET, 1],
      ["990102003001", 1],
      [WEST, 0],
      ["990102004000", 0],
    ] as const) {
      expect(await onDutyPersons(town.database, { role: "supervisor", at, divisionCode }), divisionCode).toHaveLength(
        count,
      );
    }
    expect(await onDutyPersons(town.database, { role: "acceptor", at, divisionCode: EAST })).toEqual([]);
  });

  test("cancels shifts to come, not those that have begun", async () => {
    const { body } = await admin.send("GET", "/api/people/duties?from=2026-11-20T00:00:00Z&to=2026-11-30T00:00:00Z");
    expect(body).toHaveLength(2);
    town.now = shanghaiTime("2026-11-20 20:00");
    expect((await admin.send("DELETE", `/api/people/duties/${body[0].id}`)).status).toBe(409);
    expect((await admin.send("DELETE", `/api/people/duties/${body[1].id}`)).status).toBe(200);
  });
});
