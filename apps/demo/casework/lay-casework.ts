/**
 * What the demonstration city has decided for its casework: powers of the three bureaus, local amounts, benchmarks, settings of law, devices. All of
 * it is invented and says so; powers, amounts and benchmarks pass draft and review like any other.
 */
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { addDeviceRevision } from "#capabilities/case/server/public.ts";
import { OFFENCES, type PowerGrant } from "#capabilities/power/model/public.ts";
import { enact } from "#capabilities/power/server/public.ts";
import { LAW_SETTINGS, type LawSettings } from "#law/settings/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { addSetting } from "#platform/settings/store.ts";
import type { City } from "../city/public.ts";
import { FOUNDED_ON } from "../ground/people.ts";
import { personId, unitId } from "../ids.ts";
import { OFFENCES_WITH_LOCAL_AMOUNT, withAmounts } from "./amounts.ts";
import { BENCHMARK_SOURCE, BENCHMARKS } from "./benchmarks.ts";

const RULES = "《示范市城市管理行政处罚数额标准》（虚构）";
const GRANTED_BY = "示范省人民政府关于示范市相对集中行使行政处罚权的决定（虚构）";
const LOCAL_RULES = "《示范市市容和环境卫生管理条例》（虚构）";

const DECIDED: Partial<LawSettings> = {
  "hearing.large_fine.individual_yuan": 5_000,
  "hearing.large_fine.organization_yuan": 50_000,
  "hearing.large_confiscation.individual_yuan": 5_000,
  "hearing.large_confiscation.organization_yuan": 50_000,
  "review.major.individual_yuan": 5_000,
  "review.major.organization_yuan": 50_000,
  "collective.individual_yuan": 10_000,
  "collective.organization_yuan": 100_000,
  "first_violation.offences": ["CG-SR-009", "CG-SZ-001", "CG-SR-003", "CG-ZS-006"],
  "minor.offences": ["CG-SR-009", "CG-HW-001"],
  "offsite.matters": ["CG-JZ-007", "CG-YC-004", "CG-TC-001"],
  "fast_track.enabled": true,
};

export async function layCasework(tx: Tx, city: City, now: Instant): Promise<void> {
  await layPowers(tx, city, now);
  for (const [id, value] of Object.entries(DECIDED))
    await addSetting(
      tx,
      LAW_SETTINGS.owner,
      { id, value, effectiveFrom: FOUNDED_ON, source: RULES, note: "示范数据" },
      { personId: null, now },
    );
  await layDevices(tx, now);
}

async function layPowers(tx: Tx, city: City, now: Instant): Promise<void> {
  const by = {
    ...{ authorId: seatOf(city, "administrator"), reviewerId: seatOf(city, "legal_reviewer") },
    ...{ opinion: "与依据一致，同意", now },
  };
  const common = { effectiveFrom: FOUNDED_ON, note: "示范数据" };
  for (const offence of OFFENCES_WITH_LOCAL_AMOUNT)
    await enact(
      tx,
      { ...common, kind: "offence", key: offence.code, content: withAmounts(offence), source: LOCAL_RULES },
      by,
    );
  for (const { code, name } of city.divisions.filter(({ level }) => level === "district")) {
    const grant: PowerGrant = {
      ...{ id: `grant-${code.slice(0, 6)}`, agency: bureauOf(city, code), kind: "concentrated", territory: [code] },
      offences: OFFENCES.map((offence) => offence.code),
      ...{ effectiveFrom: FOUNDED_ON, effectiveTo: null, document: GRANTED_BY, isPublished: true },
      ...{ namesLaw: null, mappingConfirmedBy: "" },
    };
    await enact(
      tx,
      { ...common, kind: "grant", key: grant.id, content: grant, source: GRANTED_BY, note: `${name}，示范数据` },
      by,
    );
  }
  for (const benchmark of BENCHMARKS)
    await enact(
      tx,
      { ...common, kind: "benchmark", key: benchmark.id, content: benchmark, source: BENCHMARK_SOURCE },
      by,
    );
}

function seatOf(city: City, role: "administrator" | "legal_reviewer"): string {
  const person = city.people.find(({ posts }) => posts.some((post) => post.role === role));
  if (!person) throw new Error(`the demonstration city has no ${role}`);
  return personId(person.key);
}

function bureauOf(city: City, division: string): string {
  const bureau = city.units.find(({ key, divisionCode }) => divisionCode === division && key.endsWith("-bureau"));
  if (!bureau) throw new Error(`the demonstration district ${division} has no bureau`);
  return unitId(bureau.key);
}

/** One that may be used, one whose place is not yet published, one whose inspection is over. */
async function layDevices(tx: Tx, now: Instant): Promise<void> {
  const today = plainDateOf(now);
  const before = (days: number): PlainDate => addDays(today, -days);
  const sound = {
    ...{
      divisionCode: "990102000000",
      reviewNumber: "衡城管审〔2025〕3 号（虚构）",
      note: "示范数据",
      maintenance: [],
    },
    ...{ legallyReviewedOn: before(500), technicallyReviewedOn: before(495), publishedOn: before(485) },
    ...{ activeFrom: before(480), inspectedOn: before(200), inspectedUntil: addDays(today, 165), retiredOn: null },
  };
  const devices = [
    { ...sound, number: "HC-ZT-01", name: "渣土运输车辆抓拍", place: "文昌街与广济路路口" },
    {
      ...sound,
      number: "HC-YC-02",
      name: "工地扬尘在线监测",
      place: "石坊片区施工工地",
      publishedOn: null,
      activeFrom: null,
    },
    { ...sound, number: "HC-TC-03", name: "人行道违停抓拍", place: "书院路小学门口", inspectedUntil: before(12) },
  ];
  for (const device of devices) await addDeviceRevision(tx, device, { personId: null, now });
}
