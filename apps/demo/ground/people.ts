/** 人员 of the demonstration city, as the register takes them in. */
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { addDays, parsePlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import type { PeopleImport } from "#kernel/people/server/public.ts";
import { type City, dutyOn, type Person, type Unit } from "../city/public.ts";
import { demoId, personId, postId, unitId } from "../ids.ts";

/** Before any day that the history can reach. */
export const FOUNDED_ON = parsePlainDate("2024-01-01");
/** Shifts are known this many days ahead. */
const ROSTER_DAYS_AHEAD = 60;
/** Work that lies on the desks may have begun so long ago, also where the history is shorter. */
const LEAST_DAYS_BEFORE = 10;

/** @param now the moment of the first start; @param days length of the history before it */
export function peopleOf(city: City, now: Instant, days: number): PeopleImport {
  const valid = { validFrom: FOUNDED_ON, validTo: null };
  return {
    divisions: city.divisions.map(({ code, name, level, parentCode, isOfficial }) => ({
      code,
      name,
      level,
      parentCode,
      ...valid,
      successorCode: null,
      isOfficial,
    })),
    units: city.units.map((unit) => ({
      id: unitId(unit.key),
      code: unit.code,
      name: unit.name,
      shortName: unit.shortName,
      kinds: kindsOf(city, unit),
      divisionCode: unit.divisionCode,
      parentId: unit.parentKey && unitId(unit.parentKey),
      ...contactOf(city, unit),
      ...valid,
    })),
    persons: city.people.map(({ key, name, badgeNumber, signInName, phone }) => ({
      id: personId(key),
      name,
      badgeNumber,
      signInName,
      phone,
    })),
    posts: city.people.flatMap((person) =>
      person.posts.map((post, index) => ({
        id: postId(post.key),
        personId: personId(person.key),
        role: post.role,
        title: post.title,
        unitId: unitId(post.unitKey),
        divisionCode: post.divisionCode,
        ...valid,
        isPrimary: index === 0,
      })),
    ),
    duties: dutiesOf(city, now, days),
    beats: city.areas.flatMap((area) =>
      area.personKeys.map((key, index) => ({ personId: personId(key), areaCode: area.key, rank: index + 1 })),
    ),
    credentials: city.people.flatMap((person) => credentialsOf(person, now)),
  };
}

/** What papers and the party's page name: of the bureaus that decide cases. */
function contactOf({ divisions }: City, { key, divisionCode }: City["units"][number]) {
  if (!key.endsWith("-bureau")) return { dutyPhone: null, address: null };
  const division = divisions.find(({ code }) => code === divisionCode)?.name ?? "";
  return { dutyPhone: `0990-${divisionCode.slice(2, 6)}000`, address: `示范市${division}政务服务中心三楼` };
}

/** The city's fallback units are its sub-district offices. */
function kindsOf(city: City, unit: Unit): NonNullable<PeopleImport["units"]>[number]["kinds"] {
  const isOffice = city.cells.some((cell) => cell.fallbackUnitKey === unit.key);
  return isOffice ? [...unit.kinds, "street_office"] : [...unit.kinds];
}

function dutiesOf(city: City, now: Instant, days: number): NonNullable<PeopleImport["duties"]> {
  const today = plainDateOf(now);
  // A night shift that began the day before is still on.
  const before = Math.max(days, LEAST_DAYS_BEFORE) + 1;
  const first = addDays(today, -before);
  return Array.from({ length: before + ROSTER_DAYS_AHEAD + 1 }, (_, n) => addDays(first, n)).flatMap((day) =>
    dutyOn(city, day).map(({ entry, shift }) => ({
      id: demoId(`duty ${entry.postKey} ${shift.key} ${day}`),
      postId: postId(entry.postKey),
      startsAt: addMillis(startOfDay(day), shift.startMinute * MINUTE_MS),
      endsAt: addMillis(startOfDay(day), shift.endMinute * MINUTE_MS),
      areaCodes: [...entry.areaKeys],
    })),
  );
}

/** A supervisor's card, and the enforcement certificate of those who work in a squad. */
function credentialsOf(person: Person, now: Instant): NonNullable<PeopleImport["credentials"]> {
  const [main] = person.posts;
  const base = {
    personId: personId(person.key),
    issuer: "示范市城市管理综合行政执法局",
    scope: [],
    validFrom: FOUNDED_ON,
    validTo: addDays(plainDateOf(now), 720),
  };
  const number = person.badgeNumber;
  if (main?.role === "supervisor")
    return [{ ...base, id: demoId(`card ${person.key}`), kind: "supervisor", number: `示监 ${number}` }];
  // 协管员 assist and hold no certificate.
  const isOfficer =
    main?.role !== "auxiliary" && person.posts.some(({ unitKey }) => /-(squad|enforcement)$/.test(unitKey));
  return isOfficer
    ? [{ ...base, id: demoId(`certificate ${person.key}`), kind: "enforcement", number: `示执 ${number}` }]
    : [];
}
