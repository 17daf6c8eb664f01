/** Issued papers over HTTP, on a real database: numbers, freezing, signing, sealing, voiding, verifying, drafts and templates. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, HOUR_MS } from "#base/instant.ts";
import { type ActorKey, type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { documentPart } from "#kernel/document/server/index.ts";
import { markDelivered } from "#kernel/document/server/public.ts";
import { textOfPages } from "#kernel/document/server/test-pdf.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type ActOutcome, type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { entriesOf, verifyRecord } from "#kernel/record/server/public.ts";
import { openDatabase, openPool } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { openTestHttp } from "./test-http.ts";
import { slipKind, UNKNOWN_FIELD } from "./test-slip.ts";

let city: OpenTestCity;
let engine: Engine;
let http: FastifyInstance;
let people: Readonly<Record<string, Actor>>;

beforeAll(async () => {
  city = await openTestCity();
  engine = { platform: city.platform, kinds: new Map([["slip", slipKind()]]), heard: new Set() };
  const { acceptor, leader } = city.actors;
  const away = { unitIds: [], unitId: randomUUID(), divisionCode: "990103000000" };
  people = {
    ...city.actors,
    agencyHead: { ...leader, role: "agency_head" },
    stranger: { ...acceptor, personId: randomUUID(), ...away },
    strangeHead: { ...leader, role: "agency_head", personId: randomUUID(), ...away },
  };
  http = await openTestHttp({
    routes: documentPart(() => engine).routes?.(city.platform) ?? [],
    now: city.now,
    actorNamed: (name) => people[name] ?? null,
  });
});
afterAll(async () => {
  await http.close();
  await city.close();
});

interface Wanted {
  readonly form: string;
  readonly key?: string;
}
function papers(...wanted: readonly Wanted[]) {
  return wanted.map(({ form, key = "one" }) => ({ form, key }));
}

function act(
  name: string,
  matterId: string | null,
  wanted: readonly Wanted[],
  by: ActorKey = "acceptor",
  photos: string[] = [],
): Promise<ActOutcome> {
  return perform(engine, {
    matterId,
    kind: "slip",
    act: name,
    input: { papers: papers(...wanted), photos },
    versionSeen: null,
    requestId: randomUUID(),
    actor: city.actors[by],
    now: city.now(),
    origin: { channel: "console", ip: null },
  });
}
const open = async (...wanted: readonly Wanted[]) => (await act("open_slip", null, wanted)).matterId;

async function ask(method: "GET" | "POST", url: string, by: string, payload?: object) {
  const response = await http.inject({ method, url, headers: { "x-test-actor": by }, ...(payload && { payload }) });
  return {
    status: response.statusCode,
    body: response.headers["content-type"]?.includes("json") ? response.json() : response.body,
    raw: response.rawPayload,
  };
}
const list = async (matterId: string, by = "acceptor") =>
  (await ask("GET", `/api/matters/${matterId}/documents`, by)).body.documents;
const post = (id: string, what: string, by: string, payload: object) =>
  ask("POST", `/api/documents/${id}/${what}`, by, { requestId: randomUUID(), ...payload });
const pdfText = async (id: string) =>
  textOfPages((await ask("GET", `/api/documents/${id}/pdf`, "acceptor")).raw)
    .join("")
    .replace(/\s/g, "");

/** A signature that is long enough. */
const STROKES = [
  [
    [100, 100, 0],
    [300, 60, 120],
    [420, 140, 300],
  ],
];

