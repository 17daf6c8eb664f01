/**
 * What goes wrong in practice, tried at the server: certificates that overlap or run out between form and button, acts dated back, two
 * who decide at once, helpers who try everything, and one person in two posts. Each is answered with the reason, and nothing is lost.
 */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, DAY_MS, type Instant, millisOf, shanghaiTime } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { CASE_PROCEDURE } from "#capabilities/case/model/public.ts";
import { layCast, layStory, readSituation, shippedOpenings } from "#capabilities/case/server/public.ts";
import { actorOf, personIdOf } from "#capabilities/case/server/story/cast.ts";
import { storiesOf } from "#capabilities/case/server/story/story-file.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type ActRequest, type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor, PostRole } from "#kernel/people/model/public.ts";
import { listActs } from "#kernel/procedure/model/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { getRow } from "#platform/database/query.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";

let city: OpenTestCity;
let test: TestDatabase;
let engine: Engine;
let file: string;
let openings: Awaited<ReturnType<typeof shippedOpenings>>;

beforeAll(async () => {
  city = await openTestCity();
  test = await cloneDatabase();
  const platform = { ...city.platform, database: test.database, pool: test.pool };
  engine = engineOf(platform);
  file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  openings = await shippedOpenings();
});
afterAll(async () => {
  await test.drop();
  await city.close();
});

let parties = 0;

/** A case as an opening of the stories leaves it, of a party of its own. */
async function caseAt(opening: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  parties += 1;
  const [story] = storiesOf(
    {
      ...{ 故事: opening, 出处: "", 说明: "", 设置: {}, 人员: {}, 例: [], 经过: [], 开头: opening },
      设定: { 证件号码: `91990102MA${String(parties).padStart(7, "0")}X`, ...values },
    },
    openings,
  );
  if (!story) throw new Error(`no opening ${opening}`);
  return (await layStory({ engine, file, stopwatch: () => 0 }, story)).matterId;
}

function person(name: string): Actor {
  const actor = actorOf(name);
  if (!actor) throw new Error(`nobody is called ${name}`);
  return actor;
}
/** The same person in another post. */
const inPost = (name: string, role: PostRole): Actor => ({ ...person(name), role });

async function versionOf(id: string): Promise<number> {
  return (await getRow(test.database, sql<{ version: number }>`select version from matter where id = ${id}`)).version;
}

/** How it stands for somebody at a moment. */
const standing = (id: string, actor: Actor, now: Instant) =>
  test.database.transaction().execute((tx) => readSituation(engine, tx, id, { actor, now }));

type Tried = Partial<ActRequest> & Pick<ActRequest, "act" | "actor" | "now">;
const attempt = (matterId: string, tried: Tried) =>
  perform(engine, {
    ...{ matterId, kind: "case", input: {}, versionSeen: null, requestId: randomUUID() },
    origin: { channel: "test", ip: null },
    ...tried,
  });

/** What the refusal says; fails when it was done after all. */
async function refusal(matterId: string, tried: Tried): Promise<Problem> {
  const before = await versionOf(matterId);
  const problem = await attempt(matterId, tried).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw new Error(`${tried.act} was not refused: ${String(problem)}`);
  expect(await versionOf(matterId), "a refused act leaves no trace").toBe(before);
  return problem;
}
const rulesOf = ({ extras }: Problem) => [
  ...(extras.rules ?? []).map(({ rule }) => rule),
  ...(extras.errors ?? []).map(({ path }) => path),
];

const at = (time: string) => shanghaiTime(time);
const second = { secondOfficerId: personIdOf("程予安") };
const evidence = (takenAt: Instant) => ({
  ...{ kind: "documentary", title: "运输单据", takenAt, isCertificateShown: true, files: [file], ...second },
});

