/** Keys over HTTP: whose post they act in, and every way in which one does not hold. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis, DAY_MS, HOUR_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { KEY_REQUESTS_PER_MINUTE, WRONG_KEYS_PER_MINUTE } from "../../model/rate.ts";
import { identify } from "../identify.ts";
import { openTown, type Town } from "../test-town.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "./keys.ts";

const MORNING = shanghaiTime("2026-11-20 09:00");
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
beforeEach(() => {
  town.now = MORNING;
});

async function newKey(name: string, expiresAt: Instant = addMillis(MORNING, 30 * DAY_MS), postId = town.postIds.desk) {
  return town.platform.database.transaction().execute((tx) => createApiKey(tx, { name, postId, expiresAt }, MORNING));
}

const me = (key: string, headers: Record<string, string> = {}) =>
  town.browser().send("GET", "/api/me", undefined, { "x-api-key": key, ...headers });
const refused = { status: 401, body: { type: "/problems/people/wrong-api-key" } };

async function linesOf(kind: string, name?: string): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await town.pool.query(
    "select person_id, details from people_access_log where kind = $1 and ($2::text is null or details->>'name' = $2) order by at, id",
    [kind, name ?? null],
  );
  return rows;
}

describe("a key", () => {
  test("acts in the post it is bound to, and only its hash is kept", async () => {
    const { key } = await newKey("环卫系统");
    expect(key).toMatch(/^fy_[\w-]{43}$/);
    const answer = await me(key);
    expect(answer).toMatchObject({
      status: 200,
      body: { person: { name: "张环卫" }, activePostId: town.postIds.desk },
    });
    expect((await town.browser().send("GET", "/api/people/persons", undefined, { "x-api-key": key })).status).toBe(403);
    const { rows } = await town.pool.query("select row_to_json(k)::text as text from people_api_key k");
    expect(rows.map((row) => row.text).join()).not.toContain(key);
  });

  test("cannot name another post", async () => {
    const { key } = await newKey("别的岗位");
    const answer = await me(key, { "x-fangyuan-post": town.postIds.admin });
    expect(answer).toMatchObject({ status: 403, body: { type: "/problems/people/not-your-post" } });
    expect((await me(key, { "x-fangyuan-post": town.postIds.desk })).status).toBe(200);
  });

  test("that is wrong is refused, on routes open to anyone too", async () => {
    const { key } = await newKey("写错的");
    expect(await me(`${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`)).toMatchObject(refused);
    const open = await town
      .browser()
      .send("POST", "/api/sign-in", { name: "desk", password: "wrong-1" }, { "x-api-key": "fy_none" });
    expect(open).toMatchObject(refused);
    expect((await linesOf("api_key_refused")).at(-1)).toEqual({ person_id: null, details: { fault: "unknown" } });
  });

  test("holds until the moment it expires", async () => {
    const { key } = await newKey("一天", addMillis(MORNING, DAY_MS));
    town.now = addMillis(MORNING, DAY_MS - 1);
    expect((await me(key)).status).toBe(200);
    town.now = addMillis(MORNING, DAY_MS);
    expect(await me(key)).toMatchObject(refused);
    expect((await linesOf("api_key_refused", "一天"))[0]?.details).toMatchObject({ fault: "expired" });
  });

  test("is refused once revoked, and stays revoked as of the first time", async () => {
    const { id, key } = await newKey("撤销的");
    expect((await me(key)).status).toBe(200);
    const revoke = (now: Instant) => town.platform.database.transaction().execute((tx) => revokeApiKey(tx, id, now));
    await revoke(MORNING);
    expect(await revoke(addMillis(MORNING, HOUR_MS))).toMatchObject({ revokedAt: MORNING });
    expect(await me(key)).toMatchObject(refused);
    expect((await linesOf("api_key_refused", "撤销的"))[0]).toMatchObject({ person_id: town.personIds.desk });
  });

  test("is refused while its person is suspended or the post is not held", async () => {
    const { key } = await newKey("停用者", addMillis(MORNING, 30 * DAY_MS), town.postIds.crew);
    await town.pool.query("update people_person set status = 'suspended' where id = $1", [town.personIds.crew]);
    expect(await me(key)).toMatchObject(refused);
    await town.pool.query("update people_person set status = 'active' where id = $1", [town.personIds.crew]);
    await town.pool.query("update people_post set valid_to = '2026-11-19' where id = $1", [town.postIds.crew]);
    expect(await me(key)).toMatchObject(refused);
  });

  test("leaves one line of use an hour, and says when it was used last", async () => {
    const { id, key } = await newKey("按小时");
    for (const minutes of [0, 1, 59, 60, 61]) {
      town.now = addMillis(MORNING, minutes * 60_000);
      expect((await me(key)).status).toBe(200);
    }
    expect(await linesOf("api_key_used", "按小时")).toHaveLength(2);
    const listed = (await listApiKeys(town.platform.database)).find((one) => one.id === id);
    expect(listed).toMatchObject({
      personName: "张环卫",
      keyStart: key.slice(0, 9),
      lastUsedAt: addMillis(MORNING, HOUR_MS),
    });
  });

  test("may ask so often in a minute; others and the next minute are not touched", async () => {
    const [busy, calm] = [await newKey("忙的"), await newKey("闲的")];
    // Past HTTP, which costs more than the rest.
    const ask = identify(town.platform);
    const by = ({ key }: { readonly key: string }) => ask({ "x-api-key": key }, town.now, "10.0.0.1");
    const asked = await Promise.allSettled(Array.from({ length: KEY_REQUESTS_PER_MINUTE + 3 }, () => by(busy)));
    expect(asked.filter(({ status }) => status === "rejected")).toHaveLength(3);
    await expect(by(busy)).rejects.toMatchObject({ extras: { retryAfterSeconds: 60 } });
    expect(await by(calm)).toMatchObject({ name: "张环卫" });
    town.now = addMillis(MORNING, 60_000);
    expect(await by(busy)).toMatchObject({ name: "张环卫" });
  });
});

test("wrong keys from one address do not flood the log", async () => {
  town.now = addMillis(MORNING, 2 * DAY_MS);
  const before = (await linesOf("api_key_refused")).length;
  const statuses: number[] = [];
  for (let n = 0; n < WRONG_KEYS_PER_MINUTE + 5; n++) statuses.push((await me(`fy_guess${n}`)).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  expect((await linesOf("api_key_refused")).length - before).toBe(WRONG_KEYS_PER_MINUTE);
});

test("a key is not made for a post that does not exist, or one that has expired already", async () => {
  await expect(newKey("没有岗位", addMillis(MORNING, DAY_MS), town.personIds.desk)).rejects.toMatchObject({
    extras: { errors: [{ path: "postId" }] },
  });
  await expect(newKey("过期", MORNING)).rejects.toMatchObject({ extras: { errors: [{ path: "expiresAt" }] } });
});
