/**
 * What papers cost in numbers: a thousand in one batch, and a dossier of more than three hundred pages with pictures. Measured on
 * demand (FANGYUAN_MEASURE=1), for docs/benchmarks.md: a machine that is busy would make a test of it lie.
 */
import { randomUUID } from "node:crypto";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { CASE_FORMS } from "#capabilities/case/model/papers/index.ts";
import { sampleContent } from "#capabilities/case/model/papers/sample.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { legalPaper } from "#kernel/document/model/legal-paper.ts";
import { makeDossier } from "#kernel/document/server/dossier/make-dossier.ts";
import { pageCount, typesetArchival } from "#kernel/document/server/issued/rendition.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { slipKind } from "./test-slip.ts";

const isMeasured = process.env.FANGYUAN_MEASURE !== undefined;
const MB = 1024 * 1024;

describe.runIf(isMeasured)("papers in numbers", () => {
  let city: OpenTestCity;
  let engine: Engine;
  beforeAll(async () => {
    city = await openTestCity();
    engine = { platform: city.platform, kinds: new Map([["slip", slipKind()]]), heard: new Set() };
  });
  afterAll(() => city.close());

  it("a thousand papers, no two alike, in one batch: memory does not grow with their number", () => {
    const now = shanghaiTime("2026-11-18 10:00");
    const one = (n: number) => {
      const form = CASE_FORMS[n % CASE_FORMS.length] ?? CASE_FORMS[0];
      if (!form) throw new Error("there are no forms");
      const content = {
        ...sampleContent(form),
        partyName: `第${n}号示例公司`,
        facts: `第${n}次检查查明的事实。`.repeat(4),
      };
      const sources = {
        form,
        content,
        number: `第${n}号`,
        agencyName: "示例机关",
        signatures: [],
        seal: null,
        verify: null,
      };
      const data = legalPaper({ ...sources, standing: "issued" });
      return typesetArchival({ template: "legal-document", data, pictures: new Map(), now });
    };
    for (let n = 0; n < 100; n++) one(n);
    const memory: number[] = [];
    const started = performance.now();
    const busy = process.cpuUsage();
    for (let n = 0; n < 1_000; n++) {
      one(100 + n);
      if (n % 200 === 199) memory.push(Math.round(process.memoryUsage().rss / MB));
    }
    const { user, system } = process.cpuUsage(busy);
    const wall = (performance.now() - started) / 1_000;
    process.stdout.write(
      `1,000 papers: ${wall.toFixed(1)} ms each, of processors ${((user + system) / 1e6).toFixed(1)} ms; resident after each 200: ${memory.join(", ")} MB\n`,
    );
    expect((memory.at(-1) ?? 0) - (memory[0] ?? 0)).toBeLessThan(80);
  });

  it("a dossier of more than three hundred pages with forty pictures", async () => {
    const photos = [];
    for (let n = 0; n < 40; n++) {
      const noise = sharp({
        create: {
          width: 1600,
          height: 1200,
          channels: 3,
          background: { r: (n * 37) % 255, g: 120, b: (n * 91) % 255 },
        },
      });
      const { sha256 } = await storeFile(city.platform, {
        bytes: await noise.jpeg().toBuffer(),
        upload: {
          ...{ personId: city.actors.leader.personId, role: "leader", takenAt: null, position: null },
          ...{ accuracyMetres: null, device: "" },
        },
        now: city.now(),
      });
      photos.push(sha256);
    }
    const papers = Array.from({ length: 150 }, (_, n) => ({ form: n % 2 ? "DOC-34" : "DOC-26", key: `k${n}` }));
    const act = (matterId: string | null, name: string, input: object) =>
      perform(engine, {
        ...{ matterId, kind: "slip", act: name, input, versionSeen: null, requestId: randomUUID() },
        actor: city.actors.leader,
        now: city.now(),
        origin: { channel: "console", ip: null },
      });
    const { matterId } = await act(null, "open_slip", { papers: papers.slice(0, 75), photos });
    await act(matterId, "issue_papers", { papers: papers.slice(75), photos: [] });
    const asked = { id: matterId, caller: city.actors.leader, now: city.now() };
    const first = performance.now();
    await makeDossier(city.platform, engine, asked);
    const anew = performance.now() - first;
    await act(matterId, "issue_papers", { papers: [{ form: "DOC-26", key: "last" }], photos: [] });
    const again = performance.now();
    const busy = process.cpuUsage();
    const { packed } = await makeDossier(city.platform, engine, asked);
    const wall = performance.now() - again;
    const { user, system } = process.cpuUsage(busy);
    const pdf = Buffer.from(unzipSync(packed)["dossier.pdf"] ?? []);
    const pages = pageCount(pdf);
    process.stdout.write(
      `a dossier of ${pages} pages, ${(packed.length / MB).toFixed(1)} MB: ${Math.round(wall)} ms, of processors ${Math.round((user + system) / 1000)} ms; with its ${papers.length} papers typeset besides: ${Math.round(anew)} ms\n`,
    );
    expect(pages).toBeGreaterThan(300);
  });
});