describe("certificates", () => {
  const give = (name: string, number: string, from: string, to: string, scope: readonly string[]) =>
    sql`insert into people_credential (id, person_id, kind, number, issuer, scope, valid_from, valid_to)
      values (${randomUUID()}, ${personIdOf(name)}, 'enforcement', ${number}, '示范省人民政府', ${scope}, ${from}::date, ${to}::date)`.execute(
      test.database,
    );

  it("that overlap: the act is covered by whichever covers it, and no longer when that one is revoked", async () => {
    const id = await caseAt("立案");
    const now = at("2026-10-13 09:00");
    const add = { act: "add_evidence", actor: person("沈知远"), input: evidence(now), now };
    await give("沈知远", "99010200999", "2026-01-01", "2039-12-31", ["园林绿化"]);
    await attempt(id, add);
    await sql`update people_credential set revoked_on = '2026-10-13' where number = '99010200171'`.execute(
      test.database,
    );
    const told = await refusal(id, { ...add, requestId: randomUUID() });
    expect(rulesOf(told)).toEqual(["XZCF-042-1"]);
    expect(told.message).toContain("不包括");
    await sql`update people_credential set revoked_on = null where number = '99010200171'`.execute(test.database);
  });

  it("that run out between the form and the button refuse, and say until when they held", async () => {
    const id = await caseAt("立案");
    await sql`update people_credential set valid_to = '2026-10-13' where number = '99010200147'`.execute(test.database);
    const seen = await versionOf(id);
    const actor = person("顾明川");
    const late = at("2026-10-13 23:59");
    const offered = await standing(id, actor, late);
    expect(listActs(CASE_PROCEDURE, offered).find((one) => one.act === "add_evidence")?.isAllowed).toBe(true);

    const sent = { act: "add_evidence", actor, input: evidence(late), versionSeen: seen };
    const told = await refusal(id, { ...sent, now: at("2026-10-14 00:01") });
    expect(rulesOf(told)).toContain("XZCF-042-1");
    expect(told.message).toContain("2026-10-13");
    await attempt(id, { ...sent, now: late });
    await sql`update people_credential set valid_to = '2030-12-31' where number = '99010200147'`.execute(test.database);
  });
});

describe("an act dated back", () => {
  it("is refused when it lies before the last entry, whoever dates it", async () => {
    const id = await caseAt("立案");
    const last = at("2026-10-12 09:00");
    for (const actor of [person("顾明川"), person("系统")]) {
      const act = actor.role === "system" ? "lapse_measure" : "add_evidence";
      const told = await refusal(id, { act, actor, now: addMillis(last, -DAY_MS), input: evidence(last) });
      expect(told.problemType).toBe(MATTER_PROBLEMS.beforeLastEntry);
    }
  });

  it("by less than a minute it is done at the moment of the entry before: clocks of two servers differ", async () => {
    const id = await caseAt("立案");
    const last = at("2026-10-12 09:00");
    await attempt(id, {
      ...{ act: "add_evidence", actor: person("顾明川"), now: addMillis(last, -30_000) },
      input: evidence(at("2026-10-12 08:00")),
    });
    const { last: written } = await getRow(
      test.database,
      sql<{ last: Instant }>`select max(at) as last from record_entry where matter_id = ${id}`,
    );
    expect(millisOf(written)).toBe(millisOf(last));
  });

  it("what it says of the past is judged by its own day: evidence of tomorrow, a delivery before its paper", async () => {
    const id = await caseAt("告知");
    const now = at("2026-11-19 09:00");
    const delivery = { deliveryId: "DOC-26:notice-11", method: "direct", isDone: true, account: "本人签收", ...second };
    const { detail } = await standing(id, person("系统"), now);
    const deliveryId = detail.deliveries.find(({ form }) => form === "DOC-26")?.id;
    for (const wrong of ["2026-11-17 15:00", "2026-11-20 09:00"]) {
      const input = { ...delivery, deliveryId, at: at(wrong) };
      const told = await refusal(id, { act: "deliver", actor: person("顾明川"), now, input });
      expect(rulesOf(told)).toEqual(["input.at"]);
    }
  });
});

