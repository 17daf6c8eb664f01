/** 权责清单 over HTTP: drafting, review by another, versions from a day, XLSX out and in, the helper, the public list. */
import ExcelJS from "exceljs";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { OffenceRow, PowerRevision } from "#capabilities/power/contract.ts";
import { findOffence, sampleBenchmark } from "#capabilities/power/model/public.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { cityRoutes } from "./city.ts";
import { openTestHttp } from "./test-http.ts";

const CODE = "CG-HW-001";
let city: OpenTestCity;
let http: FastifyInstance;
let who: Readonly<Record<string, Actor>>;

beforeAll(async () => {
  city = await openTestCity();
  const { leader, acceptor, dispatcher } = city.actors;
  who = {
    author: { ...acceptor, role: "legal_reviewer" },
    reviewer: { ...dispatcher, role: "legal_reviewer" },
    leader,
  };
  http = await openTestHttp({
    routes: cityRoutes(city.platform),
    now: city.platform.now,
    actorNamed: (name) => who[name] ?? null,
  });
});

afterAll(async () => {
  await http.close();
  await city.close();
});

async function ask(by: string, method: "GET" | "POST", url: string, payload?: object) {
  const answer = await http.inject({ method, url, headers: { "x-test-actor": by }, ...(payload && { payload }) });
  return {
    status: answer.statusCode,
    body: isJson(answer.headers["content-type"]) ? answer.json() : null,
    bytes: answer.rawPayload,
  };
}

const rowOf = async (by = "leader", on = ""): Promise<OffenceRow> => {
  const { body } = await ask(by, "GET", `/api/powers${on && `?on=${on}`}`);
  return (body.rows as OffenceRow[]).find((row) => row.code === CODE) as OffenceRow;
};

/** The shipped offence with the amounts of a local rule, 20 to 200 yuan. */
function withAmounts(lowest: number, highest: number): object {
  const shipped = findOffence(CODE);
  return {
    ...shipped,
    versions: shipped?.versions.map((version) => ({
      ...version,
      ranges: version.ranges.map((range) => ({ ...range, lowest, highest })),
    })),
  };
}
const draftOf = (content: object, effectiveFrom: string) => ({
  content,
  effectiveFrom,
  source: "示范市市容条例第十条",
});

describe("a version of an offence", () => {
  it("is drafted, reviewed by another person, and holds from its day", async () => {
    expect((await rowOf()).isAmountMissing).toBe(true);
    const { body: drafted } = await ask(
      "author",
      "POST",
      `/api/powers/offence/${CODE}/revisions`,
      draftOf(withAmounts(20_00, 200_00), "2026-12-01"),
    );
    expect((await rowOf()).drafts).toBe(1);
    const own = await ask("author", "POST", `/api/powers/revisions/${drafted.id}/review`, {
      isApproved: true,
      opinion: "同意",
    });
    expect([own.status, own.body.type]).toEqual([403, "/problems/power/own-draft"]);
    const { body } = await ask("reviewer", "POST", `/api/powers/revisions/${drafted.id}/review`, {
      isApproved: true,
      opinion: "数额与条例一致",
    });
    expect(body.state).toBe("coming");
    expect((await rowOf("leader", "2026-11-30")).isAmountMissing).toBe(true);
    expect((await rowOf("leader", "2026-12-01")).ranges[0]?.words).toBe("20 元以上 200 元以下");
    const again = await ask("reviewer", "POST", `/api/powers/revisions/${drafted.id}/review`, {
      isApproved: false,
      opinion: "再想想",
    });
    expect(again.status).toBe(409);
  });

  it("tells what changed, who drafted and who reviewed it", async () => {
    const { body } = await ask("leader", "GET", `/api/powers/offence/${CODE}/revisions`);
    const [newest, shipped] = body.revisions as PowerRevision[];
    expect(newest).toMatchObject({ revision: 1, state: "coming", changes: ["依据和幅度"], opinion: "数额与条例一致" });
    expect(shipped).toMatchObject({ revision: 0, state: "shipped" });
  });

  it("says what is wrong with its content", async () => {
    const reversed = await ask(
      "author",
      "POST",
      `/api/powers/offence/${CODE}/revisions`,
      draftOf(withAmounts(300_00, 200_00), "2026-12-01"),
    );
    expect(reversed.status).toBe(422);
    expect(reversed.body.errors[0].message).toBe("最低额高于最高额");
    const foreign = await ask(
      "author",
      "POST",
      "/api/powers/offence/CG-HW-002/revisions",
      draftOf(withAmounts(1, 2), "2026-12-01"),
    );
    expect(foreign.body.errors[0].message).toBe("条目编号须为 CG-HW-002");
  });

  it("is not for a leader to draft", async () => {
    const refused = await ask(
      "leader",
      "POST",
      `/api/powers/offence/${CODE}/revisions`,
      draftOf(withAmounts(1, 2), "2026-12-01"),
    );
    expect(refused.status).toBe(403);
  });
});

