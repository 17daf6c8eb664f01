/** Open311 as its clients use it: create, read, see it closed; keys, errors, tokens, pictures, filters, and what stays private. */
import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis, DAY_MS, MINUTE_MS } from "#base/instant.ts";
import { fetchMedium } from "#capabilities/report/server/open311/fetch-media.ts";
import { TEST_MORNING } from "#capabilities/report/server/test-city.ts";
import { pictureOf } from "#capabilities/report/server/test-ground.ts";
import { evidenceOf, markPublic } from "#kernel/evidence/server/public.ts";
import { WRONG_KEYS_PER_MINUTE } from "#kernel/people/model/rate.ts";
import { entriesOf } from "#kernel/record/server/public.ts";
import { type Door, type Fields, openDoor } from "./test-open311.ts";

let door: Door;
let key: string;
beforeAll(async () => {
  door = await openDoor();
  key = await door.newKey("市民应用");
});
afterAll(() => door.close());
beforeEach(() => door.city.setNow(TEST_MORNING));

const REQUESTS = "/open311/v2/requests";
interface Seen {
  readonly service_request_id: string;
  readonly status: string;
  readonly status_notes: string | null;
  readonly description: string | null;
  readonly expected_datetime: string | null;
  readonly media_url: string | null;
  readonly agency_responsible: string | null;
  readonly [name: string]: unknown;
}

function at(cell: number): { lat: string; long: string } {
  const { latitude, longitude } = door.city.positionInCell(cell);
  return { lat: String(latitude), long: String(longitude) };
}
const litter = (cell: number, more: Fields = {}): Fields => ({
  api_key: key,
  service_code: "incident:0110",
  description: "路灯下有一堆垃圾，电话 13700001111",
  ...at(cell),
  ...more,
});

/** @returns the number given */
async function create(fields: Fields, format = "json"): Promise<string> {
  const made = await door.post(`${REQUESTS}.${format}`, fields);
  expect(made.status, made.text).toBe(200);
  return (made.body as [Seen])[0].service_request_id;
}
async function see(number: string, query = "", format = "json"): Promise<Seen> {
  const { body, status, text } = await door.get(`${REQUESTS}/${number}.${format}${query}`);
  expect(status, text).toBe(200);
  return (body as [Seen])[0];
}
async function list(query: string): Promise<readonly string[]> {
  const { body, status, text } = await door.get(`${REQUESTS}.json?${query}`);
  expect(status, text).toBe(200);
  return (body as Seen[]).map((one) => one.service_request_id);
}
async function matterOf(number: string): Promise<string> {
  const { rows } = await door.city.test.pool.query("select id from matter where number = $1", [number]);
  return rows[0].id;
}

async function handle(number: string, cell: number): Promise<void> {
  const { city } = door;
  const matterId = await matterOf(number);
  const position = city.positionInCell(cell);
  const photos = [await city.photo("after")];
  const steps = [
    ["acceptor", "accept", { evidenceSuffices: true }],
    ["shiftLeader", "file_case", { conditionId: "incident:0110/1" }],
    ["dispatcher", "dispatch", { leadUnitId: city.units.sanitation }],
    ["sanitationDesk", "receive", {}],
    ["sanitationDesk", "report_result", { result: "已清运", position, photos }],
    ["acceptor", "send_recheck", { supervisorPersonId: city.actors.supervisor.personId }],
    ["supervisor", "pass_recheck", { isClosingConditionMet: true, position, photos }],
    ["acceptor", "close", {}],
  ] as const;
  for (const [by, act, input] of steps) {
    city.setNow(addMillis(city.now(), 5 * MINUTE_MS));
    await city.act({ by, act, matterId, input });
  }
}

describe.each([
  ["json", 0],
  ["xml", 10],
])("a client that speaks %s", (format, cell) => {
  test("finds the service, sends a request, and sees it closed once the desks have done their work", async () => {
    const services = (await door.get(`/open311/v2/services.${format}`)).body as Record<string, unknown>[];
    const service = services.find((one) => one.service_name === "暴露垃圾");
    expect(service).toMatchObject({ service_code: "incident:0110", type: "realtime" });
    const number = await create({ ...litter(cell), service_code: String(service?.service_code) }, format);
    expect(number).toMatch(/^990102-20261118-A-\d{5}$/);
    expect(await see(number, "", format)).toMatchObject({
      status: "open",
      status_notes: "已收到，等待受理。",
      service_name: "暴露垃圾",
      requested_datetime: "2026-11-18T09:10:00+08:00",
      expected_datetime: null,
    });
    await handle(number, cell);
    expect(await see(number, "", format)).toMatchObject({
      status: "closed",
      status_notes: "办结了。",
      agency_responsible: "衡川区环卫所",
      updated_datetime: "2026-11-18T09:50:00+08:00",
    });
  });
});