describe("a file that is not what it says", () => {
  const picture = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const program = Buffer.from("MZ\u0090\u0000 this program cannot be run", "latin1");
  const upload = { personId: null, role: "officer", takenAt: null, position: null, accuracyMetres: null, device: "" };
  const store = (file: { readonly bytes: Buffer; readonly declaredType?: string; readonly fileName?: string }) =>
    storeFile({ ...city.platform, database: test.database }, { ...file, upload, now: at("2026-10-13 09:00") });
  const files = () => getRow(test.database, sql<{ count: number }>`select count(*)::int as count from evidence_file`);

  it.each([
    ["a program called a picture", { bytes: program, declaredType: "image/png", fileName: "现场.png" }],
    ["a picture called a paper", { bytes: picture, declaredType: "application/pdf", fileName: "合同.pdf" }],
    ["a picture with the name of a film", { bytes: picture, declaredType: "image/png", fileName: "现场.mp4" }],
  ])("%s is not taken in", async (_, lying) => {
    const before = await files();
    await expect(store(lying)).rejects.toBeInstanceOf(Problem);
    expect(await files()).toEqual(before);
  });

  it("what was not taken in is no evidence, and the case is as it was", async () => {
    const id = await caseAt("立案");
    const now = at("2026-10-13 09:00");
    const input = { ...evidence(now), files: ["0".repeat(64)] };
    const told = await refusal(id, { act: "add_evidence", actor: person("顾明川"), now, input });
    expect(rulesOf(told).length + told.message.length).toBeGreaterThan(0);
    const { detail } = await standing(id, person("系统"), now);
    expect(detail.evidence.map(({ title }) => title)).not.toContain("运输单据");
  });
});

describe("two who act at once", () => {
  it("two heads decide: one decision stands, the other is told that the case changed and how it stands now", async () => {
    const id = await caseAt("复核", { 种类: "罚款", 罚款: "20000 元", 处罚: "罚款人民币贰万元整" });
    const seen = await versionOf(id);
    const penalty = (fineFen: number) => ({ kinds: ["fine"], fineFen, confiscateFen: 0, words: "罚款，见决定" });
    const now = at("2026-11-30 09:00");
    const common = { act: "decide_penalty", now, versionSeen: seen };
    const outcomes = await Promise.allSettled([
      attempt(id, { ...common, actor: person("江临渊"), input: penalty(20_000_00) }),
      attempt(id, { ...common, actor: person("韩若谷"), input: penalty(15_000_00) }),
    ]);
    const [lost] = outcomes.filter((one) => one.status === "rejected");
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const told = lost?.reason as Problem;
    expect(told.problemType).toBe(MATTER_PROBLEMS.changedMeanwhile);
    expect(told.extras.more).toMatchObject({ version: seen + 1, state: "decided" });
    const { papers } = await getRow(
      test.database,
      sql<{
        papers: number;
      }>`select count(*)::int as papers from document_issued where matter_id = ${id} and form = 'DOC-34'`,
    );
    expect(papers, "one number for one decision").toBe(1);
  });

  it("ten times the same request, as a phone without a network sends it, is one act", async () => {
    const id = await caseAt("立案");
    const seen = await versionOf(id);
    const now = at("2026-10-13 09:00");
    const same = {
      ...{ act: "add_evidence", actor: person("顾明川"), now, input: evidence(now) },
      ...{ versionSeen: seen, requestId: randomUUID() },
    };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => attempt(id, same)));
    expect(new Set(outcomes.map(({ hash }) => hash)).size).toBe(1);
    expect(outcomes.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
    expect(await versionOf(id)).toBe(seen + 1);
  });
});

describe("a helper without a certificate", () => {
  const OPENINGS = ["线索", "案由", "立案", "审核", "告知送达", "听证", "复核", "决定", "决定送达", "当场听取", "扣押"];
  /** Writing down what was seen, and reading a number with a reason: no act of enforcement. */
  const CLERICAL = ["receive_clue", "unmask"];

  it.each(OPENINGS)(
    "tries every act of a case at «%s»: none is open, by helper's post or by an officer's",
    async (opening) => {
      const id = await caseAt(opening);
      const now = at("2027-06-01 10:00");
      for (const actor of [person("陆青禾"), inPost("陆青禾", "officer")]) {
        const situation = await standing(id, actor, now);
        const open = listActs(CASE_PROCEDURE, situation).filter((one) => one.isAllowed);
        expect(open.map(({ act }) => act).filter((act) => !CLERICAL.includes(act))).toEqual([]);
      }
    },
  );

  it("is not the second officer of anything", async () => {
    const id = await caseAt("立案");
    const now = at("2026-10-13 09:00");
    const helper = { secondOfficerId: personIdOf("陆青禾") };
    const tried: Readonly<Record<string, object>> = {
      add_evidence: { ...evidence(now), ...helper },
      order_correction: {
        ...{ requirement: "清运建筑垃圾", basis: "《城市建筑垃圾管理规定》", dueAt: addMillis(now, DAY_MS), ...helper },
      },
      change_handlers: { handlerIds: [personIdOf("顾明川"), personIdOf("陆青禾")], reason: "工作调整" },
    };
    for (const [act, input] of Object.entries(tried)) {
      const actor = act === "change_handlers" ? person("许闻溪") : person("顾明川");
      expect(rulesOf(await refusal(id, { act, actor, now, input })), act).toEqual(["D34-018"]);
    }
  });
});

