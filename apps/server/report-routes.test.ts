/** The HTTP surface of reports, in process: citizens, desk, administration, imports. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import type { Proof } from "#capabilities/report/model/proof.ts";
import { solve } from "#capabilities/report/server/citizens/test-proof.ts";
import { readTable } from "#capabilities/report/server/import/read-table.ts";
import { type ActorKey, type OpenTestCity, openTestCity, TEST_MORNING } from "#capabilities/report/server/test-city.ts";
import { entriesOf } from "#kernel/record/server/public.ts";
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

type Method = "GET" | "POST";
async function call(method: Method, url: string, by: ActorKey | null = null, payload?: object | Buffer, type?: string) {
  const headers = { ...(by && { "x-test-actor": by }), ...(type && { "content-type": type }) };
  const response = await http.inject({ method, url, headers, ...(payload && { payload }) });
  const isJson = String(response.headers["content-type"]).includes("json");
  return { status: response.statusCode, body: isJson ? response.json() : response.body };
}

/** A solved challenge, as a phone brings it. */
async function proof(): Promise<Proof> {
  return solve((await call("GET", "/api/public/challenge")).body);
}

const pin = async (cell: number, more: object = {}) => ({
  proof: await proof(),
  position: city.positionInCell(cell),
  address: "",
  description: "路灯下有一堆垃圾，电话 13700001111",
  classKey: "incident:0110",
  photos: [] as string[],
  reporterName: "周女士",
  reporterPhone: "13700001111",
  isAnonymous: false,
  requestId: randomUUID(),
  ...more,
});

async function reported(cell: number, more: object = {}): Promise<{ code: string; id: string }> {
  const { body } = await call("POST", "/api/public/reports", null, await pin(cell, more));
  const listed = await call("GET", `/api/matters?view=open&text=${body.number}`, "acceptor");
  return { code: body.followCode, id: listed.body.rows[0].id };
}

