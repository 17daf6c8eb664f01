/** The party's own page and the public list of decisions over HTTP, on cases that stories laid: what is shown, to whom, on which day. */
import { createHash, randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addMillis, DAY_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { getDisclosure, listDisclosures, listWithdrawals, openPartyCase } from "#capabilities/case/contract.ts";
import { casePart } from "#capabilities/case/server/index.ts";
import { layCast, layStory, shippedOpenings } from "#capabilities/case/server/public.ts";
import { readStories, storiesOf } from "#capabilities/case/server/story/story-file.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { documentPart } from "#kernel/document/server/index.ts";
import { textOfPages } from "#kernel/document/server/test-pdf.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import type { Platform } from "#platform/capability.ts";
import { getRow } from "#platform/database/query.ts";
import { addSetting } from "#platform/settings/store.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";
import { openTestHttp } from "./test-http.ts";

type PartyView = z.output<typeof openPartyCase.response>;

let city: OpenTestCity;
let test: TestDatabase;
let platform: Platform;
let http: FastifyInstance;
let now: Instant;
let openings: Awaited<ReturnType<typeof shippedOpenings>>;
let stage: Parameters<typeof layStory>[0];

beforeAll(async () => {
  city = await openTestCity();
  test = await cloneDatabase();
  platform = { ...city.platform, database: test.database, pool: test.pool, now: () => now };
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  openings = await shippedOpenings();
  stage = { engine: engineOf(platform), file, stopwatch: () => performance.now() };
  http = await openTestHttp({
    routes: [casePart(engineOf), documentPart(engineOf)].flatMap((part) => part.routes?.(platform) ?? []),
    now: () => now,
    actorNamed: () => null,
  });
});
afterAll(async () => {
  await http.close();
  await test.drop();
  await city.close();
});
const HOLDER = "启砾建筑工程有限公司";

let parties = 0;

/** Lays a case of a party of its own (nobody is fined twice for one act) by an opening and further steps, one line of YAML each. */
async function lay(opening: string, steps: readonly string[] = [], values: object = {}): Promise<string> {
  parties += 1;
  const own = { 证件号码: `91990102MA${String(parties).padStart(7, "0")}X`, ...values };
  const course = steps.length === 0 ? ["经过: []"] : ["经过:", ...steps.map((step) => `  - ${step}`)];
  const text = [`故事: ${opening}`, `开头: ${opening}`, `设定: ${JSON.stringify(own)}`, ...course].join("\n");
  const [story] = readStories(text, "test").flatMap((written) => storiesOf(written, openings));
  if (!story) throw new Error("no story");
  return (await layStory(stage, story)).matterId;
}

async function keyOf(matterId: string): Promise<{ number: string; code: string }> {
  return getRow(
    test.database,
    sql<{
      number: string;
      code: string;
    }>`select m.number, a.code from matter m join case_party_access a on a.matter_id = m.id where m.id = ${matterId}`,
  );
}

const post = (url: string, payload: object) => http.inject({ method: "POST", url, payload });
const get = async <T>(url: string): Promise<T> => (await http.inject({ method: "GET", url })).json() as T;

async function open(key: object): Promise<PartyView> {
  const answer = await post("/api/cases/party", key);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as PartyView;
}

describe("the party's own page", () => {
  it("answers a wrong number and a wrong code alike, and never by whom the other half is", async () => {
    now = shanghaiTime("2026-11-20 09:00");
    const key = await keyOf(await lay("告知送达"));
    const other = await keyOf(await lay("告知送达"));
    const answers = [
      await post("/api/cases/party", { ...key, code: other.code }),
      await post("/api/cases/party", { ...key, number: other.number }),
      await post("/api/cases/party", { number: "990102-20200101-C-00001", code: "0000000000" }),
    ];
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404]);
    expect(new Set(answers.map((answer) => (answer.json() as { detail: string }).detail)).size).toBe(1);
    const typed = `${key.code.slice(0, 5).toLowerCase()} - ${key.code.slice(5)}`;
    expect((await open({ number: key.number.toLowerCase(), code: typed })).number).toBe(key.number);
  });

  it("tells what arrived, what it means and what to do by when; the code stands on the notice itself", async () => {
    now = shanghaiTime("2026-11-20 09:00");
    const key = await keyOf(await lay("告知送达"));
    const view = await open(key);
    expect(view.partyName).toBe(HOLDER);
    expect(view.story.map((one) => one.title)).toEqual(["收到行政处罚事先（听证）告知书"]);
    expect(view.plain.map(({ title, dueAt, act }) => [title, dueAt && plainDateOf(dueAt), act])).toEqual([
      ["陈述申辩", "2026-11-26", "record_representation"],
      ["要求听证", "2026-11-26", "request_hearing"],
    ]);
    expect(view.acts.filter((one) => one.isAllowed).map((one) => one.act)).toEqual([
      "record_representation",
      "request_hearing",
      "confirm_address",
    ]);
    expect(view.payment).toBeNull();
    const [notice] = view.papers;
    const read = await post("/api/cases/party/papers", { ...key, paper: notice?.code });
    expect(read.body).toContain("拟对你（单位）作出如下行政处罚");
    const pdf = await post("/api/cases/party/papers/pdf", { ...key, paper: notice?.code });
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    const text = textOfPages(pdf.rawPayload).join("").replaceAll(/\s/g, "");
    expect(text).toContain(`填写案号${key.number}和查询码${key.code.slice(0, 5)}-${key.code.slice(5)}`);
  });

  it("keeps papers back that are still on their way, papers of others, and the house's own", async () => {
    now = shanghaiTime("2026-11-18 10:00");
    const undelivered = await lay("告知");
    const key = await keyOf(undelivered);
    const view = await open(key);
    expect([view.papers, view.story]).toEqual([[], []]);
    const other = await lay("决定送达");
    const all = await codesOf(undelivered);
    expect(all.length).toBeGreaterThan(3);
    for (const { code } of [...all, ...(await codesOf(other))])
      expect((await post("/api/cases/party/papers", { ...key, paper: code })).statusCode).toBe(404);
    const delivered = await open(await keyOf(other));
    expect(delivered.papers.map((paper) => paper.name)).toEqual(["行政处罚事先（听证）告知书", "行政处罚决定书"]);
  });

  it("takes a defence with attachments once, gives a receipt, and the officer finds the files at the act", async () => {
    now = shanghaiTime("2026-11-23 09:00");
    const matterId = await lay("告知送达");
    const key = await keyOf(matterId);
    const headers = {
      "x-case-number": key.number,
      "x-case-code": key.code,
      "content-type": "application/octet-stream",
    };
    const upload = (payload: Buffer, more: object = {}) =>
      http.inject({ method: "POST", url: "/api/cases/party/evidence", payload, headers: { ...headers, ...more } });
    const paper = Buffer.from(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    );
    expect((await upload(paper, { "x-case-code": "0000000000" })).statusCode).toBe(404);
    expect((await upload(Buffer.from("MZ not a paper"))).statusCode).toBe(415);
    const taken = await upload(paper);
    expect(taken.json()).toEqual({ id: createHash("sha256").update(paper).digest("hex") });
    const act = {
      ...key,
      act: "record_representation",
      input: { content: "车辆已在事发前租出，有租赁合同。", files: [taken.json<{ id: string }>().id] },
      requestId: randomUUID(),
    };
    const [first, again] = [await post("/api/cases/party/acts", act), await post("/api/cases/party/acts", act)];
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(first.json()).toEqual(again.json());
    const view = await open(key);
    expect(view.representation).toEqual({ content: act.input.content, review: null });
    expect(view.receipts.map(({ label, files }) => [label, files])).toEqual([["提交陈述申辩", 1]]);
    const pdf = await post("/api/cases/party/receipts", { ...key, seq: view.receipts[0]?.seq });
    const words = textOfPages(pdf.rawPayload).join("").replaceAll(/\s/g, "");
    expect(words).toContain("车辆已在事发前租出，有租赁合同。");
    expect(words).toContain(act.input.files[0]);
    expect((await post("/api/cases/party/receipts", { ...key, seq: 1 })).statusCode).toBe(404);
    const links = await getRow(
      test.database,
      sql<{ n: number }>`select count(*)::int as n from evidence_link l join record_entry e using (matter_id, seq)
        where l.matter_id = ${matterId} and e.act = 'record_representation'`,
    );
    expect(links.n).toBe(1);
  });

  it("cannot do the house's acts, and what the law does not allow is refused with its words", async () => {
    now = shanghaiTime("2026-11-27 09:00");
    const key = await keyOf(await lay("告知送达"));
    const asked = (act: string, input: object = {}) =>
      post("/api/cases/party/acts", { ...key, act, input, requestId: randomUUID() });
    expect((await asked("decide_penalty")).statusCode).toBe(400);
    const late = await asked("request_hearing", { reason: "对数量有异议" });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("听证申请期已满");
    expect((await open(key)).acts.find((one) => one.act === "request_hearing")).toMatchObject({ isAllowed: false });
  });

  it("shows what is owed, and takes an instalment plan that adds up", async () => {
    now = shanghaiTime("2026-12-02 09:00");
    const key = await keyOf(await lay("决定送达"));
    const { payment, plain } = await open(key);
    expect(payment).toMatchObject({ owedFen: 7_000_000, surchargeFen: 0, onlineUrl: null, bank: null });
    expect(plain.map((one) => one.title)).toEqual(["缴纳罚款", "申请行政复议", "提起行政诉讼"]);
    const ask = (fen: readonly number[]) =>
      post("/api/cases/party/acts", {
        ...key,
        act: "ask_arrangement",
        input: {
          kind: "instalments",
          reason: "停工三个月，周转困难",
          schedule: fen.map((one, index) => ({ dueOn: `2027-0${index + 1}-15`, fen: one })),
        },
        requestId: randomUUID(),
      });
    expect((await ask([3_000_000, 3_000_000])).statusCode).toBe(422);
    expect((await ask([3_500_000, 3_500_000])).statusCode).toBe(200);
    expect((await open(key)).payment?.arrangement).toMatchObject({ kind: "instalments", isGranted: null });
  });

  it("tells nothing of a decision that has not reached the party", async () => {
    now = shanghaiTime("2026-11-30 10:00");
    const view = await open(await keyOf(await lay("决定")));
    expect(view.stateLabel).toBe("已作出决定，正在送达");
    expect([view.payment, view.representation?.review]).toEqual([null, null]);
    expect(view.papers.map((paper) => paper.name)).not.toContain("行政处罚决定书");
  });

  it("keeps the new address sealed in the record, and says on the receipt only that it was given", async () => {
    now = shanghaiTime("2026-11-20 09:00");
    const matterId = await lay("告知送达");
    const key = await keyOf(matterId);
    const input = { postalAddress: "衡川区槐荫路 9 号", isElectronicAgreed: true, mobile: "13900001234", mail: "" };
    const body = { ...key, act: "confirm_address", input, requestId: randomUUID() };
    expect((await post("/api/cases/party/acts", body)).statusCode).toBe(200);
    const view = await open(key);
    expect(view.isElectronic).toBe(true);
    const pdf = await post("/api/cases/party/receipts", { ...key, seq: view.receipts[0]?.seq });
    const words = textOfPages(pdf.rawPayload).join("").replaceAll(/\s/g, "");
    expect(words).toContain("同意电子送达");
    expect(words).not.toMatch(/槐荫路|13900001234/);
    expect(JSON.stringify(view)).not.toMatch(/槐荫路|13900001234/);
  });
});