describe("one person in two posts", () => {
  const review = { opinion: "agree", detail: "主体、事实、依据、程序、裁量均无不当" };

  it("who handles the case neither reviews nor decides it, by whatever post", async () => {
    const id = await caseAt("复核");
    const now = at("2026-11-30 09:00");
    for (const name of ["顾明川", "程予安"]) {
      const asReviewer = { act: "review_legally", actor: inPost(name, "legal_reviewer"), now, input: review };
      expect(rulesOf(await refusal(id, asReviewer))).toEqual(["XZCF-058"]);
      const asHead = { act: "decide_penalty", actor: inPost(name, "agency_head"), now };
      expect(rulesOf(await refusal(id, asHead))).toContain("XZCF-057-1");
    }
  });

  it("who handled it once is barred after the handlers were changed, by the record and not by the list", async () => {
    const id = await caseAt("复核");
    const now = at("2026-11-30 09:00");
    const next = { handlerIds: [personIdOf("程予安"), personIdOf("沈知远")], reason: "工作调整" };
    await attempt(id, { act: "change_handlers", actor: person("许闻溪"), now, input: next });
    await sql`update case_file set detail = jsonb_set(detail, '{formerHandlerIds}', '[]') where matter_id = ${id}`.execute(
      test.database,
    );
    const asReviewer = { act: "review_legally", actor: inPost("顾明川", "legal_reviewer"), now, input: review };
    expect(rulesOf(await refusal(id, asReviewer))).toEqual(["XZCF-058"]);
  });

  it("who investigated does not preside, nor write the record of the hearing", async () => {
    const id = await caseAt("听证");
    const { unit_id, division_code } = await getRow(
      test.database,
      sql<{ unit_id: string; division_code: string }>`select unit_id, division_code from people_post
        where person_id = ${personIdOf("顾明川")}`,
    );
    await sql`insert into people_post (id, person_id, role, title, unit_id, division_code, valid_from, is_primary)
      values (${randomUUID()}, ${personIdOf("顾明川")}, 'hearing_presider', '听证主持人', ${unit_id}, ${division_code},
        '2020-01-01', false)`.execute(test.database);
    const hearing = (presider: string, recorder: string) => ({
      ...{ heldAt: at("2026-12-10 09:00"), place: "二楼听证室", isPublic: true },
      ...{ presiderId: personIdOf(presider), recorderId: personIdOf(recorder) },
    });
    const schedule = { act: "schedule_hearing", actor: person("江临渊"), now: at("2026-11-24 10:00") };
    const tried = async (input: object) => rulesOf(await refusal(id, { ...schedule, input }));
    expect(await tried(hearing("顾明川", "温故"))).toEqual(["XZCF-064-4"]);
    expect(await tried(hearing("宋怀瑾", "程予安"))).toEqual(["input.recorderId"]);
    expect(await tried(hearing("宋怀瑾", "宋怀瑾"))).toEqual(["input.recorderId"]);
    await attempt(id, { ...schedule, input: hearing("宋怀瑾", "温故") });
    const held = {
      participants: [{ name: "秦砚", capacity: "party" }],
      transcript: "调查人员陈述，当事人质证",
      isSigned: true,
    };
    const asHandler = { act: "hold_hearing", actor: inPost("顾明川", "hearing_presider"), input: held };
    expect(rulesOf(await refusal(id, { ...asHandler, now: at("2026-12-10 11:00") }))).toContain("XZCF-064-4");
  });
});

it("after all of it the record holds", async () => {
  expect(await verifyRecord(test.database)).toMatchObject({ holds: true });
});
