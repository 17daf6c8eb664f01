/** Casework under load: acts in cases, and the page of one that has two hundred papers and two thousand entries. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { playCases } from "#apps/demo/casework/play-cases.ts";
import { generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED, findDemo } from "#apps/demo/lay-ground.ts";
import { engineOf } from "#apps/server/capabilities.ts";
import { addMillis, DAY_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { type ActRequest, findMatter, perform } from "#kernel/matter/server/public.ts";
import { getRow } from "#platform/database/query.ts";
import { wallClock } from "#platform/time.ts";
import type { BenchCity } from "../bench-city.ts";
import type { Measured } from "./measured.ts";

const PAPERS = 200;
const ENTRIES = 2_000;
/** A case that has been decided and delivered: orders to correct may still be given in it. */
const PLAN = "ordinary publish 0";

const ACT = "an act in a case";
const PAGE = `a case of ${ENTRIES} entries, its page`;

/** @returns lines measured like the others; the cases are made first, where one of them is asked for by (part of) its name */
export async function caseworkLines(city: BenchCity, only: string): Promise<readonly Measured[]> {
  if (![ACT, PAGE].some((name) => name.includes(only))) return [];
  const large = PAGE.includes(only) ? await largeCase(city) : "";
  const { caseOfficer } = city;
  const clue = (n: number) => ({
    source: "patrol",
    summary: `第 ${n} 处新倒的建筑垃圾，车辙通向工地`,
    address: `文昌街 ${n % 900} 号`,
  });
  const act = (n: number): Omit<ActRequest, "act" | "input" | "matterId"> => ({
    ...{ kind: "case", requestId: randomUUID(), actor: caseOfficer.actor, now: addMillis(wallClock.now(), n) },
    ...{ origin: { channel: "bench", ip: null }, versionSeen: null },
  });
  // Every worker has cases of its own: opened, taken up, and then evidence upon evidence.
  const own = new Map<number, { id: string; version: number; step: number }>();
  const takenUp: string[] = [];
  const acting: Measured = {
    ...{ name: ACT, budget: { perSecond: 300 }, workers: 32, isWriting: true, cookie: caseOfficer.cookie },
    request: async (wire, n, worker) => {
      const known = own.get(worker);
      const path = known
        ? `/api/matters/${known.id}/acts/${STEPS[known.step]?.act}`
        : "/api/kinds/case/acts/receive_clue";
      const input = known ? STEPS[known.step]?.input(caseOfficer.mateId) : clue(n);
      const answer = await wire.post(path, {
        input,
        requestId: randomUUID(),
        ...(known && { version: known.version }),
      });
      const { matterId, version } = JSON.parse(answer.body.toString("utf8")) as { matterId: string; version: number };
      const step = known ? known.step + 1 : 0;
      if (step === 1) takenUp.push(matterId);
      if (step < STEPS.length) own.set(worker, { id: matterId, version, step });
      else own.delete(worker);
    },
    script: (recorder, n) =>
      recorder.ofAct({ ...act(n), matterId: takenUp[n] ?? null, act: "name_party", input: PARTY }),
    // One for each case: a second act of the same version would write what is there.
    get mostScripts() {
      return takenUp.length;
    },
  };
  return [
    acting,
    {
      ...{ name: PAGE, budget: { p99Ms: 40 }, workers: 1, isWriting: false },
      cookie: caseOfficer.cookie,
      request: (wire) => wire.get(`/api/matters/${large}`),
      script: (recorder) => recorder.ofGet(`/api/matters/${large}`, caseOfficer.cookie),
    },
  ];
}

const PARTY = {
  ...{ name: "示范市启承建筑工程有限公司", kind: "organization", identityNumber: "91990102MA0000010X" },
  ...{ address: "示范市衡川区文昌街 88 号", phone: "19900300001", legalRepresentative: "陆远" },
};

const STEPS: readonly { readonly act: string; readonly input: (mateId: string) => object }[] = [
  { act: "start_verifying", input: (secondOfficerId) => ({ secondOfficerId }) },
  { act: "name_party", input: () => PARTY },
  {
    act: "set_offence",
    input: () => ({
      offenceId: "CG-JZ-009",
      causeOfAction: "未经核准擅自处置建筑垃圾",
      actOn: wallClock.now().slice(0, 10),
    }),
  },
  ...Array.from({ length: 6 }, (_, n) => ({
    act: "add_evidence",
    input: (secondOfficerId: string) => ({
      ...{
        kind: "physical",
        title: `物证 ${n + 1}`,
        takenAt: addMillis(wallClock.now(), -MINUTE_MS),
        secondOfficerId,
        files: [],
      },
    }),
  })),
];

/** Made once; a folder that is used again has it. */
async function largeCase(city: BenchCity): Promise<string> {
  const { platform, caseOfficer } = city;
  const demo = await findDemo(platform.database);
  if (!demo) throw new Error("the bench has no demonstration");
  await playCases(platform, generateCity(DEMO_SEED), demo, (key) => key === PLAN);
  const { id, handlerId, changedAt } = await getRow(
    platform.database,
    sql<{
      id: string;
      handlerId: string;
      changedAt: Instant;
    }>`select m.id, f.detail #>> '{handlerIds,0}' as "handlerId", m.changed_at as "changedAt"
      from matter m join case_file f on f.matter_id = m.id where m.kind = 'case' and m.state = 'executing' order by m.version desc limit 1`,
  );
  const handler = caseOfficer.officers.find(({ personId }) => personId === handlerId);
  const mate = caseOfficer.officers.find(({ personId }) => personId !== handlerId);
  if (!handler || !mate) throw new Error("the handler of the large case is not an officer of the brigade");
  let now = changedAt;
  const version = (await findMatter(platform.database, id))?.core.version ?? 0;
  for (let n = version; n < ENTRIES; n++) {
    now = addMillis(now, MINUTE_MS);
    const isPaper = n - version < PAPERS / 2;
    await perform(engineOf(platform), {
      ...{ matterId: id, kind: "case", versionSeen: null, requestId: randomUUID(), actor: handler, now },
      ...{ origin: { channel: "bench", ip: null }, act: isPaper ? "order_correction" : "unmask" },
      input: isPaper
        ? {
            ...{ requirement: "清运弃置的建筑垃圾", basis: "《城市建筑垃圾管理规定》第二十五条", isStopOrdered: true },
            ...{ dueAt: addMillis(now, DAY_MS), secondOfficerId: mate.personId },
          }
        : { members: ["phone"], reason: "核对联系方式" },
    });
  }
  return id;
}