async function codesOf(matterId: string): Promise<readonly { readonly code: string }[]> {
  const { codes } = await getRow(
    test.database,
    sql<{ codes: string[] }>`select array_agg(code) as codes from document_issued where matter_id = ${matterId}`,
  );
  return codes.map((code) => ({ code }));
}

const PUBLISH =
  "{ 时间: 2026-12-02 09:00, 谁: 方知夏, 做: 公开处罚决定, 填: { 公开的依据: 具有一定社会影响, 已隐去住址、证件号码、联系方式等应当保护的信息: 是 } }";
const REVOKE = "{ 时间: 2026-12-10 09:00, 谁: 江临渊, 做: 撤销处罚决定, 填: { 撤销的理由: 认定事实的主要证据不足 } }";
const withdrawOn = (day: string) =>
  `{ 时间: ${day} 17:00, 谁: 方知夏, 做: 撤回公开信息, 填: { 公开说明的理由: 主要证据不足，决定已依法撤销 } }`;

describe("the public list of decisions", () => {
  const list = (query = "") => get<z.output<typeof listDisclosures.response>>(`/api/cases/disclosures?${query}`);
  const withdrawals = () => get<z.output<typeof listWithdrawals.response>>("/api/cases/disclosures/withdrawals");
  const numberOf = async (matterId: string) =>
    (
      await getRow(
        test.database,
        sql<{
          number: string;
        }>`select detail ->> 'decisionNumber' as number from case_file where matter_id = ${matterId}`,
      )
    ).number;

  it("shows what was published, by whom, on which basis; and finds it", async () => {
    now = shanghaiTime("2026-12-03 09:00");
    const id = await lay("决定送达", [PUBLISH]);
    const number = await numberOf(id);
    const { rows } = await list(`text=${encodeURIComponent(number)}`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id,
      shownName: HOLDER,
      agency: "衡川区城市管理综合行政执法局",
      decidedOn: "2026-11-30",
    });
    expect(rows[0]?.basis.length).toBe(2);
    const page = await get<z.output<typeof getDisclosure.response>>(`/api/cases/disclosures/${id}`);
    expect(page).toMatchObject({
      creditCode: expect.stringMatching(/^91990102MA/),
      fineFen: 7_000_000,
      shownUntil: "2031-12-02",
    });
    const found = async (query: string) => (await list(query)).rows.some((row) => row.id === id);
    expect(await found("from=2026-11-30&to=2026-11-30")).toBe(true);
    expect([await found("to=2026-11-29"), await found("from=2026-12-01"), await found("agency=nobody")]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await found("text=%25")).toBe(false);
    const csv = await http.inject({
      method: "GET",
      url: `/api/cases/disclosures/csv?text=${encodeURIComponent(number)}`,
    });
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.body.split("\r\n")).toHaveLength(3);
  });

  it("shows of a natural person the family name only, and no number or home", async () => {
    now = shanghaiTime("2025-10-09 09:00");
    const publish = PUBLISH.replace("2026-12-02", "2025-09-23");
    const person = {
      当事人: "陈远山",
      类型: "公民",
      证件号码: "990102199005010011",
      出生日期: "1990-05-01",
      罚款: "3000 元",
      处罚: "罚款人民币叁仟元整",
    };
    const id = await lay("小额送达", [publish], person);
    const page = await http.inject({ method: "GET", url: `/api/cases/disclosures/${id}` });
    expect(page.json()).toMatchObject({ shownName: "陈某", creditCode: null });
    const { rows } = await list();
    expect(JSON.stringify(rows) + page.body).not.toMatch(/陈远山|990102199005010011|文昌街 88/);
  });

  it("keeps a decision that was not published, or declined, to itself", async () => {
    now = shanghaiTime("2026-12-03 09:00");
    const silent = await lay("决定送达");
    const declined = await lay("决定送达", [
      "{ 时间: 2026-12-02 09:00, 谁: 方知夏, 做: 不予公开, 填: { 不公开的理由: 不具有一定社会影响 } }",
    ]);
    for (const id of [silent, declined])
      expect((await http.inject({ method: "GET", url: `/api/cases/disclosures/${id}` })).statusCode).toBe(404);
  });

  it("shows it on the last day of its time and not on the day after; without a limit for good", async () => {
    const id = await lay("决定送达", [PUBLISH]);
    const isShown = async (day: string) => {
      now = shanghaiTime(`${day} 23:59`);
      return (await http.inject({ method: "GET", url: `/api/cases/disclosures/${id}` })).statusCode === 200;
    };
    expect([await isShown("2031-12-01"), await isShown("2031-12-02"), await isShown("2031-12-03")]).toEqual([
      true,
      true,
      false,
    ]);
    const none = {
      id: "publish.retention_years",
      value: 0,
      effectiveFrom: "2031-12-04" as PlainDate,
      source: "本机关公开办法",
      note: "",
    };
    await test.database
      .transaction()
      .execute((tx) => addSetting(tx, LAW_SETTINGS.owner, none, { personId: null, now }));
    expect([await isShown("2031-12-03"), await isShown("2031-12-04")]).toEqual([false, true]);
  });

  // 2026-12-10 is a Thursday: three workdays after it are Friday, Monday and Tuesday 12-15.
  it.each([
    ["2026-12-10", "the day of the revocation", true],
    ["2026-12-11", "the first workday", true],
    ["2026-12-14", "the second", true],
    ["2026-12-15", "the third and last", true],
    ["2026-12-16", "a day late", false],
  ])("takes a revoked decision down at once; the reason given on %s, %s, is in time: %s", async (day, _, isInTime) => {
    now = shanghaiTime("2026-12-10 09:01");
    const revoked = await lay("决定送达", [PUBLISH, REVOKE]);
    const number = await numberOf(revoked);
    expect((await list(`text=${encodeURIComponent(number)}`)).rows).toEqual([]);
    expect((await http.inject({ method: "GET", url: `/api/cases/disclosures/${revoked}` })).statusCode).toBe(404);
    const pending = (await withdrawals()).rows.find((row) => row.decisionNumber === number);
    expect(pending).toMatchObject({ withdrawnOn: null, reason: null, reasonDueOn: "2026-12-15" });

    const id = await lay("决定送达", [PUBLISH, REVOKE, withdrawOn(day)]);
    now = addMillis(shanghaiTime(`${day} 17:00`), 1);
    const row = (await withdrawals()).rows.find((one) => one.withdrawnOn === day);
    expect(row).toMatchObject({
      decisionNumber: await numberOf(id),
      reason: "主要证据不足，决定已依法撤销",
      reasonDueOn: null,
    });
    expect(JSON.stringify(row)).not.toContain(HOLDER);
    const clock = await getRow(
      test.database,
      sql<{
        due: Instant;
        stopped: Instant;
      }>`select due_at as due, (clock ->> 'stoppedAt') as stopped from clock_running where matter_id = ${id} and kind = 'unpublish'`,
    );
    expect(plainDateOf(clock.due)).toBe("2026-12-15");
    expect(clock.stopped <= clock.due).toBe(isInTime);
    now = addMillis(now, DAY_MS);
  });

  it("shows only what has a social impact once the agency publishes no more than that: in list, search, page and export", async () => {
    const scope = (value: string, effectiveFrom: string) =>
      test.database.transaction().execute((tx) =>
        addSetting(
          tx,
          LAW_SETTINGS.owner,
          {
            id: "publish.scope",
            value,
            effectiveFrom: effectiveFrom as PlainDate,
            source: "本机关公开办法",
            note: "",
          },
          { personId: null, now },
        ),
      );
    await scope("all", "2026-12-01");
    const wide = await lay("决定送达", [PUBLISH]);
    const narrow = await lay("决定送达", [PUBLISH.replace("填: {", "填: { 公开的范围: 具有一定社会影响,")]);
    await scope("social_impact", "2026-12-20");
    const shownOn = async (id: string, day: string) => {
      now = shanghaiTime(`${day} 09:00`);
      const page = await http.inject({ method: "GET", url: `/api/cases/disclosures/${id}` });
      const { rows } = await list();
      const number = await numberOf(id);
      const search = await list(`text=${encodeURIComponent(number)}`);
      const csv = await http.inject({ method: "GET", url: `/api/cases/disclosures/csv` });
      return [
        page.statusCode === 200,
        rows.some((row) => row.id === id),
        search.rows.some((row) => row.id === id),
        csv.body.includes(number),
      ];
    };
    for (const id of [wide, narrow]) expect(await shownOn(id, "2026-12-19")).toEqual([true, true, true, true]);
    expect(await shownOn(wide, "2026-12-20")).toEqual([false, false, false, false]);
    expect(await shownOn(narrow, "2026-12-20")).toEqual([true, true, true, true]);
  });

  it("proves to whoever holds a decision that it is ours, and nothing of what is in it, published or not", async () => {
    now = shanghaiTime("2026-12-03 09:00");
    const id = await lay("决定送达");
    const { code } = await getRow(
      test.database,
      sql<{ code: string }>`select code from document_issued where matter_id = ${id} and form = 'DOC-34'`,
    );
    const verified = await http.inject({ method: "GET", url: `/api/public/documents/${code}` });
    expect(verified.statusCode).toBe(200);
    expect(verified.body).not.toMatch(/启砾|建筑垃圾|罚款人民币|文昌街/);
    expect(verified.json()).toMatchObject({ name: "行政处罚决定书", record: { isContained: true } });
  });
});
