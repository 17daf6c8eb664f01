/** 故事里的机关: one bureau with a squad, and the people of every seat. Fictional, the same in every story. */
import { createHash } from "node:crypto";
import type { Instant } from "#base/instant.ts";
import { fenOfYuan } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import {
  type Benchmark,
  GRANT_KINDS,
  OFFENCES,
  type PowerGrant,
  type TierResult,
} from "#capabilities/power/model/public.ts";
import { enact } from "#capabilities/power/server/public.ts";
import { addCalendarVersion } from "#kernel/clock/server/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type Actor, CITIZEN_ACTOR, type PostRole, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { importPeople } from "#kernel/people/server/public.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { addSetting } from "#platform/settings/store.ts";
import { addDeviceRevision } from "../devices/store.ts";

export const BUREAU = "衡川区城市管理综合行政执法局";
const CITY = "990100000000";
const DISTRICT = "990102000000";
const FOUNDED_ON = "2010-01-01" as PlainDate;

interface Seat {
  readonly role: PostRole;
  readonly unit: "bureau" | "squad";
  /** Number and last day of the enforcement certificate. */
  readonly certificate?: readonly [number: string, validTo: string];
}

export const CAST: Readonly<Record<string, Seat>> = {
  顾明川: { role: "officer", unit: "squad", certificate: ["99010200147", "2030-12-31"] },
  程予安: { role: "officer", unit: "squad", certificate: ["99010200163", "2030-12-31"] },
  沈知远: { role: "officer", unit: "squad", certificate: ["99010200171", "2030-12-31"] },
  周砚秋: { role: "officer", unit: "squad", certificate: ["99010200102", "2025-06-30"] },
  白露: { role: "officer", unit: "squad" },
  陆青禾: { role: "auxiliary", unit: "squad" },
  许闻溪: { role: "unit_lead", unit: "squad" },
  叶疏桐: { role: "legal_reviewer", unit: "bureau" },
  宋怀瑾: { role: "hearing_presider", unit: "bureau" },
  江临渊: { role: "agency_head", unit: "bureau" },
  韩若谷: { role: "agency_head", unit: "bureau" },
  方知夏: { role: "publicity_clerk", unit: "bureau" },
  钱伯衡: { role: "cashier", unit: "bureau" },
  温故: { role: "archivist", unit: "bureau" },
};

/** What an agency must have entered before it can decide ordinary cases; amounts are examples. */
const ENTERED = {
  "hearing.large_fine.individual_yuan": 5_000,
  "hearing.large_fine.organization_yuan": 50_000,
  "hearing.large_confiscation.individual_yuan": 5_000,
  "hearing.large_confiscation.organization_yuan": 50_000,
  "review.major.individual_yuan": 5_000,
  "review.major.organization_yuan": 50_000,
  "collective.individual_yuan": 10_000,
  "collective.organization_yuan": 100_000,
} as const;

const ids = new Map<string, string>();

/** The same id for the same name. */
function fixedId(name: string): string {
  const known = ids.get(name);
  if (known) return known;
  const hex = createHash("sha256").update(name).digest("hex");
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  ids.set(name, id);
  return id;
}

const UNITS = { bureau: BUREAU, squad: "衡川区城管局执法二中队" } as const;
const unitId = (key: keyof typeof UNITS) => fixedId(`story unit ${key}`);

/** Null for a name that nobody bears. */
export function personIdOf(name: string): string | null {
  return Object.hasOwn(CAST, name) ? fixedId(`story person ${name}`) : null;
}

/** @returns null for a name that nobody bears */
export function actorOf(name: string): Actor | null {
  if (name === "系统") return { ...SYSTEM_ACTOR, divisionCode: DISTRICT };
  if (name === "当事人") return CITIZEN_ACTOR;
  const seat = Object.hasOwn(CAST, name) ? CAST[name] : undefined;
  if (!seat) return null;
  return {
    role: seat.role,
    personId: personIdOf(name),
    name,
    postId: fixedId(`story post ${name}`),
    unitId: unitId(seat.unit),
    unitName: UNITS[seat.unit],
    divisionCode: DISTRICT,
    unitIds: [unitId("squad")],
    onBehalfOf: null,
  };
}

