/** What an administrator does with channels and messages; nothing secret comes back. */
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, CITIZEN_ACTOR, mayEnter, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { buildHttp } from "#platform/http/server.ts";
import { newId } from "#platform/ids.ts";
import { outboxRoutes } from "./routes.ts";
import { openOutbox, type TestOutbox } from "./test-outbox.ts";
import { type Receiver, startReceiver } from "./test-receiver.ts";

const PERSON = "01980000-0000-7000-8000-000000000001";
const SECRET = "whsec_c2VjcmV0LW9mLXRoZS1jaGFubmVs";
let outbox: TestOutbox;
let http: FastifyInstance;
let receiver: Receiver;
let actor: Actor;

beforeAll(async () => {
  outbox = await openOutbox();
  receiver = await startReceiver();
  const { platform } = outbox;
  await sql`insert into people_person (id, name, created_at) values (${PERSON}, '周管理', now())`.execute(
    platform.database,
  );
  http = await buildHttp<Actor>({
    routes: outboxRoutes(platform),
    identify: async () => actor,
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: platform.now,
    publicUrl: platform.publicUrl,
    checkAnswers: true,
    logLevel: "silent",
  });
});
afterAll(async () => {
  await http.close();
  await receiver.close();
  await outbox.drop();
});
beforeEach(() => {
  actor = { ...SYSTEM_ACTOR, role: "administrator", personId: PERSON, divisionCode: "990100000000" };
});

async function send(method: "GET" | "POST" | "PUT", url: string, payload?: object) {
  const response = await http.inject({ method, url, ...(payload ? { payload } : {}) });
  expect(response.body).not.toContain(SECRET);
  expect(response.body).not.toContain("t0k3n");
  return { status: response.statusCode, body: response.json() };
}

const channel = (code: string, more: object = {}) => ({
  ...{ code, name: "市热线", kind: "webhook", address: `${receiver.address}?token=t0k3n`, secret: SECRET },
  ...{ allowsPrivate: true },
  ...more,
});
const shown = async (code: string) =>
  (await send("GET", "/api/outbox/channels")).body.find((one: { code: string }) => one.code === code);
const messages = async (query: string) => (await send("GET", `/api/outbox/messages?${query}`)).body.rows;

test("a channel is entered, shown without what is secret, changed without entering it again", async () => {
  expect((await send("POST", "/api/outbox/channels", channel("city"))).status).toBe(200);
  const { origin, pathname } = new URL(receiver.address);
  expect(await shown("city")).toMatchObject({ addressShown: `${origin}${pathname}?token=***`, hasSecret: true });
  const again = await send("POST", "/api/outbox/channels", channel("city"));
  expect(again).toMatchObject({ status: 422, body: { errors: [{ path: "code" }] } });
  const { code, address, secret, ...rest } = channel("city", { name: "市 12345" });
  expect((await send("PUT", "/api/outbox/channels/city", rest)).status).toBe(200);
  const tried = await send("POST", "/api/outbox/channels/city/test", { text: "试一下" });
  expect(tried.body).toMatchObject({ isSent: true, answer: "200" });
  expect(receiver.received.at(-1)?.url).toContain("token=t0k3n");
  expect(receiver.received.at(-1)?.headers["webhook-signature"]).toMatch(/^v1,/);
});

test("what is missing is said at its field", async () => {
  const noAddress = await send("POST", "/api/outbox/channels", channel("bare", { address: undefined }));
  expect(noAddress.body.errors).toEqual([{ path: "address", message: "请填写地址" }]);
  const noGateway = await send("POST", "/api/outbox/channels", channel("sms", { kind: "sms" }));
  expect(noGateway.body.errors).toEqual([{ path: "gateway", message: "请写明短信网关的请求格式" }]);
  const file = await send("POST", "/api/outbox/channels", channel("file", { address: "file:///etc/passwd" }));
  expect(file).toMatchObject({ status: 400, body: { errors: [{ path: "address" }] } });
  expect((await send("PUT", "/api/outbox/channels/absent", { name: "无", kind: "none" })).status).toBe(404);
});