describe("a request", () => {
  test("is the same act as on the public page: public, waiting at the desk, followed by a code", async () => {
    const made = await door.post(
      `${REQUESTS}.json`,
      litter(1, { first_name: "某", last_name: "周", phone: "13700001111" }),
    );
    const [{ service_request_id: number, service_notice: notice }] = made.body as [Record<string, string>];
    const matterId = await matterOf(String(number));
    const [entry] = await entriesOf(door.city.platform.database, matterId);
    expect(entry).toMatchObject({
      act: "report_by_public",
      actor: { role: "citizen" },
      origin: { channel: "open311" },
    });
    const { rows } = await door.city.test.pool.query("select source, turn_roles, state from matter where id = $1", [
      matterId,
    ]);
    expect(rows).toEqual([{ source: "open311", turn_roles: ["acceptor"], state: "reported" }]);
    const code = /查询码 (\w{10})/.exec(String(notice))?.[1];
    expect((await door.get(`/api/public/reports/${code}`)).body).toMatchObject({
      number,
      headline: "已收到，等待受理。",
    });
  });

  test("has a date by which it is due once it is filed", async () => {
    const number = await create(litter(11));
    const matterId = await matterOf(number);
    await door.city.act({ by: "acceptor", act: "accept", matterId, input: { evidenceSuffices: true } });
    await door.city.act({ by: "shiftLeader", act: "file_case", matterId, input: { conditionId: "incident:0110/1" } });
    await door.city.act({
      by: "dispatcher",
      act: "dispatch",
      matterId,
      input: { leadUnitId: door.city.units.sanitation },
    });
    expect((await see(number)).expected_datetime).toMatch(/^2026-11-\d\dT\d\d:\d\d:00\+08:00$/);
  });

  test("by address alone is taken and has no position", async () => {
    const number = await create({ api_key: key, service_code: "other", address_string: "文渡路 118 号" });
    expect(await see(number)).toMatchObject({
      address: "文渡路 118 号",
      lat: null,
      long: null,
      service_name: "其他问题",
    });
  });

  test("says which other one it was merged into", async () => {
    const [target, merged] = [await create(litter(2)), await create(litter(2))];
    const input = { targetMatterId: await matterOf(target) };
    await door.city.act({ by: "acceptor", act: "merge", matterId: await matterOf(merged), input });
    expect(await see(merged)).toMatchObject({ status: "closed", status_notes: expect.stringContaining(target) });
  });

  test("sent twice with one key of the client is one report, also at one moment; another client's is another", async () => {
    const fields = litter(3, { idempotency_key: `a-${randomUUID()}` });
    const both = await Promise.all([create(fields), create(fields)]);
    expect(new Set(both).size).toBe(1);
    const header = { "idempotency-key": String(fields.idempotency_key) };
    const { idempotency_key: _, ...withoutKey } = fields;
    const third = await door.post(`${REQUESTS}.json`, withoutKey, header);
    expect((third.body as [Seen])[0].service_request_id).toBe(both[0]);
    expect(await create({ ...fields, api_key: await door.newKey("另一家") })).not.toBe(both[0]);
  });
});

describe("what is not given away", () => {
  test("the description goes to the key that sent it; name and telephone to nobody", async () => {
    const number = await create(litter(4, { last_name: "欧阳", first_name: "小红", phone: "13900002222" }));
    const other = await door.newKey("旁人");
    for (const query of ["", `?api_key=${other}`]) expect((await see(number, query)).description).toBeNull();
    const own = await see(number, `?api_key=${key}&extensions=true`);
    expect(own.description).toContain("路灯下有一堆垃圾");
    expect(JSON.stringify(own)).not.toMatch(/欧阳|13900002222/);
  });

  test("a photograph shows once it was made public", async () => {
    const number = await create(litter(12));
    const matterId = await matterOf(number);
    await handle(number, 12);
    expect((await see(number)).media_url).toBeNull();
    const sha256 = await door.city.photo("after");
    const mark = { matterId, sha256, isPublic: true, personId: null, now: door.city.now() };
    await door.city.platform.database.transaction().execute((tx) => markPublic(tx, mark));
    const { media_url: url, extended_attributes: more } = await see(number, "?extensions=true");
    expect(url).toBe(`http://127.0.0.1/api/evidence/${sha256}/public`);
    expect(more).toEqual({ stage: "closed", state: "结案", media_urls: [url] });
  });

  test("what leaders hand over is not listed, nor found by its number", async () => {
    const made = await door.city.act({
      by: "acceptor",
      act: "report_by_public",
      input: { source: "leader", description: "领导批示", position: door.city.positionInCell(5), isAnonymous: true },
    });
    expect(await list(`service_request_id=${made.number}`)).toEqual([]);
    expect((await door.get(`${REQUESTS}/${made.number}.json`)).status).toBe(404);
  });
});

