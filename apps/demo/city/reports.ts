/**
 * 问题流: what goes wrong in the city, day by day. A day is drawn from the seed and its date alone, so a longer stretch of days
 * contains a shorter one unchanged.
 */
import { addDays, type PlainDate, weekdayOf } from "#base/plain-date.ts";
import type { Position } from "#base/position.ts";
import { dutyOn } from "./duty.ts";
import { boundsOf, contains, pointOf, positionOf, toDegrees, toMetres } from "./geometry.ts";
import type { InventedReport, ReportSource, Weather } from "./invented.ts";
import { addressPhrase, cellAt } from "./locate.ts";
import { citizenName } from "./person-names.ts";
import { type Random, randomOf } from "./random.ts";
import { type Haunt, REPORT_KINDS, type ReportKind } from "./report-kinds.ts";
import { spoken, textOf } from "./report-texts.ts";
import type { City, Facility, GridCell, Landmark, Point } from "./types.ts";
import { weatherOn } from "./weather.ts";

/** Problems on a clear workday. */
const MEAN_PER_DAY = 45;
/** Reports by hour of the day. */
const HOURS = [0.2, 0.1, 0.1, 0.1, 0.2, 0.6, 2, 5, 8, 9, 9, 7, 4, 4, 7, 8, 8, 7, 6, 6, 5, 3, 1.2, 0.5];
const WEATHER_FACTOR: Readonly<Record<Weather, number>> = {
  clear: 1,
  cloudy: 1,
  rain: 0.92,
  storm: 1.3,
  wind: 1.12,
  snow: 1.15,
};

/** Of the problems that no supervisor came upon, who tells of them. */
const PUBLIC_SOURCES: readonly (readonly [ReportSource, number])[] = [
  ["hotline_12345", 38],
  ["app", 29],
  ["hotline_12319", 7],
  ["ai_video", 9],
  ["video", 6],
  ["volunteer", 4],
  ["inspection", 3],
  ["referral", 2],
  ["leader", 1],
  ["media", 1],
];
const WITH_CONTACT: ReadonlySet<ReportSource> = new Set(["hotline_12345", "hotline_12319", "app", "volunteer"]);
const SELF_HANDLED: ReadonlySet<string> = new Set(["0110", "0112", "0201", "0207", "0208", "0410", "0493"]);
const SEEN_BY_CAMERA: ReadonlySet<string> = new Set([
  "0110",
  "0192",
  "0401",
  "0405",
  "0406",
  "0409",
  "0410",
  "0493",
  "0506",
]);

/** Pictures of a kind: drawing one takes 0.1–0.3 s (2026-11), so a player may keep them by kind, phase and seed. */
const SCENE_VARIANTS = 16;

interface Place {
  readonly at: Position;
  readonly cell: GridCell;
  readonly facility: Facility | null;
}
interface Anchors {
  readonly facilities: ReadonlyMap<string, readonly Facility[]>;
  readonly landmarks: ReadonlyMap<string, readonly Landmark[]>;
  readonly busyness: ReadonlyMap<string, number>;
}

/** @param fromDay first day, @param toDay last day, both included; ordered by time */
export function inventReports(city: City, seed: number, fromDay: PlainDate, toDay: PlainDate): InventedReport[] {
  const anchors = anchorsOf(city, seed);
  const reports: InventedReport[] = [];
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) reports.push(...reportsOn(city, anchors, seed, day));
  return reports;
}

function reportsOn(city: City, anchors: Anchors, seed: number, day: PlainDate): InventedReport[] {
  const random = randomOf(seed, `reports:${day}`);
  const weather = weatherOn(seed, day);
  const isWeekend = weekdayOf(day) >= 6;
  const count = Math.round(
    MEAN_PER_DAY * WEATHER_FACTOR[weather] * (isWeekend ? 0.82 : 1) * random.between(0.86, 1.14),
  );
  const patrol = patrolOf(city, day);
  const minutes = Array.from({ length: count }, () => random.weighted(HOURS) * 60 + random.int(0, 59)).sort(
    (a, b) => a - b,
  );
  const drafts: Omit<InventedReport, "key" | "duplicateOf">[] = [];
  for (const minute of minutes) {
    const kind = kindAt(minute, weather, random);
    const place = placeOf(city, anchors, kind, random);
    if (place) drafts.push(reportOf(city, kind, place, { day, minute, weather, patrol }, random));
  }
  return withDuplicates(city, drafts, random);
}