test("a trial gives the other end's own words", async () => {
  await send("POST", "/api/outbox/channels", channel("trial"));
  receiver.behave = () => ({ status: 401, body: "signature mismatch" });
  const tried = await send("POST", "/api/outbox/channels/trial/test", { text: "试一下" });
  receiver.behave = () => ({ status: 200 });
  expect(tried.body).toMatchObject({ isSent: false, answer: "401 signature mismatch" });
});

test("messages are listed without content, sent again, or dropped with a reason", async () => {
  await send("POST", "/api/outbox/channels", channel("work", { maxTries: 1 }));
  receiver.behave = () => ({ status: 422 });
  for (const key of ["a", "b"]) await outbox.enqueue("work", key, { subject: `派遣 ${key}` });
  await outbox.send("work");
  const failed = await messages("channel=work&state=gave_up");
  expect(failed).toHaveLength(2);
  expect(JSON.stringify(failed)).not.toMatch(/已派遣|13912345678/);
  const [b, a] = failed;
  expect((await send("POST", `/api/outbox/messages/${a.id}/drop`, { reason: "已电话告知" })).status).toBe(200);
  expect((await send("POST", `/api/outbox/messages/${a.id}/drop`, { reason: "再来一次" })).status).toBe(409);
  receiver.behave = () => ({ status: 200 });
  expect((await send("POST", `/api/outbox/messages/${b.id}/resend`)).status).toBe(200);
  await outbox.send("work");
  expect(await messages("channel=work&text=派遣")).toMatchObject([
    { subject: "派遣 b", state: "sent", tries: 1 },
    { subject: "派遣 a", state: "dropped", dropReason: "已电话告知" },
  ]);
  expect(await messages(`channel=work&limit=1&before=${b.id}`)).toMatchObject([{ id: a.id }]);
});

test("all that gave up on a channel is sent again at once; a paused one goes on where it stood", async () => {
  await send("POST", "/api/outbox/channels", channel("many", { maxTries: 1 }));
  receiver.behave = () => ({ status: 422 });
  for (const key of ["1", "2", "3"]) await outbox.enqueue("many", key);
  await outbox.send("many");
  receiver.behave = () => ({ status: 200 });
  await send("POST", "/api/outbox/channels/many/pause", { isPaused: true, reason: "对方停机检修" });
  expect((await send("POST", "/api/outbox/channels/many/resend")).body).toEqual({ count: 3 });
  await outbox.send("many");
  expect(await shown("many")).toMatchObject({ isPaused: true, waiting: 3, gaveUp: 0 });
  await send("POST", "/api/outbox/channels/many/pause", { isPaused: false, reason: "检修结束" });
  await outbox.send("many");
  expect(await shown("many")).toMatchObject({ isPaused: false, waiting: 0, sentInDay: 3 });
});

test("every change leaves a line without address or secret", async () => {
  await send("POST", "/api/outbox/channels", channel("noted"));
  const rows = await listRows(
    outbox.database,
    sql<{ details: { what: string } }>`select details from people_access_log where details->>'code' = 'noted'`,
  );
  expect(rows).toEqual([
    {
      details: {
        ...{ what: "outbox.channel_added", code: "noted", kind: "webhook", allowsPrivate: true },
        ...{ isAddressNew: true, isSecretNew: true },
      },
    },
  ]);
});

test("a message about a matter is absent for an administrator of another district", async () => {
  const matterId = newId(outbox.now());
  await outbox.enqueue("far", "k", { about: { matterId } });
  const { id } = await getRow(
    outbox.database,
    sql<{ id: string }>`select id from outbox_message where channel = 'far'`,
  );
  expect(await messages("channel=far")).toEqual([]);
  expect((await send("POST", `/api/outbox/messages/${id}/drop`, { reason: "不归我管" })).status).toBe(404);
});