describe("what is wrong", () => {
  const post = (fields: Fields, format = "json") => door.post(`${REQUESTS}.${format}`, fields);

  test.each(["json", "xml"])("is told as the protocol does, in %s", async (format) => {
    const cases = [
      [await post({ ...litter(0), api_key: "" }, format), 403],
      [await post({ ...litter(0), api_key: "fy_wrong" }, format), 403],
      [await post({ api_key: key }, format), 400],
      [await post(litter(0, { service_code: "006" }), format), 404],
      [await post(litter(0, { lat: "31.2", long: "121.4" }), format), 400],
      [await door.get(`${REQUESTS}/nothing.${format}`), 404],
      [await door.get(`/open311/v2/services/006.${format}`), 404],
      [await door.get(`/open311/v2/tokens/${randomUUID()}.${format}`), 404],
      [await door.get(`/open311/v2/tokens/nothing.${format}`), 404],
      [await door.get(`${REQUESTS}.${format}?status=lost`), 400],
      [await door.get(`${REQUESTS}.${format}?api_key=fy_wrong`), 403],
    ] as const;
    for (const [{ status, body, type, text }, expected] of cases) {
      expect(status, text).toBe(expected);
      expect(type).toContain(format);
      expect(body, text).toEqual([{ code: expected, description: expect.stringMatching(/\p{Script=Han}/u) }]);
    }
  });

  test("is told all at once", async () => {
    const { body } = await post(litter(0, { lat: "95", phone: "call me" }));
    expect(body).toHaveLength(2);
  });

  test("keeps nothing: the same key of the client may be used again", async () => {
    const idempotency = { idempotency_key: randomUUID() };
    expect((await post(litter(0, { ...idempotency, lat: "31.2", long: "121.4" }))).status).toBe(400);
    expect((await post(litter(0, idempotency))).status).toBe(200);
  });

  test("is a body that is no form, and a format that does not exist", async () => {
    const json = await fetch(`${door.base}${REQUESTS}.json`, {
      method: "POST",
      body: JSON.stringify(litter(0)),
      headers: { "content-type": "application/json" },
    });
    expect([json.status, await json.json()]).toEqual([400, [{ code: 400, description: expect.any(String) }]]);
    const torn = await fetch(`${door.base}${REQUESTS}.xml`, {
      method: "POST",
      body: "--x\r\n",
      headers: { "content-type": "multipart/form-data; boundary=y" },
    });
    expect([torn.status, torn.headers.get("content-type")]).toEqual([400, "text/xml; charset=utf-8"]);
    expect((await door.get("/open311/v2/services.csv")).body).toEqual([{ code: 404, description: expect.any(String) }]);
  });

  test("is another city's jurisdiction, once this one has named its own", async () => {
    const named = "/open311/v2/services.json?jurisdiction_id=elsewhere.gov";
    expect((await door.get(named)).status).toBe(200);
    await door.set("open311_jurisdiction_id", "hengchuan.example");
    expect((await door.get(named)).body).toEqual([{ code: 404, description: "没有 jurisdiction_id elsewhere.gov" }]);
    expect((await door.get("/open311/v2/services.json?jurisdiction_id=hengchuan.example")).status).toBe(200);
    expect((await post(litter(0, { jurisdiction_id: "elsewhere.gov" }))).status).toBe(404);
    await door.set("open311_jurisdiction_id", "");
  });

  test("is guessing keys: after some tries the answer is that it was too often", async () => {
    door.city.setNow(addMillis(TEST_MORNING, DAY_MS));
    const guess = () => door.get("/open311/v2/services.xml?api_key=fy_guess");
    for (let n = 0; n < WRONG_KEYS_PER_MINUTE; n++) expect((await guess()).status).toBe(403);
    expect((await guess()).body).toEqual([{ code: 429, description: expect.any(String) }]);
    expect((await door.get(`/open311/v2/services.json?api_key=${key}`)).status).toBe(200);
  });
});