describe("issuing", () => {
  it("numbers without a gap by agency, series and year, also for acts at once and after a refused one", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => open({ form: "DOC-26" })));
    await expect(open({ form: "DOC-26" }, { form: "DOC-99" })).rejects.toThrow(/no form DOC-99/);
    const last = await open({ form: "DOC-26" });
    const numbers = (await Promise.all([...ids, last].map((id) => list(id)))).map(([one]) => one.number as string);
    const serials = numbers.map((number) => Number(/〔2026〕第(\d{4})号$/.exec(number)?.[1]));
    expect(numbers[0]).toMatch(/^城管罚告〔2026〕第\d{4}号$/);
    expect(serials.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(serials.at(-1)).toBe(7);
  });

  it("counts papers outside a series within their matter, and says all of it in the record", async () => {
    const matterId = await open({ form: "DOC-04", key: "a" }, { form: "DOC-04", key: "b" });
    await act("issue_papers", matterId, [{ form: "DOC-06" }]);
    const documents = await list(matterId);
    expect(documents.map(({ number }: { number: string }) => number.slice(-3))).toEqual(["-01", "-02", "-03"]);
    const entries = await entriesOf(city.platform.database, matterId);
    const told = entries.flatMap(({ changes }) => (changes as { documents?: object[] }).documents ?? []);
    expect(told).toEqual(
      documents.map(({ id, form, key, name, number, hash }: Record<string, string>) => ({
        id,
        form,
        key,
        name,
        number,
        hash,
      })),
    );
    expect((await verifyRecord(city.platform.database)).holds).toBe(true);
  });

  it("keeps the content encrypted, and lets nobody change it", async () => {
    const matterId = await open({ form: "DOC-26" });
    const rows = await listRows(
      city.platform.database,
      sql<{ content: string }>`select content from document_issued where matter_id = ${matterId}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content).not.toContain("启砾");
    await expect(sql`update document_issued set number = 'x'`.execute(city.platform.database)).rejects.toThrow(
      /permission denied/,
    );
    await expect(sql`delete from document_event`.execute(city.platform.database)).rejects.toThrow(/permission denied/);
  });

  it("prints a signed PDF with number, content, code and lines for what nobody knew; the same bytes each time", async () => {
    const matterId = await open({ form: "DOC-26" });
    const [paper] = await list(matterId);
    expect(paper.missing).toEqual(["联系方式"]);
    const first = await ask("GET", `/api/documents/${paper.id}/pdf?purpose=print`, "acceptor");
    const again = await ask("GET", `/api/documents/${paper.id}/pdf`, "acceptor");
    expect(first.raw.equals(again.raw)).toBe(true);
    expect(first.raw.includes("/SubFilter /ETSI.CAdES.detached")).toBe(true);
    const words = await pdfText(paper.id);
    for (const word of [paper.number, "启砾建筑工程有限公司", paper.hash.slice(0, 16), "核验码"])
      expect(words).toContain(word);
    const [listed] = await list(matterId);
    expect(listed.events).toMatchObject([{ kind: "printed", name: city.actors.acceptor.name }]);
    const pages = await ask("GET", `/api/documents/${paper.id}/pages`, "acceptor");
    expect(pages.raw.toString().slice(0, 4)).toBe("<svg");
  });

  it("keeps the columns of a list in their order", async () => {
    const [paper] = await list(await open({ form: "DOC-16" }));
    expect(await pdfText(paper.id)).toContain("序号名称规格型号数量单位状况备注");
    const { body } = await ask("GET", `/api/public/documents/${paper.code}`, "nobody");
    expect(body.record.fault).toBeNull();
  });

  it("hides the papers of a matter from whoever does not see it", async () => {
    const [paper] = await list(await open({ form: "DOC-26" }));
    for (const [method, what] of [
      ["GET", "pdf"],
      ["GET", "pages"],
      ["POST", "seal"],
    ] as const)
      expect(
        (
          await ask(
            method,
            `/api/documents/${paper.id}/${what}`,
            "stranger",
            method === "POST" ? { requestId: randomUUID() } : undefined,
          )
        ).status,
      ).toBe(404);
    expect((await post(paper.id, "void", "strangeHead", { reason: "不该看见的" })).status).toBe(404);
    expect((await post(paper.id, "void", "acceptor", { reason: "没有这个权" })).status).toBe(403);
  });
});

describe("signing", () => {
  it("takes opinions of an approval in order, each from its own post, once", async () => {
    const [paper] = await list(await open({ form: "DOC-02" }));
    const signers = paper.signers.map(({ id }: { id: string }) => id) as string[];
    expect(signers.length).toBeGreaterThan(1);
    const roleOf: Readonly<Record<string, string>> = {
      unit_head: "shiftLeader",
      legal_review: "acceptor",
      agency_head: "leader",
    };
    const last = signers.at(-1) ?? "";
    expect(
      (
        await post(paper.id, "signatures", roleOf[last] ?? "acceptor", {
          signer: last,
          opinion: "先签",
          name: "程雨",
          strokes: STROKES,
        })
      ).body.type,
    ).toBe("/problems/document/out-of-turn");
    for (const { id, count } of paper.signers)
      for (let n = 0; n < count; n++) {
        const signed = await post(paper.id, "signatures", roleOf[id] ?? "acceptor", {
          signer: id,
          name: `甲${n}`,
          opinion: "同意。",
          strokes: STROKES,
        });
        expect([id, signed.status]).toEqual([id, 200]);
      }
    const wrong = await post(paper.id, "signatures", "supervisor", { signer: last, opinion: "同意", strokes: null });
    expect(wrong.body.type).toBe("/problems/document/not-a-signer");
    const [done] = await list(await matterOf(paper.id));
    expect(done.state).toBe("issued");
    expect(await pdfText(paper.id)).toContain("同意。");
    const twice = await post(paper.id, "signatures", roleOf[last] ?? "acceptor", {
      signer: last,
      name: "又",
      opinion: "又签",
      strokes: STROKES,
    });
    expect(twice.body.type).toBe("/problems/document/already-signed");
  });

  it("takes a hand by a one-time link, answers a repeated request as it did, and refuses anything after", async () => {
    const matterId = await open({ form: "DOC-04" });
    const [paper] = await list(matterId);
    const before = await pdfText(paper.id);
    const link = await post(paper.id, "signing-links", "acceptor", { signer: "party" });
    const token = (link.body.url as string).split("/").at(-1);
    expect(link.body.qr).toContain("<svg");
    const page = await ask("GET", `/api/public/signing/${token}`, "nobody");
    expect(page.body).toMatchObject({ number: paper.number, isSigned: false });
    expect((await ask("GET", `/api/public/signing/${token}/pages`, "nobody")).status).toBe(200);
    const sending = { name: "秦砚", strokes: STROKES, requestId: randomUUID() };
    const tooShort = await ask("POST", `/api/public/signing/${token}`, "nobody", {
      ...sending,
      strokes: [[[1, 1, 0]]],
    });
    expect(tooShort.body.type).toBe("/problems/document/empty-signature");
    const first = await ask("POST", `/api/public/signing/${token}`, "nobody", sending);
    expect(first.body).toMatchObject({ isSigned: true });
    expect((await ask("POST", `/api/public/signing/${token}`, "nobody", sending)).body).toEqual(first.body);
    const other = await ask("POST", `/api/public/signing/${token}`, "nobody", {
      ...sending,
      name: "别人",
      requestId: randomUUID(),
    });
    expect(other.body.type).toBe("/problems/document/link-over");
    const rows = await listRows(
      city.platform.database,
      sql<{
        method: string;
        image: string;
        sealed: string;
      }>`select method, image, sealed from document_signature where document_id = ${paper.id}`,
    );
    expect(rows).toMatchObject([{ method: "link" }]);
    expect(rows[0]?.sealed).not.toContain("秦砚");
    expect(rows[0]?.image).toMatch(/^[0-9a-f]{64}$/);
    expect(await pdfText(paper.id)).not.toBe(before);
    const entries = await entriesOf(city.platform.database, matterId);
    expect(entries.at(-1)).toMatchObject({ act: "sign_document", actor: { role: "citizen" } });
    expect(JSON.stringify(entries.at(-1))).not.toContain("秦砚");
  });

  it("lets a link run out", async () => {
    const [paper] = await list(await open({ form: "DOC-04" }));
    const link = await post(paper.id, "signing-links", "acceptor", { signer: "party" });
    const now = city.now();
    city.setNow(addMillis(now, 25 * HOUR_MS));
    const token = (link.body.url as string).split("/").at(-1);
    const late = await ask("POST", `/api/public/signing/${token}`, "nobody", {
      name: "秦砚",
      strokes: STROKES,
      requestId: randomUUID(),
    });
    city.setNow(now);
    expect(late.body.type).toBe("/problems/document/link-over");
    expect((await ask("GET", `/api/public/signing/${"x".repeat(32)}`, "nobody")).status).toBe(404);
  });
});

async function matterOf(documentId: string): Promise<string> {
  const [row] = await listRows(
    city.platform.database,
    sql<{ id: string }>`select matter_id as id from document_issued where id = ${documentId}`,
  );
  return row?.id ?? "";
}

describe("seals", () => {
  it("are used by the posts they name, on papers of their agency, and each use stands in the paper and the record", async () => {
    const { administrator } = city.actors;
    const upload = {
      personId: administrator.personId,
      role: "administrator",
      takenAt: null,
      position: null,
      accuracyMetres: null,
      device: "",
    };
    const stamp = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="140" fill="none" stroke="#c00" stroke-width="12"/></svg>',
    );
    const png = await storeFile(city.platform, { bytes: await sharp(stamp).png().toBuffer(), upload, now: city.now() });
    const jpg = await storeFile(city.platform, {
      bytes: await sharp(stamp).flatten().jpeg().toBuffer(),
      upload,
      now: city.now(),
    });
    const seal = {
      agency: city.units.supervisionCentre,
      name: "监督中心印",
      roles: ["shift_leader"],
      validFrom: "2026-01-01",
    };
    const [unsealed] = await list(await open({ form: "DOC-26" }));
    expect(unsealed).toMatchObject({ state: "awaits_seal", maySeal: false });
    expect((await ask("POST", "/api/document-seals", "administrator", { ...seal, image: jpg.sha256 })).body.type).toBe(
      "/problems/document/not-a-picture",
    );
    expect((await ask("POST", "/api/document-seals", "administrator", { ...seal, image: png.sha256 })).status).toBe(
      200,
    );
    expect((await post(unsealed.id, "seal", "acceptor", {})).body.type).toBe("/problems/document/no-seal");
    expect((await post(unsealed.id, "seal", "shiftLeader", {})).status).toBe(200);
    expect((await post(unsealed.id, "seal", "shiftLeader", {})).body.type).toBe("/problems/document/sealed");
    const [after] = await list(await matterOf(unsealed.id));
    expect(after).toMatchObject({ state: "issued", events: [{ kind: "sealed", name: city.actors.shiftLeader.name }] });
    const pdf = (await ask("GET", `/api/documents/${unsealed.id}/pdf`, "acceptor")).raw;
    expect(pdf.toString("latin1")).toContain("/Subtype /Image");
    const { body } = await ask("GET", "/api/document-seals", "administrator");
    expect(body.seals).toMatchObject([{ uses: 1, isRetired: false }]);
    expect((await ask("POST", `/api/document-seals/${body.seals[0].id}/retire`, "administrator")).status).toBe(200);
    const [next] = await list(await open({ form: "DOC-26" }));
    expect((await post(next.id, "seal", "shiftLeader", {})).body.type).toBe("/problems/document/no-seal");
  });
});

describe("verifying", () => {
  it("proves number, date, hash and record by the code on the paper, and tells nothing else", async () => {
    const [paper] = await list(await open({ form: "DOC-26" }));
    const typed = `${paper.code.slice(0, 5)}-${paper.code.slice(5)}`.toLowerCase();
    const { body } = await ask("GET", `/api/public/documents/${typed}`, "nobody");
    expect(body).toMatchObject({
      number: paper.number,
      hash: paper.hash,
      voidedOn: null,
      record: { isContained: true, fault: null },
      keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(body)).not.toContain("启砾");
    expect((await ask("GET", "/api/public/documents/0000000000", "nobody")).status).toBe(404);
  });

  it("a paper says when it reached its receiver: on its page and to whoever verifies it; the PDF stays the same", async () => {
    const matterId = await open({ form: "DOC-26", key: "n1" });
    const [before] = await list(matterId);
    const pdf = await pdfText(before.id);
    expect(before).toMatchObject({ state: "awaits_seal" });
    const how = "直接送达";
    const delivery = { matterId, form: "DOC-26", key: "n1", personId: null, name: "程予安", how };
    const { database } = city.platform;
    const at = addMillis(city.now(), HOUR_MS);
    for (let n = 0; n < 2; n++) await inTransaction(database, (tx) => markDelivered(tx, { ...delivery, at }));
    const [after] = await list(matterId);
    expect(after.events).toEqual([{ kind: "delivered", at, name: "程予安", reason: how }]);
    expect(await pdfText(before.id)).toBe(pdf);
    const { body } = await ask("GET", `/api/public/documents/${after.code}`, "nobody");
    expect(body.deliveredOn).toBe("2026-11-18");
    expect(JSON.stringify(body)).not.toContain("程予安");
  });

  it("says that a paper was voided; its number is not given again", async () => {
    const [paper] = await list(await open({ form: "DOC-26" }));
    const requestId = randomUUID();
    for (let n = 0; n < 2; n++)
      expect((await post(paper.id, "void", "agencyHead", { reason: "当事人名称写错", requestId })).status).toBe(200);
    expect((await post(paper.id, "void", "agencyHead", { reason: "又作废一次" })).body.type).toBe(
      "/problems/document/voided",
    );
    const { body } = await ask("GET", `/api/public/documents/${paper.code}`, "nobody");
    expect(body.voidedOn).toBe("2026-11-18");
    expect(await pdfText(paper.id)).toContain("作废");
    const [next] = await list(await open({ form: "DOC-26" }));
    expect(next.number).not.toBe(paper.number);
    const entries = await entriesOf(city.platform.database, await matterOf(paper.id));
    expect(entries.filter(({ act: name }) => name === "void_document")).toHaveLength(1);
  });

  it("finds content that somebody exchanged behind the application's back", async () => {
    const [paper] = await list(await open({ form: "DOC-26" }));
    const [other] = await list(await open({ form: "DOC-27" }));
    const pool = openPool({ url: city.test.ownerUrl, asOwner: true });
    const owner = openDatabase(pool);
    await sql`update document_issued set content = (select content from document_issued where id = ${other.id}) where id = ${paper.id}`.execute(
      owner,
    );
    await pool.end();
    const { body } = await ask("GET", `/api/public/documents/${paper.code}`, "nobody");
    expect(body.record.fault).toContain("不符");
  });
});

describe("drafts and templates", () => {
  it("ask only for what the case does not know, and print the answers when the paper is issued", async () => {
    const matterId = await open();
    const path = `/api/matters/${matterId}/acts/issue_papers/papers`;
    const input = { papers: papers({ form: "DOC-26", key: "n1" }) };
    const blank = await ask("POST", path, "acceptor", { input });
    expect(blank.body).toMatchObject({
      papers: [{ form: "DOC-26", key: "n1", name: "行政处罚事先（听证）告知书" }],
      waitsFor: [],
    });
    expect(blank.body.papers[0].missing).toMatchObject([{ key: UNKNOWN_FIELD, label: "联系方式", isFromAct: false }]);
    expect(blank.body.papers[0].svg.slice(0, 4)).toBe("<svg");
    const values = { [UNKNOWN_FIELD]: "衡川区文昌街 1 号 示例电话", nonsense: "不要" };
    const answers = [{ form: "DOC-26", key: "n1", values }];
    const kept = await ask("POST", path, "acceptor", { input, answers, isKept: true });
    expect(kept.body.papers[0].answers).toEqual({ [UNKNOWN_FIELD]: values[UNKNOWN_FIELD] });
    expect(kept.body.papers[0].svg).not.toBe(blank.body.papers[0].svg);
    expect(await list(matterId)).toEqual([]);
    await act("issue_papers", matterId, [{ form: "DOC-26", key: "n1" }]);
    const [paper] = await list(matterId);
    expect(paper.missing).toEqual([]);
    expect(await pdfText(paper.id)).toContain("文昌街1号示例电话");
  });

  it("refuse to preview what the caller may not do or see, and name what is still to be typed", async () => {
    const matterId = await open();
    const path = `/api/matters/${matterId}/acts/issue_papers/papers`;
    expect((await ask("POST", path, "stranger", { input: {} })).status).toBe(404);
    expect((await ask("POST", path, "supervisor", { input: {} })).body.type).toBe("/problems/matter/refused");
    expect((await ask("POST", path.replace("issue_papers", "no_such_act"), "acceptor", {})).status).toBe(404);
    const unfinished = await ask("POST", path, "acceptor", { input: {} });
    expect(unfinished.body).toEqual({ papers: [], waitsFor: ["papers"] });
  });

  it("have versions: a fault is named by its line, a version holds for papers issued after it, an older one comes back", async () => {
    const path = "/api/document-templates/DOC-26";
    const shipped = (await ask("GET", path, "administrator")).body;
    expect(shipped).toMatchObject({ version: 0, versions: [{ version: 0 }] });
    const broken = `第一行\n{nobody}${shipped.text}`;
    const preview = await ask("POST", `${path}/preview`, "administrator", { text: broken });
    expect(preview.body.faults).toEqual([{ line: 2, message: "没有栏目“nobody”" }]);
    const refused = await ask("POST", `${path}/versions`, "administrator", { text: broken, note: "试试", seen: 0 });
    expect(refused.body).toMatchObject({ type: "/problems/document/template-faulty", errors: [{ path: "text.2" }] });
    const [before] = await list(await open({ form: "DOC-26" }));
    const text = `${shipped.text}\n本机关举报电话另行公布。`;
    const saved = await ask("POST", `${path}/versions`, "administrator", { text, note: "加一句", seen: 0 });
    expect(saved.body).toEqual({ version: 1 });
    expect((await ask("POST", `${path}/versions`, "administrator", { text, note: "晚了一步", seen: 0 })).status).toBe(
      409,
    );
    const [after] = await list(await open({ form: "DOC-26" }));
    expect([before.templateVersion, after.templateVersion]).toEqual([0, 1]);
    expect(await pdfText(before.id)).not.toContain("举报电话");
    expect(await pdfText(after.id)).toContain("举报电话");
    await ask("POST", `${path}/versions`, "administrator", { text: shipped.text, note: "恢复第 0 版", seen: 1 });
    const [restored] = await list(await open({ form: "DOC-26" }));
    expect(await pdfText(restored.id)).not.toContain("举报电话");
    expect((await ask("GET", path, "administrator")).body.versions).toHaveLength(3);
    expect((await ask("GET", "/api/document-templates", "administrator")).body.templates).toHaveLength(45);
  });
});