interface Moment {
  readonly day: PlainDate;
  readonly minute: number;
  readonly weather: Weather;
  readonly patrol: (cell: GridCell, minute: number) => string | null;
}

function reportOf(
  city: City,
  kind: ReportKind,
  place: Place,
  moment: Moment,
  random: Random,
): Omit<InventedReport, "key" | "duplicateOf"> {
  const onDuty = moment.patrol(place.cell, moment.minute);
  const bySupervisor = onDuty !== null && random.chance(0.74);
  const source = bySupervisor ? supervisorSource(kind, random) : publicSource(kind, random);
  const isWrong = kind.mistakenFor !== undefined && random.chance(bySupervisor ? 0.05 : 0.16);
  return {
    on: moment.day,
    minute: moment.minute,
    source,
    issueKind: kind.issueKind,
    classCode: isWrong ? (kind.mistakenFor ?? kind.classCode) : kind.classCode,
    trueClassCode: kind.classCode,
    conditionIndex: kind.conditionIndex,
    facilityCode: place.facility?.code ?? null,
    description: spoken(textOf(kind, random), source, random),
    position: place.at,
    cellCode: place.cell.code,
    address: addressPhrase(city, place.at),
    personKey: bySupervisor ? onDuty : null,
    contact: WITH_CONTACT.has(source) && random.chance(0.86) ? contactOf(random) : null,
    isTrue: random.chance(bySupervisor ? 0.995 : 0.93),
    weather: moment.weather,
    scene: kind.scene,
    sceneSeed: random.int(1, SCENE_VARIANTS),
  };
}

/** Fictional numbers: 199 0001 0000 upwards. */
function contactOf(random: Random): { readonly name: string; readonly phone: string } {
  return { name: citizenName(random), phone: String(19_900_010_000 + random.int(0, 8_999)) };
}

function supervisorSource(kind: ReportKind, random: Random): ReportSource {
  return kind.issueKind === "incident" && SELF_HANDLED.has(kind.classCode) && random.chance(0.2)
    ? "self_handled"
    : "supervisor";
}
function publicSource(kind: ReportKind, random: Random): ReportSource {
  if (kind.classCode === "0506" && random.chance(0.3)) return "iot";
  const open = PUBLIC_SOURCES.filter(
    ([source]) => !/video/.test(source) || (kind.issueKind === "incident" && SEEN_BY_CAMERA.has(kind.classCode)),
  );
  return open[random.weighted(open.map(([, weight]) => weight))]?.[0] ?? "hotline_12345";
}

function kindAt(minute: number, weather: Weather, random: Random): ReportKind {
  const isEvening = minute >= 17 * 60 || minute < 2 * 60;
  const weights = REPORT_KINDS.map((kind) => {
    const byWeather = kind.weather?.[weather] ?? 1;
    const byHour = kind.isEvening ? (isEvening ? 2.2 : 0.55) : isEvening ? 0.8 : 1;
    return kind.weight * byWeather * byHour;
  });
  return REPORT_KINDS[random.weighted(weights)] as ReportKind;
}

/** Now and then a second person tells of the same thing: nearby, a while later, in other words. */
function withDuplicates(
  city: City,
  drafts: readonly Omit<InventedReport, "key" | "duplicateOf">[],
  random: Random,
): InventedReport[] {
  const key = (report: { readonly on: string }, serial: number): string =>
    `${report.on}/${String(serial).padStart(3, "0")}`;
  const originals = drafts.map(
    (draft, index): InventedReport => ({ ...draft, key: key(draft, index + 1), duplicateOf: null }),
  );
  const repeats: InventedReport[] = [];
  for (const original of originals) {
    if (!random.chance(0.065) || original.minute > 20 * 60 || original.source === "self_handled") continue;
    const kind = REPORT_KINDS.find(
      ({ issueKind, classCode, conditionIndex }) =>
        issueKind === original.issueKind &&
        classCode === original.trueClassCode &&
        conditionIndex === original.conditionIndex,
    );
    const at = shifted(original.position, random.between(4, 24), random);
    const cell = cellAt(city, at);
    if (!kind || !cell) continue;
    const source = random.pick(["hotline_12345", "app"] as const);
    repeats.push({
      ...original,
      key: key(original, originals.length + repeats.length + 1),
      minute: original.minute + random.int(12, 200),
      source,
      description: spoken(textOf(kind, random), source, random),
      position: at,
      cellCode: cell.code,
      address: addressPhrase(city, at),
      facilityCode: null,
      personKey: null,
      contact: contactOf(random),
      duplicateOf: original.key,
    });
  }
  return [...originals, ...repeats].sort((a, b) => a.minute - b.minute || (a.key < b.key ? -1 : 1));
}

