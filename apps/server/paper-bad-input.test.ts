/** What goes wrong around papers, tried on purpose: a clear word, nothing lost, nothing done twice. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { documentPart } from "#kernel/document/server/index.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listRows } from "#platform/database/query.ts";
import { openTestHttp } from "./test-http.ts";
import { slipKind } from "./test-slip.ts";

let city: OpenTestCity;
let engine: Engine;
let http: FastifyInstance;

beforeAll(async () => {
  city = await openTestCity();
  engine = { platform: city.platform, kinds: new Map([["slip", slipKind()]]), heard: new Set() };
  const people: Readonly<Record<string, Actor>> = {
    ...city.actors,
    agencyHead: { ...city.actors.leader, role: "agency_head" },
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

async function issue(form: string): Promise<{ id: string; number: string; state: string; matterId: string }> {
  const { matterId } = await perform(engine, {
    ...{ matterId: null, kind: "slip", act: "open_slip", versionSeen: null, requestId: randomUUID() },
    input: { papers: [{ form, key: "one" }], photos: [] },
    actor: city.actors.acceptor,
    now: city.now(),
    origin: { channel: "console", ip: null },
  });
  const [paper] = await list(matterId);
  return { ...paper, matterId };
}
async function ask(method: "GET" | "POST", url: string, by: string, payload?: object) {
  const response = await http.inject({ method, url, headers: { "x-test-actor": by }, ...(payload && { payload }) });
  const isJson = response.headers["content-type"]?.includes("json");
  return { status: response.statusCode, body: isJson ? response.json() : response.body, raw: response.rawPayload };
}
const list = async (matterId: string) =>
  (await ask("GET", `/api/matters/${matterId}/documents`, "acceptor")).body.documents;
const signaturesOf = (id: string) =>
  listRows(
    city.platform.database,
    sql<{ signer: string }>`select signer from document_signature where document_id = ${id}`,
  );

const STROKES = [
  [
    [100, 100, 0],
    [300, 60, 120],
    [420, 140, 300],
  ],
];

describe("signing without a network", () => {
  async function linkFor(id: string): Promise<string> {
    const { body } = await ask("POST", `/api/documents/${id}/signing-links`, "acceptor", { signer: "party" });
    return (body.url as string).split("/").at(-1) ?? "";
  }

  it("by link: the same request twice at once is signed once, and both are told that it is", async () => {
    const paper = await issue("DOC-04");
    const url = `/api/public/signing/${await linkFor(paper.id)}`;
    const sending = { name: "秦砚", strokes: STROKES, requestId: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => ask("POST", url, "nobody", sending)));
    expect(answers.map(({ body }) => body.isSigned)).toEqual([true, true, true]);
    expect(await signaturesOf(paper.id)).toHaveLength(1);
    const stranger = await ask("POST", url, "nobody", { ...sending, name: "别人", requestId: randomUUID() });
    expect(stranger.body.type).toBe("/problems/document/link-over");
  });

  it("at the desk: the same request again is signed once", async () => {
    const paper = await issue("DOC-04");
    const url = `/api/documents/${paper.id}/signatures`;
    const sending = { signer: "party", name: "秦砚", opinion: "", strokes: STROKES, requestId: randomUUID() };
    for (let n = 0; n < 2; n++) expect((await ask("POST", url, "acceptor", sending)).status).toBe(200);
    const again = await ask("POST", url, "acceptor", { ...sending, requestId: randomUUID() });
    expect(again.body.type).toBe("/problems/document/already-signed");
    expect(await signaturesOf(paper.id)).toHaveLength(1);
  });

  it("refuses a link that was never given, a paper that was voided, and strokes outside the board", async () => {
    const paper = await issue("DOC-04");
    const token = await linkFor(paper.id);
    const sending = { name: "秦砚", strokes: STROKES, requestId: randomUUID() };
    const outside = await ask("POST", `/api/public/signing/${token}`, "nobody", {
      ...sending,
      strokes: [[[9_000, 1, 0]]],
    });
    expect(outside.status).toBe(400);
    expect((await ask("POST", `/api/public/signing/${"z".repeat(32)}`, "nobody", sending)).status).toBe(404);
    const reason = "当事人名称写错";
    await ask("POST", `/api/documents/${paper.id}/void`, "agencyHead", { reason, requestId: randomUUID() });
    const late = await ask("POST", `/api/public/signing/${token}`, "nobody", sending);
    expect(late.body.type).toBe("/problems/document/voided");
    expect(await signaturesOf(paper.id)).toHaveLength(0);
  });
});

describe("voiding", () => {
  it("asks for a reason, and keeps the paper until there is one", async () => {
    const paper = await issue("DOC-26");
    for (const reason of ["", "   ", "错"]) {
      const asked = await ask("POST", `/api/documents/${paper.id}/void`, "agencyHead", {
        reason,
        requestId: randomUUID(),
      });
      expect(asked.status).toBe(400);
      expect(JSON.stringify(asked.body.errors)).toContain("请写明作废原因");
    }
    expect((await list(paper.matterId))[0].state).toBe("awaits_seal");
  });
});

describe("seals", () => {
  const upload = { role: "administrator", takenAt: null, position: null, accuracyMetres: null, device: "" };
  const store = (bytes: Buffer) =>
    storeFile(city.platform, {
      bytes,
      upload: { ...upload, personId: city.actors.administrator.personId },
      now: city.now(),
    });
  const seal = () => ({
    agency: city.units.supervisionCentre,
    name: "监督中心印",
    roles: ["shift_leader"],
    validFrom: "2026-01-01",
  });
  const whole = () =>
    sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="140"/></svg>',
      ),
    )
      .png()
      .toBuffer();

  it("a file that lies about its type never becomes a seal", async () => {
    await expect(store(Buffer.from("<html>not a picture</html>"))).rejects.toThrow();
    const torn = (await whole()).subarray(0, 60);
    const kept = await store(torn).catch(() => null);
    const image = kept?.sha256 ?? "0".repeat(64);
    const refused = await ask("POST", "/api/document-seals", "administrator", { ...seal(), image });
    expect(refused.body.type).toBe("/problems/document/not-a-picture");
    expect((await ask("GET", "/api/document-seals", "administrator")).body.seals).toEqual([]);
  });

  it("two who seal one paper at once seal it once; the other is told", async () => {
    const paper = await issue("DOC-26");
    const { sha256: image } = await store(await whole());
    expect((await ask("POST", "/api/document-seals", "administrator", { ...seal(), image })).status).toBe(200);
    const press = () => ask("POST", `/api/documents/${paper.id}/seal`, "shiftLeader", { requestId: randomUUID() });
    const pressed = await Promise.all([press(), press(), press()]);
    expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    for (const { status, body } of pressed) if (status === 409) expect(body.type).toBe("/problems/document/sealed");
    const [after] = await list(paper.matterId);
    expect(after.events.filter(({ kind }: { kind: string }) => kind === "sealed")).toHaveLength(1);
    const same = { requestId: randomUUID() };
    const next = await issue("DOC-27");
    for (let n = 0; n < 2; n++)
      expect((await ask("POST", `/api/documents/${next.id}/seal`, "shiftLeader", same)).status).toBe(200);
  });
});

describe("templates", () => {
  it("with a broken field are refused with the line; papers go on being issued by the version before", async () => {
    const path = "/api/document-templates/DOC-27";
    const { text } = (await ask("GET", path, "administrator")).body;
    const good = { text: `${text}\n本机关举报电话另行公布。`, note: "加一句", seen: 0 };
    expect((await ask("POST", `${path}/versions`, "administrator", good)).status).toBe(200);
    for (const [broken, words] of [
      [`${text}\n{没有的栏目}`, /没有栏目“没有的栏目”/],
      [`${text}\n{nobody}`, /没有栏目“nobody”/],
      [`${text}\n{如 caseNumber}没有收尾`, /没有“\{完\}”/],
      [`【不认识】\n${text}`, /第 1 行：不认识的指令“【不认识】”/],
    ] as const) {
      const refused = await ask("POST", `${path}/versions`, "administrator", { text: broken, note: "改坏了", seen: 1 });
      expect(refused.status, broken).toBe(422);
      expect(refused.body.detail).toMatch(words);
    }
    const paper = await issue("DOC-27");
    const pages = await ask("GET", `/api/documents/${paper.id}/pdf`, "acceptor");
    expect(pages.raw.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await list(paper.matterId))[0].templateVersion).toBe(1);
  });
});