/** @returns SHA-256 of a stored file, for fields that want one */
export async function layCast(
  platform: Pick<Platform, "database" | "home" | "secrets">,
  now: Instant,
): Promise<string> {
  await platform.database.transaction().execute(async (tx) => {
    await addCalendarVersion(tx, {
      calendar: workingCalendar({ id: "legal", name: "法定工作日历", version: 1 }),
      divisionCode: CITY,
      reason: "故事",
      createdBy: "故事",
      now,
    });
    await importPeople(tx, platform.secrets, peopleOfCast(), now);
    const entries = Object.entries(ENTERED) as [keyof typeof ENTERED, number][];
    for (const [id, value] of entries)
      await addSetting(
        tx,
        LAW_SETTINGS.owner,
        { id, value, effectiveFrom: FOUNDED_ON, source: "故事中的机关规定", note: "" },
        { personId: null, now },
      );
    await layPowers(tx, now);
    await layBenchmarks(tx, now);
    for (const device of DEVICES) await addDeviceRevision(tx, { ...SOUND_DEVICE, ...device }, { personId: null, now });
  });
  const upload = { personId: null, role: "story", takenAt: null, position: null, accuracyMetres: null, device: "" };
  return (await storeFile(platform, { bytes: ONE_PIXEL, upload, now })).sha256;
}

/** 职权: all offences but two; one of them was held for four months only, the other never. */
const HELD_FOR_A_TIME = "CG-SR-001";
const NEVER_HELD = "CG-SR-002";

async function layPowers(tx: Tx, now: Instant): Promise<void> {
  const common: Omit<PowerGrant, "id" | "offences"> = {
    agency: unitId("bureau"),
    kind: "concentrated",
    territory: [DISTRICT],
    effectiveFrom: FOUNDED_ON,
    effectiveTo: null,
    document: "示范省人民政府关于相对集中行政处罚权的决定（故事）",
    isPublished: true,
    namesLaw: null,
    mappingConfirmedBy: "",
  };
  const codes = OFFENCES.map(({ code }) => code).filter((code) => code !== HELD_FOR_A_TIME && code !== NEVER_HELD);
  const forATime = { effectiveFrom: "2026-06-01" as PlainDate, effectiveTo: "2026-09-30" as PlainDate };
  const grants: readonly PowerGrant[] = [
    { ...common, id: "story-all", offences: codes },
    { ...common, ...forATime, id: "story-for-a-time", offences: [HELD_FOR_A_TIME] },
  ];
  const by = { authorId: idOf("韩若谷"), reviewerId: idOf("叶疏桐"), opinion: "与决定一致", now };
  for (const grant of grants)
    await enact(
      tx,
      {
        ...{ kind: "grant", key: grant.id, content: grant, effectiveFrom: FOUNDED_ON },
        ...{ source: grant.document, note: GRANT_KINDS[grant.kind] },
      },
      by,
    );
}

const idOf = (name: string) => fixedId(`story person ${name}`);

/** 裁量基准: one of the bureau's own that has an end, one of the province, one by the square metre; all other offences have the sample. */
async function layBenchmarks(tx: Tx, now: Instant): Promise<void> {
  const by = { authorId: idOf("韩若谷"), reviewerId: idOf("叶疏桐"), opinion: "与公布的文本一致", now };
  for (const [code, benchmark] of Object.entries(BENCHMARKS))
    await enact(
      tx,
      {
        kind: "benchmark",
        key: code,
        content: benchmark,
        effectiveFrom: benchmark.effectiveFrom,
        source: "",
        note: "",
      },
      by,
    );
}