describe("a citizen", () => {
  test("reports with a pin, gets a number and a code, and the same sending twice is one report", async () => {
    const body = await pin(0);
    const first = await call("POST", "/api/public/reports", null, body);
    expect(first).toMatchObject({
      status: 200,
      body: {
        number: expect.stringMatching(/^990102-20261118-A-\d{5}$/),
        followCode: expect.stringMatching(/^[0-9A-Z]{10}$/),
      },
    });
    expect((await call("POST", "/api/public/reports", null, body)).body).toEqual(first.body);
  });

  test("reports by address alone and waits for a place", async () => {
    const made = await call(
      "POST",
      "/api/public/reports",
      null,
      await pin(0, { position: null, address: "文渡路 118 号" }),
    );
    expect(made.status).toBe(200);
    const listed = await call("GET", `/api/matters?view=open&flags=to_locate&text=${made.body.number}`, "acceptor");
    expect(listed.body.rows).toHaveLength(1);
    const located = await call("GET", `/api/public/reports/${made.body.followCode}`);
    expect(located.body).toMatchObject({ address: "文渡路 118 号", headline: "已收到，等待受理。" });
  });

  test("is told in words when the place lies outside the city, or neither place nor address is given", async () => {
    const outside = await call(
      "POST",
      "/api/public/reports",
      null,
      await pin(0, { position: { longitude: 121, latitude: 31 } }),
    );
    expect(outside).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringContaining("不在本市") }] },
    });
    const nowhere = await call("POST", "/api/public/reports", null, await pin(0, { position: null }));
    expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ path: "address" }] } });
  });

  test("follows the story in plain words, sees only public photographs and no personal data, and rates once", async () => {
    const photo = await city.photo("before");
    const hidden = await city.photo("neighbour");
    const { code, id } = await reported(7, { photos: [photo, hidden] });
    const position = city.positionInCell(7);
    const after = [await city.photo("after")];
    const steps = [
      ["acceptor", "accept", { evidenceSuffices: true }],
      ["shiftLeader", "file_case", { conditionId: "incident:0110/1" }],
      ["dispatcher", "dispatch", { leadUnitId: city.units.sanitation }],
      ["sanitationDesk", "receive", {}],
      ["sanitationDesk", "report_result", { result: "已清运", position, photos: after }],
      ["acceptor", "send_recheck", { supervisorPersonId: city.actors.supervisor.personId }],
      ["supervisor", "pass_recheck", { isClosingConditionMet: true, position, photos: after }],
    ] as const;
    for (const [by, act, input] of steps) {
      city.setNow(addMillis(city.now(), 5 * MINUTE_MS));
      await city.act({ by, act, matterId: id, input });
    }
    expect(
      (await call("POST", `/api/reports/${id}/photos`, "acceptor", { sha256: photo, isPublic: true })).status,
    ).toBe(200);
    const decided = await call("GET", `/api/reports/${id}/photos`, "acceptor");
    expect(decided.body.mayDecide).toBe(true);
    const publicOnes = decided.body.photos.filter((one: { isPublic: boolean }) => one.isPublic);
    expect(publicOnes.map((one: { sha256: string }) => one.sha256)).toEqual([photo]);
    expect((await call("GET", `/api/reports/${id}/photos`, "leader")).body.mayDecide).toBe(false);
    expect((await call("POST", `/api/reports/${id}/photos`, "dispatcher", { sha256: hidden })).status).toBe(422);
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4, 8)}-${code.slice(8)}`;
    const before = await call("GET", `/api/public/reports/${encodeURIComponent(typed)}`);
    expect(before.body.headline).toBe("复查通过，马上办结。");
    expect(before.body.story.map((step: { title: string }) => step.title)).toEqual([
      "复查通过",
      "派人到现场复查",
      "处理完了",
      "开始处理",
      "交给衡川区环卫所",
      "确认要处理",
      "受理",
      "收到",
    ]);
    expect(before.body.photos.map((one: { sha256: string }) => one.sha256)).toEqual([photo]);
    expect(JSON.stringify(before.body)).not.toMatch(/周女士|罗川|林夏/);
    const rating = { isSolved: false, satisfaction: "unsatisfied", remark: "还有一半", requestId: randomUUID() };
    expect(await call("POST", `/api/public/reports/${code}/rating`, null, rating)).toMatchObject({ status: 409 });
    await city.act({ by: "acceptor", act: "close", matterId: id });
    expect((await call("POST", `/api/public/reports/${code}/rating`, null, rating)).status).toBe(200);
    expect(
      (await call("POST", `/api/public/reports/${code}/rating`, null, { ...rating, requestId: randomUUID() })).status,
    ).toBe(409);
    const rated = await call("GET", `/api/public/reports/${code}`);
    expect(rated.body).toMatchObject({ isClosed: true, mayRate: false, rating: { rating: 1, isSolved: false } });
    await city.act({ by: "otherShiftLeader", act: "reopen", matterId: id });
    expect((await call("GET", `/api/public/reports/${code}`)).body).toMatchObject({ isClosed: false, rating: null });
  });

  test("cannot find a report by a code that is not theirs", async () => {
    expect(await call("GET", "/api/public/reports/0000000000")).toMatchObject({ status: 404 });
    expect(await call("GET", "/api/public/reports/990102-20261118-A-00001")).toMatchObject({ status: 404 });
  });

  test("after a merge goes on following with the own code", async () => {
    const target = await reported(12);
    const merged = await reported(12);
    city.setNow(addMillis(city.now(), MINUTE_MS));
    await city.act({ by: "acceptor", act: "merge", matterId: merged.id, input: { targetMatterId: target.id } });
    city.setNow(addMillis(city.now(), MINUTE_MS));
    await city.act({ by: "acceptor", act: "accept", matterId: target.id, input: { evidenceSuffices: true } });
    const followed = await call("GET", `/api/public/reports/${merged.code}`);
    expect(followed.body.story.map((step: { title: string }) => step.title)).toEqual([
      "受理",
      "与另一件合并处理",
      "收到",
    ]);
  });

  test("sees what is handled nearby without other people's words, the classes, the figures", async () => {
    await reported(15);
    const { longitude, latitude } = city.positionInCell(15);
    const near = await call("GET", `/api/public/nearby?longitude=${longitude}&latitude=${latitude}`);
    expect(near.body.reports[0]).toMatchObject({ subject: "暴露垃圾", metres: 0, state: "已上报" });
    expect(JSON.stringify(near.body)).not.toContain("13700001111");
    const classes = await call("GET", "/api/public/classes");
    expect(classes.body.classes[0]).toMatchObject({
      key: "incident:0110",
      limit: "一般 4 工作时内处理",
      isCommon: true,
    });
    const summary = await call("GET", "/api/public/summary");
    expect(summary.body.received).toBeGreaterThan(3);
  });

  test("joins what somebody reported already, with a code of their own, once, without that person's words and without judging for them", async () => {
    const { code, id } = await reported(16);
    const { number } = (await call("GET", `/api/public/reports/${code}`)).body;
    city.setNow(addMillis(city.now(), MINUTE_MS));
    const joining = { requestId: randomUUID(), proof: await proof() };
    const url = `/api/public/nearby/${number}/join`;
    const joined = await call("POST", url, null, joining);
    expect(joined).toMatchObject({ status: 200, body: { number } });
    expect(joined.body.followCode).not.toBe(code);
    expect((await call("POST", url, null, joining)).body).toEqual(joined.body);
    await city.act({ by: "acceptor", act: "accept", matterId: id, input: { evidenceSuffices: true } });
    const followed = await call("GET", `/api/public/reports/${joined.body.followCode}`);
    expect(followed.body).toMatchObject({ number, title: "暴露垃圾", mayRate: false });
    expect(followed.body.story.map((step: { title: string }) => step.title)).toEqual(["受理", "又有一位市民反映"]);
    expect(JSON.stringify(followed.body)).not.toContain("路灯下");
    const seen = await call("GET", `/api/matters?view=open&flags=repeat&text=${number}`, "acceptor");
    expect(seen.body.rows).toHaveLength(1);
    const rating = { isSolved: true, satisfaction: "satisfied", remark: "", requestId: randomUUID() };
    const judged = await call("POST", `/api/public/reports/${joined.body.followCode}/rating`, null, rating);
    expect(judged).toMatchObject({ status: 409, body: { type: "/problems/report/joined" } });
    const absent = { requestId: randomUUID(), proof: await proof() };
    expect((await call("POST", "/api/public/nearby/990102-20201118-A-00001/join", null, absent)).status).toBe(404);
  });

  test("sends nothing without a proof, with a wrong, foreign, old or used one", async () => {
    const refused = { status: 422, body: { type: "/problems/report/proof-needed" } };
    const send = (body: object) => call("POST", "/api/public/reports", null, body);
    const good = await pin(0);
    expect(await send({ ...good, proof: null })).toMatchObject(refused);
    expect(await send({ ...good, proof: { ...good.proof, nonce: "zzzzzz" } })).toMatchObject(refused);
    const easier = good.proof.token.replace(/\.\d+\./, ".0.");
    expect(await send({ ...good, proof: { ...good.proof, token: easier } })).toMatchObject(refused);
    city.setNow(addMillis(city.now(), 16 * MINUTE_MS));
    expect(await send(good)).toMatchObject(refused);
    const fresh = await pin(0);
    expect((await send(fresh)).status).toBe(200);
    expect((await send(fresh)).status, "the same sending again").toBe(200);
    expect(await send({ ...fresh, requestId: randomUUID() })).toMatchObject(refused);
  });

  test("pays more the more is sent from one address, and hoarded easy challenges do not help", async () => {
    city.setNow(addMillis(city.now(), 60 * MINUTE_MS));
    const bits = async () => (await call("GET", "/api/public/challenge")).body.bits;
    const hoarded = await proof();
    expect(await bits()).toBe(14);
    for (let n = 0; n < 3; n++) await call("POST", "/api/public/reports", null, await pin(0));
    expect(await bits()).toBe(16);
    const late = await call("POST", "/api/public/reports", null, { ...(await pin(0)), proof: hoarded });
    expect(late).toMatchObject({ status: 422, body: { type: "/problems/report/proof-needed" } });
    city.setNow(addMillis(city.now(), 31 * MINUTE_MS));
    expect(await bits()).toBe(14);
  });

  test("finds a forced closing in the public list with its reason", async () => {
    const { id } = await reported(18);
    const input = { reason: "权属单位已经注销，现场已由开发商围挡", evidence: [await city.photo("paper")] };
    await city.act({ by: "commandLead", act: "force_close", matterId: id, input });
    const { body } = await call("GET", "/api/public/forced-closures");
    expect(body.closures).toEqual([expect.objectContaining({ subject: "暴露垃圾", reason: input.reason })]);
  });
});

describe("the desk", () => {
  test("sees likely duplicates with the reason and the distance", async () => {
    const first = await reported(3);
    const second = await reported(3);
    const { body } = await call("GET", `/api/reports/${second.id}/duplicates`, "acceptor");
    expect(body.candidates[0]).toMatchObject({
      matterId: first.id,
      isLikely: true,
      distanceMetres: 0,
      reason: expect.stringContaining("同一小类"),
    });
  });

  test("sees who should handle it and why", async () => {
    const { id } = await reported(4);
    const { body } = await call("GET", `/api/reports/${id}/dispatch-candidates`, "dispatcher");
    expect(body).toMatchObject({
      kind: "one",
      candidates: [
        { unitName: "衡川区环卫所", basis: "rule" },
        { unitName: "柳荫街道办事处", basis: "fallback" },
      ],
    });
  });

  test("sees linked reports: of the same cell and class, of the same caller", async () => {
    const first = await reported(8);
    const second = await reported(8);
    const { body } = await call("GET", `/api/reports/${second.id}/linked`, "acceptor");
    expect(body.alike.map((one: { matterId: string }) => one.matterId)).toEqual([first.id]);
    expect(body.sameReporter.map((one: { matterId: string }) => one.matterId)).toContain(first.id);
  });

  test("opens a telephone number only with a reason, and the opening is on the record", async () => {
    const { id } = await reported(9);
    const page = await call("GET", `/api/matters/${id}`, "acceptor");
    expect(page.status).toBe(200);
    expect(page.body.fields).toContainEqual(
      expect.objectContaining({ label: "联系电话", value: "137****1111", unmaskAct: "unmask" }),
    );
    const url = `/api/reports/${id}/unmask`;
    const request = { requestId: randomUUID(), version: 1 };
    expect((await call("POST", url, "acceptor", { ...request, reason: "看" })).status).toBe(422);
    const opened = await call("POST", url, "acceptor", {
      ...request,
      reason: "核对现场位置",
      members: ["reporterPhone"],
    });
    expect(opened).toMatchObject({
      status: 200,
      body: { reporterName: null, reporterPhone: "13700001111", version: 2 },
    });
    const entries = await entriesOf(city.platform.database, id);
    expect(entries.at(-1)).toMatchObject({ act: "unmask", code: "F10", input: { reason: "核对现场位置" } });
    const stranger = { requestId: randomUUID(), version: 2, reason: "核对现场位置" };
    expect((await call("POST", url, "roadsDesk", stranger)).status).toBe(404);
  });

  test("counts the ten disorders and lists the ledger", async () => {
    const counts = await call("GET", "/api/report-tags/counts", "leader");
    expect(counts.body.tags[0]).toMatchObject({ id: "ten_disorder", label: "十乱", isConfirmed: false });
    expect((await call("GET", "/api/report-ledger", "commandLead")).body.rows).toEqual([]);
  });

  test("lists appeals under review, with the statistic, the reason and how far they are", async () => {
    const { id: matterId } = await reported(13);
    const position = city.positionInCell(13);
    const photos = [await city.photo("after")];
    const play = async (by: ActorKey, act: string, input: object) => city.act({ by, act, matterId, input });
    await play("acceptor", "accept", { evidenceSuffices: true });
    await play("shiftLeader", "file_case", { conditionId: "incident:0110/1" });
    await play("dispatcher", "dispatch", { leadUnitId: city.units.sanitation });
    await play("sanitationDesk", "receive", { crewPersonIds: [city.actors.sanitationCrew.personId] });
    city.setNow(addMillis(TEST_MORNING, 5 * 24 * 60 * MINUTE_MS));
    await play("sanitationCrew", "report_result", { result: "已清运", position, photos });
    await play("acceptor", "send_recheck", { supervisorPersonId: city.actors.otherSupervisor.personId });
    await play("otherSupervisor", "pass_recheck", { isClosingConditionMet: true, position, photos });
    await play("acceptor", "close", {});
    const reason = "连续暴雨，清运车辆无法进入";
    await play("sanitationDesk", "ask_appeal", { counter: "overtime_dispose", reason });
    const rows = async (by: ActorKey) => (await call("GET", "/api/report-appeals", by)).body.rows;
    const [asked] = await rows("leader");
    expect(asked).toMatchObject({ matterId, reason, counterLabel: "超期处置", appealLabel: "待初审", isRunning: true });
    expect(await rows("roadsDesk")).toEqual([]);
    await play("shiftLeader", "review_appeal", { isJustified: false, opinion: "暴雨次日已经放晴" });
    expect(await rows("sanitationDesk")).toMatchObject([
      { matterId, appealLabel: "申诉不成立", isRunning: false, opinion: "暴雨次日已经放晴" },
    ]);
  });

  test("reads a story with names of units and grounds", async () => {
    const { id } = await reported(19);
    await city.act({ by: "acceptor", act: "accept", matterId: id, input: { evidenceSuffices: true } });
    await city.act({ by: "shiftLeader", act: "file_case", matterId: id, input: { conditionId: "incident:0110/1" } });
    await city.runJobs();
    const { body } = await call("GET", `/api/matters/${id}`, "dispatcher");
    expect(body.story[0].text).toMatch(/^唯一主责，自动派给衡川区环卫所（按权责规则），处置时限起算/);
    expect(body.story[1].text).toMatch(/^按「.+」立案，结案条件：/);
    expect(body.chain).toEqual({ holds: true, fault: null, checkedFrom: 1 });
  });
});

describe("administration", () => {
  test("a new version of a filing condition holds for what is filed after it, not before", async () => {
    const key = "incident:0112";
    const older = await reported(1, { classKey: key });
    const fileCase = async (id: string) => {
      await city.act({
        by: "acceptor",
        act: "accept",
        matterId: id,
        input: { evidenceSuffices: true, notDuplicateReason: "另一处" },
      });
      await city.act({ by: "shiftLeader", act: "file_case", matterId: id, input: { conditionId: `${key}/1` } });
      const { body } = await call("GET", `/api/matters/${id}`, "acceptor");
      return body.fields.find((field: { label: string }) => field.label === "处置时限").value;
    };
    const before = await fileCase(older.id);
    const condition = {
      id: `${key}/1`,
      classKey: key,
      text: "路面有污物",
      limit: { value: 7, unit: "hour", basis: "working" },
      closingCondition: "清洁",
      validFrom: "2026-11-18",
    };
    expect((await call("POST", "/api/report-catalogue/conditions", "acceptor", condition)).status).toBe(403);
    expect(await call("POST", "/api/report-catalogue/conditions", "administrator", condition)).toMatchObject({
      status: 200,
      body: { id: `${key}/1`, revision: 2 },
    });
    const newer = await reported(2, { classKey: key });
    expect(await fileCase(newer.id)).toBe("7 工作时（待本机关确认）");
    const { body } = await call("GET", `/api/matters/${older.id}`, "acceptor");
    expect(body.fields.find((field: { label: string }) => field.label === "处置时限").value).toBe(before);
    const revisions = await call("GET", `/api/report-catalogue/revisions?key=${key}`, "leader");
    expect(revisions.body.conditions.map((row: { revision: number }) => row.revision)).toEqual([1, 2]);
  });

  test("a setting has a first day; a value of the wrong kind is refused", async () => {
    const setting = { id: "accept_minutes", value: 25, effectiveFrom: "2026-12-01", source: "衡城管〔2026〕8 号" };
    expect((await call("POST", "/api/settings/report", "administrator", setting)).status).toBe(200);
    const valueToday = async () => {
      const { body } = await call("GET", "/api/settings/report", "leader");
      return body.settings.find((one: { id: string }) => one.id === "accept_minutes").value;
    };
    expect(await valueToday()).toBe(10);
    city.setNow(addMillis(TEST_MORNING, 14 * 24 * 60 * MINUTE_MS));
    expect(await valueToday()).toBe(25);
    expect((await call("POST", "/api/settings/report", "administrator", { ...setting, value: true })).status).toBe(422);
  });

  test("a rule begins to name a unit and ends to", async () => {
    const { id } = await reported(6, { classKey: "incident:0201" });
    const kind = async () => (await call("GET", `/api/reports/${id}/dispatch-candidates`, "dispatcher")).body.kind;
    expect(await kind()).toBe("unclear");
    const rule = {
      classPrefix: "incident:0201",
      area: "990102001000",
      unitId: city.units.willowStreet,
      validFrom: "2026-01-01",
    };
    const added = await call("POST", "/api/report-responsibility", "administrator", rule);
    expect(await kind()).toBe("one");
    const { body } = await call("GET", "/api/report-responsibility", "dispatcher");
    expect(body.rules).toContainEqual(
      expect.objectContaining({ classLabel: "非法小广告（0201）", areaLabel: "柳荫街道" }),
    );
    await call("POST", `/api/report-responsibility/${added.body.id}/end`, "administrator", { lastDay: "2026-11-17" });
    expect(await kind()).toBe("unclear");
  });
});

test("an import: upload, proposed columns, a look, the run, the rows to correct", async () => {
  const csv = "工单编号,受理时间,诉求内容,地址\nT1,2026-11-16 09:00,门口垃圾,柳荫路\nT2,不清楚,门口积水,柳荫路\n";
  const uploaded = await call(
    "POST",
    `/api/report-imports?fileName=${encodeURIComponent("工单.csv")}`,
    "administrator",
    Buffer.from(csv),
    "text/csv",
  );
  expect(uploaded).toMatchObject({ status: 200, body: { state: "uploaded", rowCount: 2 } });
  const url = `/api/report-imports/${uploaded.body.id}`;
  const columns = await call("GET", `${url}/columns`, "administrator");
  expect(columns.body).toMatchObject({
    origin: "guessed",
    mapping: { columns: { externalNumber: "工单编号", description: ["诉求内容"] } },
  });
  const mapping = { ...columns.body.mapping, name: "街道工单", externalSystem: "street-orders" };
  const preview = await call("POST", `${url}/preview`, "administrator", { mapping });
  expect(preview.body.rows).toMatchObject([
    { outcome: "made", title: "门口垃圾", place: "待定位" },
    { outcome: "faulty", problems: [{ column: "受理时间", message: "“不清楚”不是时间" }] },
  ]);
  expect((await call("POST", `${url}/start`, "administrator", { mapping })).body.state).toBe("waiting");
  expect((await call("POST", `${url}/start`, "administrator", { mapping })).status).toBe(409);
  await city.runJobs();
  expect((await call("GET", url, "administrator")).body).toMatchObject({
    state: "done",
    madeCount: 1,
    faultyCount: 1,
    stateLabel: "已完成",
  });
  expect((await call("GET", `${url}/errors`, "administrator")).body).toContain(
    "T2,不清楚,门口积水,柳荫路,2,受理时间：“不清楚”不是时间",
  );
  const again = await call(
    "POST",
    "/api/report-imports?fileName=again.csv",
    "administrator",
    Buffer.from(csv),
    "text/csv",
  );
  expect((await call("GET", `/api/report-imports/${again.body.id}/columns`, "administrator")).body).toMatchObject({
    origin: "remembered",
    mapping: { name: "街道工单" },
  });
  expect((await call("POST", "/api/report-imports", "acceptor", Buffer.from(csv), "text/csv")).status).toBe(403);
});

test("the list goes out as CSV and as XLSX, in the caller's scope, and no text of a citizen is run as a formula", async () => {
  await reported(16, { description: "=HYPERLINK(1)" });
  const csv = await call("GET", "/api/matters-export?view=all", "acceptor");
  expect(csv.status).toBe(200);
  expect(csv.body.startsWith("\uFEFF编号,状态,类别,")).toBe(true);
  const lines = String(csv.body).trim().split("\r\n");
  expect(lines.filter((line) => line.includes("暴露垃圾")).length).toBeGreaterThan(5);
  expect(lines.some((line) => line.includes(",'=HYPERLINK(1),"))).toBe(true);
  const foreign = await call("GET", "/api/matters-export?view=all", "roadsDesk");
  expect(String(foreign.body).trim().split("\r\n")).toHaveLength(1);
  const response = await http.inject({
    url: "/api/matters-export?view=all&format=xlsx",
    headers: { "x-test-actor": "acceptor" },
  });
  const { header, rows } = await readTable(response.rawPayload);
  expect(header.slice(0, 3)).toEqual(["编号", "状态", "类别"]);
  expect(rows).toHaveLength(lines.length - 1);
});
