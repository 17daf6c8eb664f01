/** What stays the same through one walk: the offence, what the agency entered, the people and their certificates. */
import type { PlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { addLimit } from "#kernel/clock/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { LAW_SETTINGS, type LawSettings, thresholdsOf } from "#law/settings/public.ts";
import type { CaseFacts, OffenceFact, OfficerFact } from "../facts.ts";
import type { Device } from "../offsite/device.ts";
import { actorOf, CALENDAR, ENTERED, idOf, OFFENCE, OFFICERS, WHO } from "../rehearsal.ts";
import type { Chance } from "./random.ts";

export interface World {
  readonly settings: LawSettings;
  readonly offence: OffenceFact;
  readonly officers: ReadonlyMap<string, OfficerFact>;
  readonly fixed: Omit<CaseFacts, "offence" | "actedBefore">;
}

/** Person 6 is an officer whose certificate runs out during many walks. */
const FLEETING: OfficerFact = {
  personId: idOf(6),
  name: "何远舟",
  isAuxiliary: false,
  certificate: {
    number: "99010200188",
    validFrom: "2020-01-01" as PlainDate,
    validTo: "2026-03-31" as PlainDate,
    scopes: [],
  },
};

/** Everybody who may try: each post, and people who hold a second post beside their own. */
export const ACTORS: readonly Actor[] = [
  ...Object.values(WHO),
  actorOf("officer", 6),
  actorOf("legal_reviewer", 1),
  actorOf("agency_head", 2),
  actorOf("hearing_presider", 3),
  actorOf("unit_lead", 1),
  actorOf("cashier", 4),
];

const share = (from: number, to: number) =>
  ({ kind: "range", from: { at: "ofSpan", share: from }, to: { at: "ofSpan", share: to } }) as const;

/** Published: in part of the walks it binds, and is the province's in part of those. */
export const BENCHMARK = {
  ...{ name: "建筑垃圾裁量基准", source: "城管规〔2023〕1 号", issuer: "own", unit: "" },
  tiers: [
    { level: "较轻", words: "有从轻情节", when: [], result: share(0, 3000) },
    { level: "一般", words: "没有从轻、从重情节", when: [], result: share(0, 10_000) },
    { level: "较重", words: "有从重情节", when: [], result: share(6000, 10_000) },
  ],
} as const satisfies OffenceFact["benchmark"];

const DEFAULTS = settingsOn(LAW_SETTINGS, [], "2026-01-01" as PlainDate);

const DEVICE: Device = {
  number: "D1",
  reviewNumber: "审〔2024〕1号",
  legallyReviewedOn: "2024-01-10" as PlainDate,
  technicallyReviewedOn: "2024-01-20" as PlainDate,
  publishedOn: "2024-02-01" as PlainDate,
  activeFrom: "2024-02-10" as PlainDate,
  maintenance: [{ from: "2025-06-01" as PlainDate, to: "2025-06-15" as PlainDate }],
  inspectedOn: null,
  inspectedUntil: null,
  retiredOn: null,
};

/** Walks reach far: only the two whose certificates are meant to run out have such. */
function lasting(officer: OfficerFact): OfficerFact {
  const { certificate } = officer;
  return certificate === null || certificate.validTo < "2030"
    ? officer
    : { ...officer, certificate: { ...certificate, validTo: "2099-12-31" as PlainDate } };
}

export function worldOf(chance: Chance): World {
  const settings: LawSettings = {
    ...DEFAULTS,
    ...(chance.is(0.95) ? ENTERED : {}),
    "decide.extensions_enabled": chance.is(0.3),
    "fast_track.enabled": chance.is(0.5),
    "publish.scope": chance.is(0.3) ? "all" : "social_impact",
    "discretion.departure": chance.is(0.3) ? "collective" : "head_or_collective",
  };
  const offence: OffenceFact = {
    ...OFFENCE,
    hasPower: chance.is(0.97),
    seizureBasis: chance.is(0.7)
      ? { text: "《无证无照经营查处办法》第十一条第二款", level: "administrative_regulation" }
      : null,
    isEntrusted: chance.is(0.05),
    penaltyKinds: ["warning", "fine", "confiscate_goods", "suspend_permit"],
    fineRange: chance.is(0.95) ? { minFen: 50_00, maxFen: 100_000_00 } : null,
    benchmark: chance.is(0.4) ? { ...BENCHMARK, issuer: chance.is(0.2) ? "superior" : "own" } : null,
    isRectificationFirst: chance.is(0.2),
    isOnFirstViolationList: chance.is(0.5),
    isOnMinorList: chance.is(0.5),
    allowsOffsite: chance.is(0.5),
    isUnderEcoCode: chance.is(0.3),
  };
  const officers = new Map([...OFFICERS.map(lasting), FLEETING].map((officer) => [officer.personId, officer]));
  return {
    settings,
    offence,
    officers,
    fixed: {
      settings,
      thresholds: thresholdsOf(settings),
      sourceOf: () => "",
      calendar: CALENDAR,
      dueOf: (limit, from) => addLimit(CALENDAR, from, limit),
      officers,
      finesForSameAct: chance.is(0.05) ? [{ agency: "交通运输局", number: "交罚〔2026〕1号" }] : [],
      earlierViolations: chance.is(0.3) ? [{ on: "2025-06-01" as PlainDate, number: "990102-E-9" }] : [],
      partyKey: null,
      devices: new Map(
        [DEVICE, { ...DEVICE, number: "D2", publishedOn: null }].map((device) => [device.number, device]),
      ),
      people: ACTORS.flatMap(({ personId, name, role }) => (personId ? [{ personId, name, role }] : [])),
    },
  };
}