const span = (from: number, to: number): TierResult => ({
  ...{ kind: "range", from: { at: "ofSpan", share: from }, to: { at: "ofSpan", share: to } },
});
const tier = (level: string, words: string, result: TierResult) => ({ level, words, when: [], result });
const OWN: Benchmark = {
  ...{ id: "CG-SZ-002", name: "衡川区城市道路裁量基准", issuer: "own", source: "衡城管规〔2026〕1 号" },
  ...{ effectiveFrom: "2026-01-01" as PlainDate, effectiveTo: "2026-09-30" as PlainDate, isSample: false, unit: "" },
  tiers: [
    tier("较轻", "按期改正，没有危害后果", span(0, 3000)),
    tier("一般", "没有从轻、从重情节", span(3000, 6000)),
    tier("较重", "一年内再次违法，或者造成一定影响", span(6000, 10_000)),
  ],
};
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  "CG-SZ-002": OWN,
  "CG-SZ-003": {
    ...OWN,
    ...{ id: "CG-SZ-003", name: "示范省城市道路裁量基准", issuer: "superior", source: "示建法〔2026〕2 号" },
    effectiveTo: null,
  },
  "CG-SZ-004": {
    ...OWN,
    ...{
      id: "CG-SZ-004",
      name: "衡川区户外设施裁量基准",
      source: "衡城管规〔2026〕3 号",
      unit: "㎡",
      effectiveTo: null,
    },
    tiers: [tier("按面积", "每平方米三十五元", { kind: "perUnit", price: fenOfYuan(35) })],
  },
};

/** 电子技术监控设备: one that may be used, and one for each thing that may be missing. */
const day = (text: string) => text as PlainDate;
const SOUND_DEVICE = {
  ...{
    divisionCode: DISTRICT,
    name: "渣土车抓拍",
    place: "文昌街与广济路路口",
    reviewNumber: "衡城管审〔2025〕3 号",
    note: "",
  },
  ...{ legallyReviewedOn: day("2025-03-01"), technicallyReviewedOn: day("2025-03-10"), publishedOn: day("2025-03-20") },
  ...{ activeFrom: day("2025-04-01"), maintenance: [], retiredOn: null },
  ...{ inspectedOn: day("2025-10-09"), inspectedUntil: day("2026-10-08") },
};
const DEVICES = [
  { number: "ZT-01" },
  { number: "ZT-02", legallyReviewedOn: null, reviewNumber: "" },
  { number: "ZT-03", technicallyReviewedOn: null },
  { number: "ZT-04", publishedOn: null },
  { number: "ZT-05", maintenance: [{ from: day("2026-10-01"), to: day("2026-10-07") }] },
  { number: "ZT-06", inspectedOn: null, inspectedUntil: null },
];

function peopleOfCast(): Parameters<typeof importPeople>[2] {
  const valid = { validFrom: FOUNDED_ON, validTo: null };
  const names = Object.keys(CAST);
  const division = (code: string, name: string, level: "city" | "district", parentCode: string | null) => ({
    code,
    name,
    level,
    parentCode,
    ...valid,
    successorCode: null,
    isOfficial: false,
  });
  const seats = Object.entries(CAST);
  return {
    divisions: [division(CITY, "示范市", "city", null), division(DISTRICT, "衡川区", "district", CITY)],
    units: (["bureau", "squad"] as const).map((key, index) => ({
      id: unitId(key),
      code: `99010271${index}`,
      name: UNITS[key],
      shortName: UNITS[key],
      kinds: ["handling"],
      divisionCode: DISTRICT,
      parentId: key === "squad" ? unitId("bureau") : null,
      dutyPhone: "0000-0001000",
      address: "衡川区文昌街 1 号",
      ...valid,
    })),
    persons: names.map((name, index) => ({
      id: fixedId(`story person ${name}`),
      name,
      badgeNumber: `S${String(index + 1).padStart(4, "0")}`,
      signInName: null,
      phone: null,
    })),
    passwordHash: "none: nobody here has an account",
    posts: seats.map(([name, seat]) => ({
      id: fixedId(`story post ${name}`),
      personId: fixedId(`story person ${name}`),
      role: seat.role,
      title: seat.role,
      unitId: unitId(seat.unit),
      divisionCode: DISTRICT,
      ...valid,
      isPrimary: true,
    })),
    credentials: seats.flatMap(([name, { certificate }]) =>
      certificate
        ? [
            {
              id: fixedId(`story certificate ${name}`),
              personId: fixedId(`story person ${name}`),
              kind: "enforcement" as const,
              number: certificate[0],
              issuer: "示范省人民政府",
              scope: [],
              validFrom: "2015-01-01" as PlainDate,
              validTo: certificate[1] as PlainDate,
            },
          ]
        : [],
    ),
  };
}

/** A PNG of one pixel: what stands for every photograph and recording. */
const ONE_PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
