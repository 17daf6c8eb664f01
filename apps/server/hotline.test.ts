/** 热线诉求 on a real city: from the platform's push to the caller's own answer, with report, outbox, evidence and figures beside it. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { Logger, runOnce } from "graphile-worker";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, HOUR_MS, type Instant, MINUTE_MS, shanghaiTime } from "#base/instant.ts";
import { importOrders } from "#capabilities/hotline/server/public.ts";
import { DISTRICT, type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { getMatterPage, perform } from "#kernel/matter/server/public.ts";
import { foldPending } from "#kernel/measure/server/public.ts";
import type { Actor, PostRole } from "#kernel/people/model/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { openPool } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { engineOf, PARTS } from "./capabilities.ts";
import { cityRoutes } from "./city.ts";
import { joinTasks } from "./join-tasks.ts";
import { openTestHttp } from "./test-http.ts";

const PHONE = "19900000001";
const SILENT = new Logger(() => () => undefined);

let city: OpenTestCity;
let http: FastifyInstance;
let who: Readonly<
  Record<"clerk" | "desk" | "lead" | "reviewer" | "visitor" | "secondVisitor" | "insider" | "outsider", Actor>
>;
let now: Instant;

beforeAll(async () => {
  city = await openTestCity();
  const at = (role: PostRole, unit: "sanitation" | "supervisionCentre" | "commandCentre", name: string): Actor => ({
    ...city.actors.leader,
    role,
    name,
    personId: randomUUID(),
    postId: randomUUID(),
    unitId: city.units[unit],
    unitIds: [city.units[unit]],
  });
  who = {
    clerk: at("hotline_clerk", "supervisionCentre", "话务一"),
    desk: at("unit_desk", "sanitation", "受理岗"),
    lead: at("unit_lead", "sanitation", "负责人"),
    reviewer: at("reply_reviewer", "commandCentre", "把关岗"),
    visitor: at("return_visitor", "supervisionCentre", "回访一"),
    secondVisitor: at("return_visitor", "supervisionCentre", "回访二"),
    insider: at("return_visitor", "sanitation", "回访三"),
    outsider: {
      ...at("hotline_clerk", "supervisionCentre", "外区"),
      divisionCode: "990103000000",
      unitIds: [randomUUID()],
    },
  };
  now = shanghaiTime("2026-11-18 09:10");
  http = await openTestHttp({
    routes: cityRoutes(city.platform),
    now: city.platform.now,
    actorNamed: (name) => who[name as keyof typeof who] ?? null,
  });
});

afterAll(async () => {
  await http.close();
  await city.close();
});

async function act(matterId: string | null, by: Actor, name: string, input: unknown = {}, minutes = 5) {
  now = addMillis(now, minutes * MINUTE_MS);
  city.setNow(now);
  return perform(engineOf(city.platform), {
    matterId,
    kind: "hotline",
    act: name,
    input,
    versionSeen: null,
    requestId: randomUUID(),
    actor: by,
    now,
    origin: { channel: "test", ip: null },
  });
}

async function runJobs(): Promise<void> {
  const pool = openPool({ url: city.test.ownerUrl, poolSize: 3, asOwner: true });
  try {
    const taskList = joinTasks(PARTS.map((part) => part.tasks?.(city.platform) ?? {}));
    await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: SILENT });
  } finally {
    await pool.end();
  }
}

const pageFor = (id: string, actor: Actor): Promise<MatterPage> =>
  getMatterPage(engineOf(city.platform), id, actor, now);
const call = (as: string, method: "GET" | "POST" | "PUT", url: string, payload?: object) =>
  http.inject({ method, url, headers: { "x-test-actor": as }, ...(payload && { payload }) });

/** PCM, 8 kHz, 16 bit; another sound for each seed. */
function wav(seconds: number, seed: number): Buffer {
  const data = Buffer.alloc(seconds * 16_000, seed);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  for (const [value, offset, bytes] of [
    [16, 16, 4],
    [1, 20, 2],
    [1, 22, 2],
    [8000, 24, 4],
    [16_000, 28, 4],
    [2, 32, 2],
    [16, 34, 2],
  ] as const)
    head.writeUIntLE(value, offset, bytes);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

async function recording(by: Actor, seconds: number, seed: number): Promise<string> {
  const upload = {
    personId: by.personId,
    role: by.role,
    takenAt: null,
    position: null,
    accuracyMetres: null,
    device: "",
  };
  const file = await storeFile(city.platform, { bytes: wav(seconds, seed), upload, now });
  expect(file).toMatchObject({ mediaType: "audio/wav", durationMs: seconds * 1000 });
  return file.sha256;
}

const ORDER = {
  externalSystem: "市 12345 平台",
  orderKind: "complaint",
  isEnterprise: true,
  topic: "垃圾没人清",
  content: "厂区门口垃圾三天没人清",
  callerName: "王女士",
  callerPhone: PHONE,
};
const push = (number: string, more: object = {}) =>
  call("clerk", "POST", "/api/hotline/orders", { ...ORDER, externalNumber: number, ...more });
const REPLY = {
  greeting: "您好，您反映的问题已收悉。",
  fact: "到现场查看，桶外确有积存。",
  handling: "当日安排两人清运并冲洗。",
  result: "当日十六时清理完毕。",
  contact: "如有疑问请拨打 024-12345678。",
  outcome: "solved",
  cause: "management",
};

async function handled(number: string, more: object = {}): Promise<string> {
  const { matterId } = (await push(number, more)).json();
  await act(matterId, who.clerk, "assign", { leadUnitId: city.units.sanitation });
  await act(matterId, who.desk, "sign");
  await act(matterId, who.desk, "contact", { channel: "phone", isReached: true, note: "已说明办理安排" });
  return matterId;
}

async function replied(number: string, more: object = {}): Promise<string> {
  const id = await handled(number, more);
  await act(id, who.desk, "submit_reply", REPLY);
  await act(id, who.lead, "pass_unit_review");
  await act(id, who.reviewer, "pass_office_review");
  await act(id, who.clerk, "send_reply");
  return id;
}

async function visited(id: string, by: Actor, seed: number, more: object = {}) {
  const sound = await recording(by, 40, seed);
  const said = { satisfaction: "satisfied", isSolved: true, dialledNumber: PHONE, callSeconds: 42, ...more };
  return act(id, by, "visit", { isReached: true, recording: [sound], ...said }, 60);
}

describe("the 12345 platform", () => {
  it("pushes an order twice and makes it once; the caller's data is encrypted and masked", async () => {
    const first = (await push("P-1")).json();
    const again = (await push("P-1", { content: "同一件，又推了一次" })).json();
    expect(first).toMatchObject({ isKnown: false, state: "received" });
    expect(again).toMatchObject({ isKnown: true, matterId: first.matterId, number: first.number });
    const stored = await getRow(
      city.platform.database,
      sql<{
        phone: string;
        entry: string;
      }>`select caller_phone as phone, (select input::text from record_entry where matter_id = ${first.matterId}
        and seq = 1) as entry from hotline_order where matter_id = ${first.matterId}`,
    );
    expect(stored.phone).toMatch(/^v1\./);
    expect(stored.entry).not.toContain(PHONE);
    const page = await pageFor(first.matterId, who.clerk);
    expect(JSON.stringify(page)).not.toContain(PHONE);
    expect(page.fields.find(({ label }) => label === "联系电话")).toMatchObject({
      value: "199****0001",
      unmaskAct: "unmask",
    });
    expect(page.row.flags.map(({ id }) => id)).toContain("enterprise");
  });

  it("asks for the state and gets the reply once it was sent", async () => {
    const id = await handled("P-2");
    const url = `/api/hotline/order-status?externalSystem=${encodeURIComponent(ORDER.externalSystem)}&externalNumber=P-2`;
    expect((await call("clerk", "GET", url)).json()).toMatchObject({ stateLabel: "办理中", reply: null });
    expect((await call("outsider", "GET", url)).statusCode).toBe(404);
    await act(id, who.desk, "submit_reply", REPLY);
    await act(id, who.reviewer, "send_reply_back", { reasons: ["facts"], opinion: "请写明时间" }).then(
      () => expect.unreachable("the unit reads it first"),
      (problem) => expect(problem.extras.rules[0].rule).toBe("H16-LEVEL"),
    );
    await act(id, who.lead, "pass_unit_review");
    await act(id, who.reviewer, "send_reply_back", { reasons: ["facts"], opinion: "请写明时间" });
    await act(id, who.desk, "submit_reply", { ...REPLY, fact: "11 月 18 日上午到现场查看，桶外确有积存。" });
    await act(id, who.lead, "pass_unit_review");
    await act(id, who.reviewer, "pass_office_review");
    expect((await call("clerk", "GET", url)).json().reply).toBeNull();
    await act(id, who.clerk, "send_reply");
    expect((await call("clerk", "GET", url)).json().reply).toContain("11 月 18 日上午");
    const messages = await listRows(
      city.platform.database,
      sql<{
        channel: string;
        shown: string;
      }>`select channel, recipient_shown as shown from outbox_message where matter_id = ${id} order by created_at`,
    );
    expect(messages.map(({ channel }) => channel).toSorted()).toEqual(
      ["hotline_12345", "hotline_sms", "hotline_units", "hotline_units"].toSorted(),
    );
    expect(JSON.stringify(messages)).not.toContain(PHONE);
  });
});

describe("防“被满意” on the server", () => {
  it("sends the handling side nothing of a call-back that goes on, and everything once it is over", async () => {
    const id = await replied("P-3");
    await act(id, who.visitor, "visit", { isReached: false, opinion: "无人接听" }, 60);
    for (const actor of [who.desk, who.lead, who.insider]) {
      const page = await pageFor(id, actor);
      expect(JSON.stringify(page), actor.name).not.toContain("无人接听");
      expect(page.story.some((entry) => entry.act === "visit")).toBe(false);
      expect(page.people.some(({ name }) => name === who.visitor.name)).toBe(false);
      expect(page.detail).not.toHaveProperty("unreachedCount");
      expect(page.row.turnReason).toBe("答复已送出，待回访");
    }
    expect(JSON.stringify(await pageFor(id, who.visitor))).toContain("无人接听");
    const search = await call("desk", "GET", `/api/matters/search?text=${encodeURIComponent("无人接听")}`);
    expect(search.json()).toMatchObject({ found: [], count: 0 });
    await expect(visited(id, who.insider, 7)).rejects.toMatchObject({ extras: { rules: [{ rule: "H18-SIDE" }] } });
    const outcome = await visited(id, who.visitor, 8);
    const isSampled = outcome.state === "visiting";
    if (isSampled) await visited(id, who.secondVisitor, 9);
    const over = await pageFor(id, who.desk);
    expect(over.row.state).toBe("closed");
    expect(over.fields.find(({ label }) => label === "满意程度")?.value).toBe("满意");
    expect(over.evidence).toEqual([]);
    expect((await pageFor(id, who.reviewer)).evidence.some(({ phase }) => phase === "visit")).toBe(true);
  });

  it("keeps the recording from the unit for good, and takes no recording twice", async () => {
    const id = await replied("P-4");
    const sound = await recording(who.visitor, 40, 21);
    const said = {
      isReached: true,
      recording: [sound],
      dialledNumber: PHONE,
      callSeconds: 40,
      satisfaction: "satisfied",
      isSolved: true,
    };
    const outcome = await act(id, who.visitor, "visit", said, 60);
    expect((await call("desk", "GET", `/api/evidence/${sound}/original`)).statusCode).toBe(404);
    const heard = await call("reviewer", "GET", `/api/evidence/${sound}/original`);
    expect(heard.statusCode).toBe(200);
    expect(heard.headers["content-type"]).toBe("audio/wav");
    const other = outcome.state === "visiting" ? id : await replied("P-5");
    await expect(act(other, who.secondVisitor, "visit", said, 60)).rejects.toMatchObject({
      extras: { errors: [{ path: "input.recording" }] },
    });
  });

  it("lets the caller answer by their own code, which the unit is never shown", async () => {
    const id = await replied("P-6");
    const { code } = await getRow(
      city.platform.database,
      sql<{ code: string }>`select code from hotline_follow where matter_id = ${id}`,
    );
    expect(JSON.stringify(await pageFor(id, who.clerk))).toContain(code);
    expect(JSON.stringify(await pageFor(id, who.desk))).not.toContain(code);
    expect((await call("", "GET", `/api/public/hotline/${code}`)).json()).toMatchObject({
      mayRate: true,
      stateLabel: "已答复，待您评价",
    });
    expect((await call("", "GET", "/api/public/hotline/0000000000")).statusCode).toBe(404);
    const rating = { satisfaction: "satisfied", isSolved: false, requestId: randomUUID() };
    expect((await call("", "POST", `/api/public/hotline/${code}/rating`, rating)).statusCode).toBe(200);
    const page = await pageFor(id, who.reviewer);
    expect(page.row.state).toBe("unsatisfied");
    expect(page.detail).toMatchObject({ satisfaction: "satisfied", isSolved: false, isRatedByCaller: true });
    const again = { ...rating, requestId: randomUUID() };
    expect((await call("", "POST", `/api/public/hotline/${code}/rating`, again)).statusCode).toBe(409);
  });
});

describe("an order becomes a report", () => {
  it("with both numbers and both clocks on both pages; the report's end lets the order be answered", async () => {
    const id = await handled("P-7");
    await act(id, who.desk, "to_report", {
      classKey: "incident:0110",
      description: "厂区门口垃圾三天没人清",
      position: city.positionInCell(1),
    });
    await runJobs();
    const order = await pageFor(id, who.clerk);
    const [link] = order.links.filter(({ relation }) => relation === "转办案卷");
    expect(link).toMatchObject({ kindLabel: "案卷闭环", isOpen: true });
    expect(link?.clocks.map(({ label }) => label)).toContain("受理时限");
    const report = await pageFor(link?.matterId ?? "", city.actors.acceptor);
    const [back] = report.links;
    expect(back).toMatchObject({ relation: "来源工单", number: order.row.number });
    expect(back?.clocks.map(({ label }) => label)).toContain("办理时限");
    expect(report.fields.find(({ label }) => label === "来源编号")?.value).toContain(order.row.number ?? "none");
    expect(report.clocks.find(({ kind }) => kind === "external")?.dueAt).toBe(
      order.clocks.find(({ kind }) => kind === "reply")?.dueAt,
    );

    now = addMillis(now, 5 * MINUTE_MS);
    city.setNow(now);
    await perform(engineOf(city.platform), {
      matterId: link?.matterId ?? "",
      kind: "report",
      act: "refuse",
      input: { reason: "duplicate_closed", opinion: "同一问题已经办结" },
      versionSeen: null,
      requestId: randomUUID(),
      actor: city.actors.acceptor,
      now,
      origin: { channel: "test", ip: null },
    });
    await runJobs();
    const ended = await pageFor(id, who.desk);
    expect(ended.row.turnReason).toBe("案卷已办结，可以答复诉求人");
    expect(ended.acts.find(({ act: name }) => name === "submit_reply")?.isAllowed).toBe(true);
  });
});

describe("repeats, knowledge, files, figures", () => {
  it("an order of the same caller is linked to the earlier one, and may join it", async () => {
    const first = (await push("P-8", { callerPhone: "19900000088" })).json();
    const second = (await push("P-9", { callerPhone: "199-0000-0088" })).json();
    const page = await pageFor(second.matterId, who.clerk);
    expect(page.links.map(({ matterId, relation }) => [matterId, relation])).toEqual([
      [first.matterId, "此前相似的工单"],
    ]);
    const alike = async (as: string, callerPhone: string) =>
      (await call(as, "POST", "/api/hotline/alike", { callerPhone })).json();
    const known = (await alike("clerk", "+86 199 0000 0088")).orders;
    expect(known).toHaveLength(2);
    expect(known).toContainEqual(
      expect.objectContaining({ matterId: second.matterId, why: "caller", stateLabel: "待派件", isOpen: true }),
    );
    expect((await alike("clerk", "19900000089")).orders).toEqual([]);
    expect((await alike("outsider", "19900000088")).orders).toEqual([]);
    expect(await alike("desk", "19900000088")).toMatchObject({ status: 403 });
    await act(second.matterId, who.clerk, "merge", { targetMatterId: first.matterId });
    await runJobs();
    expect((await pageFor(first.matterId, who.clerk)).detail).toMatchObject({ mergedCount: 1 });
  });

  it("the desk is told the limits with their day before it sends anything", async () => {
    city.setNow(shanghaiTime("2026-11-20 10:00"));
    const { limits } = (await call("clerk", "GET", "/api/hotline/desk-rules")).json();
    const due = (kind: string, urgency: string) =>
      limits.find((one: { orderKind: string; urgency: string }) => one.orderKind === kind && one.urgency === urgency);
    expect(due("enquiry", "ordinary")).toMatchObject({
      limit: "1 工作日",
      dueAt: shanghaiTime("2026-11-23 10:00"),
      source: expect.stringContaining("四（三）10"),
    });
    expect(due("complaint", "urgent").dueAt).toBe(shanghaiTime("2026-11-21 10:00"));
    city.setNow(now);
  });

  it("a knowledge item is found by its words, used in a reply, and cannot be used once it has expired", async () => {
    const item = {
      question: "垃圾几点收运",
      answer: "每日 7 时和 19 时收运",
      unitId: city.units.sanitation,
      validUntil: "2026-11-30",
    };
    const { id: itemId } = (await call("clerk", "POST", "/api/hotline/knowledge", item)).json();
    const found = (await call("desk", "GET", `/api/hotline/knowledge?text=${encodeURIComponent("收运 19")}`)).json();
    expect(found.items).toMatchObject([{ id: itemId, isInForce: true, useCount: 0 }]);
    const spoken = encodeURIComponent("请问我们小区的垃圾每天几点来收运呀");
    expect((await call("desk", "GET", `/api/hotline/knowledge?spoken=${spoken}`)).json().items).toMatchObject([
      { id: itemId },
    ]);
    const order = (await push("P-10", { orderKind: "enquiry", callerPhone: "19900000010" })).json();
    await act(order.matterId, who.clerk, "answer_directly", { knowledgeItemId: itemId, answer: item.answer });
    const used = (await call("desk", "GET", "/api/hotline/knowledge")).json();
    expect(used.items).toMatchObject([{ useCount: 1 }]);
    await call("clerk", "PUT", `/api/hotline/knowledge/${itemId}`, { ...item, validUntil: "2026-11-17" });
    const other = (await push("P-11", { orderKind: "enquiry", callerPhone: "19900000011" })).json();
    await expect(
      act(other.matterId, who.clerk, "answer_directly", { knowledgeItemId: itemId, answer: item.answer }),
    ).rejects.toMatchObject({ extras: { rules: [{ rule: "H02-KNOWLEDGE" }] } });
    expect((await call("desk", "POST", "/api/hotline/knowledge", item)).statusCode).toBe(403);
  });

  it("a file makes each row once and names the rows it cannot take", async () => {
    const header = ["工单编号", "诉求类型", "诉求内容", "联系电话", "办结时限"];
    const row = (...cells: string[]) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    const file = {
      table: {
        header,
        rows: [
          row("F-1", "投诉", "路灯不亮已有一周", "19900000021", "2026/11/25 17:00"),
          row("F-2", "请愿", "路灯不亮", "", ""),
          row("F-3", "咨询", "停车怎么收费", "", ""),
        ],
      },
      externalSystem: "旧热线",
      divisionCode: DISTRICT,
      now,
    };
    const engine = engineOf(city.platform);
    expect(await importOrders(engine, file)).toMatchObject({ rows: 3, made: 2, known: 0, faulty: [{ row: 3 }] });
    expect(await importOrders(engine, file)).toMatchObject({ made: 0, known: 2 });
  });

  it("reminds the unit once near and once past the deadline", async () => {
    const id = await handled("P-12", { callerPhone: "19900000012" });
    const watch = async () =>
      joinTasks(PARTS.map((part) => part.tasks?.(city.platform) ?? {}))["hotline.watch"]?.({}, {} as never);
    const subjects = async () =>
      (
        await listRows(
          city.platform.database,
          sql<{
            subject: string;
          }>`select subject from outbox_message where matter_id = ${id} and subject like '%期%' order by created_at`,
        )
      ).map(({ subject }) => subject.replace(/^.*：/, ""));
    await watch();
    expect(await subjects()).toEqual([]);
    const [clock] = (await pageFor(id, who.clerk)).clocks.filter(({ kind }) => kind === "reply");
    city.setNow(addMillis(clock?.dueAt ?? now, -HOUR_MS));
    await watch();
    await watch();
    expect(await subjects()).toEqual(["临期，请尽快办理"]);
    city.setNow(addMillis(clock?.dueAt ?? now, 1));
    await watch();
    await watch();
    expect(await subjects()).toEqual(["临期，请尽快办理", "已超期，请立即办理"]);
    city.setNow(now);
  });

  it("figures open their matters, and the chain of every order holds", async () => {
    await foldPending(city.platform.database, engineOf(city.platform).kinds);
    const day = now.slice(0, 10);
    const measured = await call("clerk", "GET", `/api/measures?kind=hotline&from=2026-11-18&to=${day}`);
    const [row] = measured.json().rows;
    const { counters } = row;
    expect(counters.order).toBeGreaterThan(8);
    expect(counters.satisfied + counters.unsatisfied).toBe(counters.solved + counters.unsolved);
    expect(counters).toMatchObject({ unsolved: 1, direct_answer: 1, gate_sent_back: 1, merged_order: 1 });
    expect(row.ratios.satisfaction_rate).toBe(100);
    expect(row.ratios.solution_rate).toBeLessThan(100);
    const behind = await call(
      "clerk",
      "GET",
      `/api/measures/matters?kind=hotline&counter=unsolved&from=2026-11-18&to=${day}`,
    );
    expect(behind.json()).toMatchObject({ value: 1, count: 1 });
    expect(await verifyRecord(city.platform.database)).toMatchObject({ holds: true });
  });
});