describe("the workbook", () => {
  it("comes back unchanged as nothing to draft", async () => {
    const { bytes } = await ask("leader", "GET", "/api/powers/workbook");
    const { body } = await ask("author", "POST", "/api/powers/workbook", {
      workbook: bytes.toString("base64"),
      effectiveFrom: "2026-12-15",
    });
    expect(body).toMatchObject({ drafted: 0, errors: [] });
    expect(body.unchanged).toBeGreaterThan(90);
  });

  it("drafts the rows that are right and names those that are wrong", async () => {
    const { bytes } = await ask("leader", "GET", "/api/powers/workbook");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const sheet = workbook.worksheets[0];
    sheet?.eachRow((row) => {
      if (row.getCell(1).text === "CG-HW-002") row.getCell(9).value = 50;
      if (row.getCell(1).text === "CG-HW-002") row.getCell(10).value = 500;
      if (row.getCell(1).text === "CG-HW-003") row.getCell(10).value = "三百";
    });
    const changed = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64");
    const { body } = await ask("author", "POST", "/api/powers/workbook", {
      workbook: changed,
      effectiveFrom: "2026-12-15",
      source: "示范市市容条例",
      preview: false,
    });
    expect(body.drafted).toBe(1);
    expect(body.errors[0]).toMatchObject({ column: "最高", message: "“三百”不是金额，请填写数字，最多两位小数" });
    const { body: waiting } = await ask("reviewer", "GET", "/api/powers/drafts");
    expect(waiting.drafts.map((draft: { key: string }) => draft.key)).toEqual(["CG-HW-002"]);
  });

  it("is refused when it is none", async () => {
    const { status, body } = await ask("author", "POST", "/api/powers/workbook", {
      workbook: Buffer.from("这不是表格").toString("base64"),
      effectiveFrom: "2026-12-15",
    });
    expect([status, body.type]).toEqual([422, "/problems/power/unreadable"]);
  });
});

describe("the helper", () => {
  it("multiplies 161.15 ㎡ by 35 yuan to the fen, by the agency's own benchmark", async () => {
    const offence = findOffence("CG-JZ-009") ?? findOffence("CG-JZ-001");
    const code = offence?.code ?? "";
    const benchmark = {
      ...sampleBenchmark({ code, measure: "面积", isFirstViolationSample: false }),
      id: code,
      name: "示范市建筑垃圾基准",
      source: "示城管发〔2026〕3号",
      isSample: false,
      unit: "㎡",
      tiers: [{ level: "一般", words: "按面积计", when: [], result: { kind: "perUnit", price: 35_00 } }],
    };
    const { body: drafted } = await ask("author", "POST", `/api/powers/benchmark/${code}/revisions`, {
      content: benchmark,
      effectiveFrom: "2026-01-01",
    });
    await ask("reviewer", "POST", `/api/powers/revisions/${drafted.id}/review`, { isApproved: true, opinion: "同意" });
    const { body } = await ask("leader", "POST", "/api/powers/proposal", {
      offence: code,
      subject: "organization",
      actEndedOn: "2026-11-01",
      quantity: "161.15",
    });
    expect(body.steps.some((step: { text: string }) => step.text.includes("161.15 ㎡ × 35 元 = 5,640.25 元"))).toBe(
      true,
    );
  });

  it("stops where a local amount is missing, and refuses what lies outside", async () => {
    const missing = await ask("leader", "POST", "/api/powers/proposal", {
      offence: "CG-HW-004",
      subject: "individual",
      actEndedOn: "2026-11-01",
    });
    expect(missing.status === 404 || missing.body.outcome === "needs_input").toBe(true);
    city.setNow(shanghaiTime("2026-12-02 09:00"));
    const { body } = await ask("leader", "POST", "/api/powers/proposal", {
      offence: CODE,
      subject: "individual",
      actEndedOn: "2026-12-01",
      chosenFen: 500_00,
    });
    expect(body.refusals[0]).toMatchObject({ rule: "XZCF-005" });
  });
});

describe("the public list", () => {
  it("is there for everybody and found by a word", async () => {
    const { status, body } = await ask("nobody", "GET", `/api/public/powers?text=${encodeURIComponent("建筑垃圾")}`);
    expect(status).toBe(200);
    expect(body.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.rows)).toContain("建筑垃圾");
    expect((await ask("nobody", "GET", "/api/powers")).status).toBe(401);
  });
});

function isJson(type: unknown): boolean {
  return String(type).includes("json");
}