describe("a list", () => {
  test("is filtered by number, service, status and days, and comes in pages, the latest first", async () => {
    door.city.setNow(addMillis(TEST_MORNING, 200 * DAY_MS));
    const first = await create(litter(6));
    door.city.setNow(addMillis(door.city.now(), DAY_MS));
    const second = await create(litter(7, { service_code: "incident:0201" }));
    await door.city.act({
      by: "acceptor",
      act: "refuse",
      matterId: await matterOf(second),
      input: { reason: "not_in_scope", opinion: "不归城管" },
    });
    const iso = (days: number) => encodeURIComponent(addMillis(TEST_MORNING, days * DAY_MS));
    const all = `start_date=${iso(199)}`;
    expect(await list(all)).toEqual([second, first]);
    expect(await list("")).toEqual([second, first]);
    expect(await list(`${all}&status=open`)).toEqual([first]);
    expect(await list(`${all}&status=closed`)).toEqual([second]);
    expect(await list(`${all}&service_code=incident:0201,other`)).toEqual([second]);
    expect(await list(`${all}&service_code=facility:0101`)).toEqual([]);
    expect(await list(`start_date=${iso(199)}&end_date=${iso(200.5)}`)).toEqual([first]);
    expect(await list(`${all}&page_size=1`)).toEqual([second]);
    expect(await list(`${all}&page_size=1&page=2`)).toEqual([first]);
    expect(await list(`${all}&page_size=1&page=3`)).toEqual([]);
    expect(await list(`${all}&updated_after=${iso(200.5)}`)).toEqual([second]);
    expect(await list(`${all}&updated_before=${iso(200.5)}`)).toEqual([first]);
    expect(await list(`service_request_id=${first},${second},none&status=open`)).toEqual([second, first]);
    expect(await see(second)).toMatchObject({ status_notes: "没有受理。不属于城市管理范围。" });
  });
});

describe("a city that answers with tokens", () => {
  test("registers by a job; the token then gives the number, or says why there is none", async () => {
    await door.set("open311_answer", "token");
    expect((await door.get("/open311/v2/services.json")).body).toContainEqual(
      expect.objectContaining({ type: "batch" }),
    );
    const send = async (fields: Fields) =>
      ((await door.post(`${REQUESTS}.json`, fields)).body as [{ token: string; service_request_id?: string }])[0];
    const good = await send(litter(8, { phone: "13700001111" }));
    const bad = await send(litter(8, { lat: "31.2", long: "121.4" }));
    expect(good.service_request_id).toBeUndefined();
    const tokenOf = (token: string, format = "json") => door.get(`/open311/v2/tokens/${token}.${format}`);
    expect((await tokenOf(good.token)).body).toEqual([{ service_request_id: null, token: good.token }]);
    const { rows } = await door.city.test.pool.query(
      "select row_to_json(o)::text as text from report_open311_request o",
    );
    expect(rows.map((row) => row.text).join()).not.toContain("13700001111");
    await door.city.runJobs();
    const [{ service_request_id: number }] = (await tokenOf(good.token)).body as [Seen];
    expect(await see(number)).toMatchObject({ status: "open" });
    expect((await tokenOf(good.token, "xml")).body).toEqual([{ service_request_id: number, token: good.token }]);
    expect(await see(good.token)).toMatchObject({ service_request_id: number });
    expect((await tokenOf(bad.token)).body).toEqual([{ code: 404, description: expect.stringContaining("不在本市") }]);
    await door.set("open311_answer", "id");
  });
});

describe("pictures", () => {
  test("that come with the request are of the report", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(litter(9))) form.append(name, String(value));
    form.append("media", new Blob([new Uint8Array(pictureOf("sent"))], { type: "image/png" }), "a.png");
    const made = await door.post(`${REQUESTS}.json`, form);
    expect(made.status, made.text).toBe(200);
    const matterId = await matterOf((made.body as [Seen])[0].service_request_id);
    expect(await evidenceOf(door.city.platform.database, matterId)).toMatchObject([{ phase: "report", seq: 1 }]);
    form.set("media", new Blob(["no picture"]), "a.png");
    expect((await door.post(`${REQUESTS}.json`, form)).body).toEqual([{ code: 415, description: expect.any(String) }]);
  });

  test("that are pointed to are fetched by a job; what is no picture or no public address is kept as refused", async () => {
    const server = http.createServer((request, response) =>
      response.end(request.url === "/a.png" ? pictureOf("pointed") : "no picture"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { platform, test: database } = door.city;
    const number = await create(litter(9, { media_url: [`${host}/a.png`, `${host}/b.png`, "http://10.0.0.5/c.png"] }));
    const matterId = await matterOf(number);
    const { rows } = await database.pool.query("select token from report_open311_request where matter_id = $1", [
      matterId,
    ]);
    const [{ token }] = rows as [{ token: string }];
    for (const ordinal of [1, 1, 2])
      await fetchMedium(platform, { token, ordinal }, (address) => address === "127.0.0.1");
    await door.city.runJobs();
    server.close();
    const media = await database.pool.query(
      "select state, reason from report_open311_media where token = $1 order by ordinal",
      [token],
    );
    expect(media.rows).toEqual([
      { state: "stored", reason: "" },
      { state: "refused", reason: expect.stringMatching(/./) },
      { state: "refused", reason: "不是公网地址" },
    ]);
    expect(await evidenceOf(platform.database, matterId)).toMatchObject([{ phase: "report", isPublic: false }]);
  });
});