/** Who patrols a cell at a minute of the day; null when nobody does. */
function patrolOf(city: City, day: PlainDate): Moment["patrol"] {
  const beatOf = new Map(
    city.areas
      .filter(({ kind }) => kind === "patrol_beat")
      .flatMap((area) => area.cellCodes.map((code) => [code, area] as const)),
  );
  const out = dutyOn(city, day).filter(({ entry }) => entry.areaKeys.length > 0);
  return (cell, minute) => {
    const beat = beatOf.get(cell.code);
    const there = out.filter(
      ({ entry, shift }) =>
        beat && entry.areaKeys.includes(beat.key) && shift.startMinute <= minute && minute < shift.endMinute,
    );
    return (there.find(({ person }) => person.key === beat?.personKeys[0]) ?? there[0])?.person.key ?? null;
  };
}

const KERB_CLASSES = ["0402", "0137", "0305"];
const CARRIAGEWAY_CLASSES = ["0102", "0103"];

function anchorsOf(city: City, seed: number): Anchors {
  const random = randomOf(seed, "busyness");
  const byGrade = { A: 0.7, B: 0.36, C: 0.2 } as const;
  return {
    facilities: Map.groupBy(city.facilities, ({ classCode }) => classCode),
    landmarks: Map.groupBy(city.landmarks, ({ kind }) => kind),
    // Some places are never tidy: one cell in twelve sees twice as much.
    busyness: new Map(
      city.cells.map((cell) => [
        cell.code,
        Math.min(1, byGrade[cell.grade] * random.between(0.5, 1.2) * (random.chance(0.08) ? 2.4 : 1)),
      ]),
    ),
  };
}

/** A place of the right sort, likelier where the city is busy. */
function placeOf(city: City, anchors: Anchors, kind: ReportKind, random: Random): Place | null {
  for (let tries = 0; tries < 40; tries++) {
    const found = candidate(city, anchors, kind, random.pick(kind.haunts), random);
    if (!found) continue;
    const cell = cellAt(city, found.at);
    if (cell && (random.chance(anchors.busyness.get(cell.code) ?? 0) || tries > 30)) return { ...found, cell };
  }
  return null;
}

function candidate(
  city: City,
  anchors: Anchors,
  kind: ReportKind,
  haunt: Haunt,
  random: Random,
): Omit<Place, "cell"> | null {
  if (haunt === "facility") {
    const list = anchors.facilities.get(kind.classCode) ?? [];
    if (list.length === 0) return null;
    const facility = random.pick(list);
    return { at: shifted(facility.position, random.between(0, 2), random), facility };
  }
  if (haunt === "park" || haunt === "river") {
    const areas = city.green.filter((area) => (area.kind === "river_bank") === (haunt === "river"));
    const { boundary } = random.pick(areas);
    const bounds = boundsOf(boundary);
    const at: Point = [random.between(bounds.west, bounds.east), random.between(bounds.south, bounds.north)];
    return contains(boundary, at) ? { at: shifted(positionOf(at), 0, random), facility: null } : null;
  }
  if (haunt === "kerb" || haunt === "carriageway") {
    const list = anchors.facilities.get(random.pick(haunt === "kerb" ? KERB_CLASSES : CARRIAGEWAY_CLASSES)) ?? [];
    return list.length > 0
      ? { at: shifted(random.pick(list).position, random.between(1, 5), random), facility: null }
      : null;
  }
  const list = anchors.landmarks.get(haunt) ?? [];
  return list.length > 0
    ? { at: shifted(random.pick(list).position, random.between(2, 16), random), facility: null }
    : null;
}

function shifted(at: Position, metres: number, random: Random): Position {
  const angle = random.between(0, 2 * Math.PI);
  const { x, y } = toMetres(pointOf(at));
  return positionOf(toDegrees({ x: x + Math.cos(angle) * metres, y: y + Math.sin(angle) * metres }));
}
