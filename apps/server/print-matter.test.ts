/** 打印案卷 over HTTP, on a matter that went through the loop. */
import { randomUUID } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { documentPart } from "#kernel/document/server/index.ts";
import { textOfPages } from "#kernel/document/server/test-pdf.ts";
import { type Actor, CITIZEN_ACTOR, mayEnter } from "#kernel/people/model/public.ts";
import { entriesOf } from "#kernel/record/server/public.ts";
import { listRows } from "#platform/database/query.ts";
import { buildHttp } from "#platform/http/server.ts";

let city: OpenTestCity;
let http: FastifyInstance;
let matterId: string;
let actors: Readonly<Record<string, Actor>>;

beforeAll(async () => {
  city = await openTestCity();
  const { acceptor } = city.actors;
  const stranger = {
    ...acceptor,
    personId: randomUUID(),
    unitIds: [],
    unitId: randomUUID(),
    divisionCode: "990103000000",
  };
  actors = { acceptor, stranger };
  http = await buildHttp<Actor>({
    routes: documentPart(() => city.engine).routes?.(city.platform) ?? [],
    identify: async (headers) => actors[headers["x-test-actor"] ?? ""] ?? null,
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: city.now,
    publicUrl: "http://127.0.0.1",
    logLevel: "silent",
  });
  matterId = await handled();
});
afterAll(async () => {
  await http.close();
  await city.close();
});

/** A call about rubbish that was filed, dispatched and handled, with a photograph before and after. */
async function handled(): Promise<string> {
  const position = city.positionInCell(2);
  const { matterId: id } = await city.act({
    by: "acceptor",
    act: "report_by_public",
    input: {
      source: "hotline_12345",
      description: "王喆反映：菜场北门桶外约 12㎡ 垃圾，已有“三天”",
      classKey: "incident:0110",
      position,
      reporterName: "王喆",
      reporterPhone: "139 0000 1234",
      photos: [await city.photo("before")],
    },
  });
  const steps = [
    ["acceptor", "accept", { evidenceSuffices: true }],
    ["shiftLeader", "file_case", { conditionId: "incident:0110/1" }],
    ["dispatcher", "dispatch", { leadUnitId: city.units.sanitation }],
    ["sanitationDesk", "receive", { crewPersonIds: [city.actors.sanitationCrew.personId] }],
    ["sanitationCrew", "report_result", { result: "已清运", position, photos: [await city.photo("after")] }],
  ] as const;
  for (const [by, act, input] of steps) {
    city.setNow(addMillis(city.now(), 5 * MINUTE_MS));
    await city.act({ by, act, matterId: id, input });
  }
  return id;
}

function print(actor: string, id = matterId) {
  return http.inject({ url: `/api/matters/${id}/print`, headers: { "x-test-actor": actor } });
}

const prints = () =>
  listRows(
    city.platform.database,
    sql<{ personId: string; details: object }>`select person_id as "personId", details from people_access_log
      where kind = 'matter_printed' order by at, id`,
  );

describe("printing a matter", () => {
  it("gives a PDF with the facts, the clocks, the people, the photographs and the story", async () => {
    const answer = await print("acceptor");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    expect(answer.headers["cache-control"]).toBe("no-store");
    const text = textOfPages(answer.rawPayload).join("");
    const entries = await entriesOf(city.platform.database, matterId);
    const number = /案卷号　([\w-]+)/.exec(text)?.[1] ?? "";
    expect(answer.headers["content-disposition"]).toContain(`${encodeURIComponent(`案卷 ${number}`)}.pdf`);
    expect(number).toMatch(/\d{4}/);
    for (const words of ["平江市", "衡川区环卫所", "石磊", "已清运", "照片 1", "照片 2", "处置前", "处置后"]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(`留痕 ${entries.length} 条，链完整`);
    for (const { hash } of entries) expect(text).toContain(`${hash.slice(0, 4)}…${hash.slice(-4)}`);
    expect(text).toContain(`末条哈希（SHA-256）：${entries.at(-1)?.hash}`);
    expect(text).toContain("程雨（受理员，衡川区监督中心）");
  });

  it("shows personal data masked, as the page does", async () => {
    const text = textOfPages((await print("acceptor")).rawPayload).join("");
    expect(text).toContain("联系电话");
    expect(text).toContain("个人信息已遮盖");
    expect(text).not.toMatch(/139 ?0000 ?1234/);
  });

  it("is noted in the log of access and leaves the matter as it was", async () => {
    const before = { prints: (await prints()).length, entries: await entriesOf(city.platform.database, matterId) };
    await print("acceptor");
    const after = await prints();
    expect(after).toHaveLength(before.prints + 1);
    expect(after.at(-1)).toMatchObject({ personId: city.actors.acceptor.personId, details: { matterId } });
    expect(await entriesOf(city.platform.database, matterId)).toEqual(before.entries);
  });

  it.each([
    ["out of scope", "stranger", () => matterId, 404],
    ["absent", "acceptor", () => randomUUID(), 404],
    ["for an unknown person", "nobody", () => matterId, 401],
  ] as const)("is refused %s, and nothing is noted", async (_, actor, id, status) => {
    const before = (await prints()).length;
    const answer = await print(actor, id());
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(await prints()).toHaveLength(before);
  });

  it("says on the paper that a photograph was changed or lost", async () => {
    const entries = await entriesOf(city.platform.database, matterId);
    const [before = "", after = ""] = entries.flatMap((entry) => entry.evidence);
    const pathOf = async (sha256: string) => {
      const folder = join(city.platform.home, "files", sha256.slice(0, 2), sha256.slice(2, 4));
      expect(await readdir(folder)).toContain(sha256);
      return join(folder, sha256);
    };
    await writeFile(await pathOf(before), "other bytes");
    await rm(await pathOf(after));
    await rm(join(city.platform.home, "derived"), { recursive: true });
    const text = textOfPages((await print("acceptor")).rawPayload).join("");
    expect(text).toContain("文件内容与登记的哈希不一致");
    expect(text).toContain("文件不见了");
  });
});
