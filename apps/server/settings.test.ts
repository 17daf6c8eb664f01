/** 本市设置 over HTTP: every owner's, from a day on, checked by its declaration; what rules read follows at once. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { REPORT_SETTINGS } from "#capabilities/report/model/public.ts";
import { loadConfiguration } from "#capabilities/report/server/public.ts";
import { type ActorKey, type OpenTestCity, openTestCity, TEST_MORNING } from "#capabilities/report/server/test-city.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { PARTS } from "./capabilities.ts";
import { cityRoutes } from "./city.ts";
import { openTestHttp } from "./test-http.ts";

let city: OpenTestCity;
let http: FastifyInstance;
beforeAll(async () => {
  city = await openTestCity();
  http = await openTestHttp({
    routes: cityRoutes(city.platform),
    now: city.platform.now,
    actorNamed: (name) => city.actors[name as ActorKey] ?? null,
  });
});
afterAll(async () => {
  await http.close();
  await city.close();
});
beforeEach(() => city.setNow(TEST_MORNING));

async function call(method: "GET" | "POST", url: string, by: ActorKey, payload?: object) {
  const response = await http.inject({ method, url, headers: { "x-test-actor": by }, ...(payload && { payload }) });
  return { status: response.statusCode, body: response.json() };
}
const add = (id: string, value: unknown, more: object = {}) =>
  call("POST", "/api/settings/report", "administrator", { id, value, effectiveFrom: "2026-11-18", ...more });

describe("dated settings", () => {
  test("of every part that declares some are listed, with how many wait for a document", async () => {
    const { body } = await call("GET", "/api/settings", "leader");
    const declared = PARTS.flatMap((part) => part.settings ?? []);
    expect(body.owners.map(({ owner }: { owner: string }) => owner)).toEqual(declared.map(({ owner }) => owner));
    const report = body.owners.find(({ owner }: { owner: string }) => owner === "report");
    const count = Object.keys(REPORT_SETTINGS.declared).length;
    expect(report).toEqual({ owner: "report", label: "案卷闭环", count, unconfirmed: count });
    expect((await call("GET", "/api/settings/nobody", "leader")).status).toBe(404);
  });

  test("have unique owners and ids that the store takes", () => {
    const owners = PARTS.flatMap((part) => part.settings ?? []);
    expect(new Set(owners.map(({ owner }) => owner)).size).toBe(owners.length);
    for (const { owner, declared } of owners) {
      expect(owner).toMatch(/^[a-z][a-z0-9_-]*$/);
      for (const id of Object.keys(declared)) expect(id).toMatch(/^[a-z][a-z0-9_.]*$/);
    }
  });

  test("take values of every kind, and show each with its versions, the newest first", async () => {
    for (const [id, value] of [
      ["merge_metres", 150],
      ["acceptor_may_file", true],
      ["open311_contact", "数据科"],
      ["ten_disorder_classes", ["incident:0101"]],
      ["open311_zipcodes", { "9901": "450000" }],
    ] as const) {
      expect((await add(id, value, { source: "衡城管〔2026〕8 号" })).status, id).toBe(200);
      const { body } = await call("GET", "/api/settings/report", "leader");
      const shown = body.settings.find((one: { id: string }) => one.id === id);
      expect(shown).toMatchObject({ value, source: "衡城管〔2026〕8 号" });
      expect(shown.versions).toHaveLength(2);
      expect(shown.versions[1]).toMatchObject({ effectiveFrom: "2000-01-01", addedAt: null });
    }
  });

  test.each([
    ["merge_metres", -1],
    ["merge_metres", "150"],
    ["acceptor_may_file", 1],
    ["open311_answer", "fax"],
    ["open311_listed_sources", ["app", "fax"]],
    ["open311_zipcodes", { "9901": "45" }],
    ["no_such_setting", 1],
    ["toString", 1],
  ])("refuse %s = %j", async (id, value) => {
    expect(await add(id, value)).toMatchObject({ status: 422, body: { errors: [{ message: expect.any(String) }] } });
  });

  test("change for the rules at once, and only from their day on; two at one moment are both kept", async () => {
    const tomorrow = addMillis(TEST_MORNING, DAY_MS);
    const both = [add("reopen_days", 20, { effectiveFrom: plainDateOf(tomorrow) }), add("reopen_days", 21)];
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    const { database } = city.platform;
    for (const settingsOn of [
      (await loadConfiguration(database)).settingsOn,
      await loadSettings(REPORT_SETTINGS, database),
    ]) {
      expect(settingsOn(plainDateOf(addMillis(TEST_MORNING, -DAY_MS))).reopen_days).toBe(15);
      expect(settingsOn(plainDateOf(TEST_MORNING)).reopen_days).toBe(21);
      expect(settingsOn(plainDateOf(tomorrow)).reopen_days).toBe(20);
    }
    await add("reopen_days", 30, { effectiveFrom: plainDateOf(tomorrow) });
    expect((await loadSettings(REPORT_SETTINGS, database))(plainDateOf(tomorrow)).reopen_days).toBe(30);
  });
});
