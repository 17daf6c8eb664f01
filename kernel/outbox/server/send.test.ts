/** The outbox against a real receiver that fails, hangs, asks for patience and comes back. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis } from "#base/instant.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { signDingtalk } from "./deliver/dingtalk.ts";
import { signWebhook } from "./deliver/webhook.ts";
import { enqueueMessage } from "./enqueue.ts";
import { outboxFigures } from "./figures.ts";
import { sendDue } from "./send.ts";
import { outboxTasks } from "./tasks.ts";
import { openOutbox, type TestOutbox } from "./test-outbox.ts";
import { type Receiver, startReceiver } from "./test-receiver.ts";

let outbox: TestOutbox;
let receiver: Receiver;
let code = "";
let made = 0;

beforeAll(async () => {
  outbox = await openOutbox();
});
afterAll(() => outbox.drop());
beforeEach(async () => {
  receiver = await startReceiver();
  code = `channel_${++made}`;
});
afterEach(() => receiver.close());

const SECRET = "a-secret-of-the-channel";
const webhook = (more: object = {}) =>
  outbox.addChannel({ code, address: receiver.address, secret: SECRET, timeoutSeconds: 1, ...more });

describe("a message", () => {
  test("exists exactly when its transaction does, once for each key", async () => {
    await webhook();
    const failing = outbox.database.transaction().execute(async (tx) => {
      const now = outbox.now();
      const message = { channel: code, key: "lost", recipient: "x", subject: "s", text: "t", payload: {}, now };
      await enqueueMessage(tx, outbox.platform.secrets, message);
      throw new Error("the act fails");
    });
    await expect(failing).rejects.toThrow("the act fails");
    const first = await outbox.enqueue(code, "once");
    expect(await outbox.enqueue(code, "once", { text: "又一次" })).toBe(first);
    expect(await outbox.messages(code)).toMatchObject([{ key: "once", state: "waiting", tries: 0 }]);
  });

  test("is sent by the job, signed, with its key, and not again", async () => {
    await webhook();
    await outbox.enqueue(code, "r-1/closed");
    await outbox.send(code);
    await outbox.send(code);
    const [one, ...more] = receiver.received;
    expect(more).toEqual([]);
    expect(one?.headers["idempotency-key"]).toBe("r-1/closed");
    const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = one?.headers ?? {};
    expect(signature).toBe(`v1,${signWebhook(SECRET, String(id), String(timestamp), one?.body ?? "")}`);
    expect(JSON.parse(one?.body ?? "")).toMatchObject({ recipient: "13912345678", text: "已派遣", payload: { n: 1 } });
    expect(await outbox.messages(code)).toMatchObject([{ state: "sent", tries: 1, lastAnswer: "200" }]);
  });

  test("on a channel that nobody set up is recorded only, and the channel stands in the list", async () => {
    await outbox.enqueue(code, "k");
    await outbox.send(code);
    expect(await outbox.messages(code)).toMatchObject([{ state: "recorded", tries: 0, nextAt: null }]);
    const row = sql<{ kind: string }>`select kind from outbox_channel where code = ${code}`;
    expect(await getRow(outbox.database, row)).toEqual({ kind: "none" });
  });

  test("is kept encrypted, its recipient masked", async () => {
    await webhook();
    await outbox.enqueue(code, "k", { text: "门口有一堆垃圾" });
    const rows = await listRows(outbox.database, sql`select * from outbox_message where channel = ${code}`);
    const stored = JSON.stringify([
      rows,
      await listRows(outbox.database, sql`select * from outbox_channel where code = ${code}`),
    ]);
    for (const hidden of ["13912345678", "门口", SECRET]) expect(stored).not.toContain(hidden);
    expect(stored).toContain("139****5678");
  });

  test("of one order key waits for the one before it; others overtake", async () => {
    await webhook();
    receiver.behave = ({ body }) => ({ status: JSON.parse(body).key === "a1" ? 422 : 200 });
    for (const key of ["a1", "a2", "b1"]) await outbox.enqueue(code, key, { orderKey: key[0] ?? "" });
    await outbox.send(code);
    expect((await outbox.messages(code)).map(({ state }) => state)).toEqual(["waiting", "waiting", "sent"]);
    receiver.behave = () => ({ status: 200 });
    outbox.wait(6);
    await outbox.send(code);
    expect(receiver.received.map(({ body }) => JSON.parse(body).key)).toEqual(["a1", "b1", "a1", "a2"]);
  });

  test("that is refused gives up after its tries, is seen, and holds up nothing", async () => {
    await webhook({ maxTries: 3 });
    receiver.behave = ({ body }) =>
      JSON.parse(body).key === "bad" ? { status: 422, body: `不认识 13912345678 ${SECRET}` } : { status: 200 };
    await outbox.enqueue(code, "bad", { orderKey: "o" });
    await outbox.enqueue(code, "good", { orderKey: "o" });
    for (let n = 0; n < 3; n++) {
      await outbox.send(code);
      outbox.wait(60);
    }
    await outbox.send(code);
    const [bad, good] = await outbox.messages(code);
    expect(bad).toMatchObject({ state: "gave_up", tries: 3, nextAt: null, lastAnswer: "422 不认识 139****5678 ***" });
    expect(good).toMatchObject({ state: "sent" });
    expect(await outbox.channel(code)).toMatchObject({ failures: 0 });
  });
});

describe("a channel", () => {
  test("that fails costs one try at a time, with growing pauses, and goes on when it is back", async () => {
    await webhook();
    receiver.behave = () => ({ status: 503 });
    for (let n = 0; n < 20; n++) await outbox.enqueue(code, `k${n}`);
    await outbox.send(code);
    await outbox.send(code);
    expect(receiver.received).toHaveLength(1);
    expect(await outbox.channel(code)).toEqual({ failures: 1, brokenUntil: addMillis(outbox.now(), 5_000) });
    outbox.wait(5);
    await outbox.send(code);
    expect(await outbox.channel(code)).toEqual({ failures: 2, brokenUntil: addMillis(outbox.now(), 10_000) });
    expect(receiver.received).toHaveLength(2);
    receiver.behave = () => ({ status: 200 });
    outbox.wait(10);
    await outbox.send(code);
    expect((await outbox.messages(code)).filter(({ state }) => state === "sent").length).toBeGreaterThanOrEqual(18);
    outbox.wait(60);
    await outbox.send(code);
    expect((await outbox.messages(code)).every(({ state }) => state === "sent")).toBe(true);
    expect(await outbox.channel(code)).toEqual({ failures: 0, brokenUntil: null });
  });

  test("that hangs is left after its time limit, and no other waits for it", async () => {
    // Long enough for the other to be quicker on a machine that is busy.
    await webhook({ timeoutSeconds: 5 });
    receiver.behave = () => "hang";
    const other = await startReceiver();
    await outbox.addChannel({ code: `${code}_other`, address: other.address });
    await outbox.enqueue(code, "slow");
    await outbox.enqueue(`${code}_other`, "fast");
    const slow = outbox.send(code);
    const fast = outbox.send(`${code}_other`);
    expect(await Promise.race([slow.then(() => "slow"), fast.then(() => "fast")])).toBe("fast");
    expect(other.received).toHaveLength(1);
    await slow;
    expect(await outbox.messages(code)).toMatchObject([{ state: "waiting", lastAnswer: "对方没有在时限内回答" }]);
    await other.close();
  });

  test("is left alone as long as the other end asks", async () => {
    await webhook();
    receiver.behave = () => ({ status: 429, headers: { "retry-after": "120" } });
    await outbox.enqueue(code, "k1");
    await outbox.send(code);
    outbox.wait(119);
    await outbox.send(code);
    expect(receiver.received).toHaveLength(1);
    receiver.behave = () => ({ status: 200 });
    outbox.wait(1);
    await outbox.send(code);
    expect(await outbox.messages(code)).toMatchObject([{ state: "sent", tries: 2 }]);
  });

  test("sends no more in a minute than its limit", async () => {
    await webhook({ perMinute: 2 });
    for (const key of ["1", "2", "3"]) await outbox.enqueue(code, key);
    await outbox.send(code);
    expect(receiver.received).toHaveLength(2);
    outbox.wait(60);
    await outbox.send(code);
    expect(receiver.received).toHaveLength(3);
  });

  test("that is paused sends nothing and loses nothing", async () => {
    await webhook();
    await sql`update outbox_channel set is_paused = true where code = ${code}`.execute(outbox.database);
    await outbox.enqueue(code, "k");
    await outbox.send(code);
    expect(receiver.received).toEqual([]);
    await sql`update outbox_channel set is_paused = false where code = ${code}`.execute(outbox.database);
    await outbox.send(code);
    expect(receiver.received).toHaveLength(1);
  });

  test("reaches no machine inside unless that is allowed, neither by number nor by name", async () => {
    const { port } = new URL(receiver.address);
    const addresses = [receiver.address, `http://localhost:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`];
    for (const [n, address] of addresses.entries()) {
      const inner = `${code}_${n}`;
      await outbox.addChannel({ code: inner, address, allowsPrivate: false });
      await outbox.enqueue(inner, "k");
      await outbox.send(inner);
      expect(await outbox.messages(inner), address).toMatchObject([
        { state: "waiting", lastAnswer: "地址指向内网，通道没有允许内网地址" },
      ]);
    }
    expect(receiver.received).toEqual([]);
  });

  test("follows no redirect", async () => {
    await webhook();
    const elsewhere = await startReceiver();
    receiver.behave = () => ({ status: 307, headers: { location: elsewhere.address } });
    await outbox.enqueue(code, "k");
    await outbox.send(code);
    expect(elsewhere.received).toEqual([]);
    expect(await outbox.messages(code)).toMatchObject([{ state: "waiting" }]);
    await elsewhere.close();
  });
});

describe("after a kill", () => {
  test("between sending and noting it, the message goes out again with the same key", async () => {
    await webhook();
    await outbox.enqueue(code, "k");
    const { database } = outbox.platform;
    // The process dies when it has sent: what it would have noted is never written.
    const dying = { ...outbox.platform, database: new Proxy(database, { get: refuseTransactions }) };
    await expect(sendDue(dying, code, () => 1)).rejects.toThrow("killed");
    expect(await outbox.messages(code)).toMatchObject([{ state: "waiting", tries: 1 }]);
    await outbox.send(code);
    expect(receiver.received, "the claim of the dead process holds for a while").toHaveLength(1);
    outbox.wait(21);
    await outbox.send(code);
    const keys = receiver.received.map(({ headers }) => [headers["idempotency-key"], headers["webhook-id"]]);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toEqual(keys[0]);
    expect(await outbox.messages(code)).toMatchObject([{ state: "sent", tries: 2 }]);
  });

  test("that lost the job, the sweep finds what is due within a minute", async () => {
    await webhook();
    await outbox.enqueue(code, "k");
    const jobs = () =>
      getRow(
        outbox.database,
        sql<{ n: number }>`select count(*) as n from graphile_worker.jobs where key = ${`sweep:${code}`}`,
      );
    expect((await jobs()).n).toBe(0);
    await outboxTasks(outbox.platform)["outbox.sweep"]?.(null, {} as never);
    expect((await jobs()).n).toBe(1);
  });
});

describe("other kinds", () => {
  test("a robot of DingTalk gets timestamp and sign in its address, and its answer is read", async () => {
    await outbox.addChannel({
      code,
      kind: "dingtalk",
      address: `${receiver.address}?access_token=t0k`,
      secret: "SECabcdef",
    });
    receiver.behave = () => ({ status: 200, body: '{"errcode":130101,"errmsg":"send too fast"}' });
    await outbox.enqueue(code, "k");
    await outbox.send(code);
    const url = new URL(receiver.received[0]?.url ?? "", receiver.address);
    expect(url.searchParams.get("access_token")).toBe("t0k");
    const timestamp = url.searchParams.get("timestamp") ?? "";
    expect(url.searchParams.get("sign")).toBe(signDingtalk("SECabcdef", timestamp));
    const text = { content: "办理进展\n已派遣" };
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
      msgtype: "text",
      text,
      at: { atMobiles: ["13912345678"] },
    });
    expect((await outbox.channel(code)).brokenUntil).toBe(addMillis(outbox.now(), 600_000));
    receiver.behave = () => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
    outbox.wait(600);
    await outbox.send(code);
    expect(await outbox.messages(code)).toMatchObject([{ state: "sent" }]);
  });

  test("the signature of DingTalk is that of its documented scheme", () => {
    // HMAC-SHA256 with key «this is secret» over «1577262236757\nthis is secret», computed with OpenSSL.
    expect(signDingtalk("this is secret", "1577262236757")).toBe("hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=");
  });

  test("a gateway of short messages is written as its data says, and success is what its data says", async () => {
    const fields = { mobile: "{{recipient}}", content: "{{text}}", token: "{{secret}}" };
    const gateway = { encoding: "form", fields, successPath: "result.code", successValue: "0" };
    await outbox.addChannel({ code, kind: "sms", address: receiver.address, secret: SECRET, gateway, maxTries: 1 });
    receiver.behave = () => ({ status: 200, body: '{"result":{"code":0}}' });
    await outbox.enqueue(code, "k1");
    await outbox.send(code);
    expect(Object.fromEntries(new URLSearchParams(receiver.received[0]?.body))).toEqual({
      ...{ mobile: "13912345678", content: "已派遣", token: SECRET },
    });
    receiver.behave = () => ({ status: 200, body: '{"result":{"code":7}}' });
    await outbox.enqueue(code, "k2");
    await outbox.send(code);
    expect((await outbox.messages(code)).map(({ state }) => state)).toEqual(["sent", "gave_up"]);
  });
});

test("neither secrets nor recipients nor texts stand in the log", () => {
  const log = outbox.logged.join("\n");
  expect(log).toContain("a message was not sent");
  for (const hidden of [SECRET, "SECabcdef", "13912345678", "已派遣", "t0k"]) expect(log).not.toContain(hidden);
});

test("figures say how much waits and since when", async () => {
  await webhook();
  await outbox.enqueue(code, "k");
  outbox.wait(30);
  const figures = await Promise.all(outboxFigures(outbox.platform).map(({ values }) => values()));
  const [messages = [], oldest = []] = figures;
  expect(Object.fromEntries(messages).waiting).toBeGreaterThanOrEqual(1);
  expect(Object.fromEntries(messages).gave_up).toBeGreaterThanOrEqual(1);
  expect(Object.fromEntries(oldest).open).toBeGreaterThanOrEqual(30);
});

function refuseTransactions(target: Database, name: string | symbol): unknown {
  if (name === "transaction")
    return () => {
      throw new Error("killed");
    };
  const value = Reflect.get(target, name);
  return typeof value === "function" ? value.bind(target) : value;
}
