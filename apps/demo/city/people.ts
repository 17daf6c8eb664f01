/** 人员与岗位: about 120 people at the posts of the loop; nobody sits on both axes (监督 and 指挥). */
import type { PostRole } from "#kernel/people/model/public.ts";
import { streetOfficeKey } from "./ground.ts";
import { CITY, DISTRICTS } from "./names.ts";
import { nameSource } from "./person-names.ts";
import { randomOf } from "./random.ts";
import type { Division, Person, Post, ResponsibilityArea, Unit } from "./types.ts";
import { districtKey, squadKey } from "./units.ts";

/** Post families: digit in sign-in names and badge numbers. */
const FAMILY: Readonly<Record<PostRole, number>> = {
  supervisor: 1,
  acceptor: 2,
  shift_leader: 2,
  dispatcher: 3,
  command_lead: 3,
  unit_desk: 4,
  crew: 5,
  leader: 6,
  evaluator: 7,
  hotline_clerk: 2,
  unit_lead: 4,
  reply_reviewer: 7,
  return_visitor: 2,
  administrator: 8,
  supervision_office: 6,
  task_owner: 4,
  officer: 9,
  auxiliary: 9,
  legal_reviewer: 9,
  hearing_presider: 9,
  agency_head: 9,
  publicity_clerk: 9,
  cashier: 9,
  archivist: 9,
  screen: 8,
};

const FIRST_PHONE = 19_900_000_000;

interface Seat {
  readonly role: PostRole;
  readonly title: string;
  readonly unitKey: string;
  readonly divisionCode: string;
  readonly key: string;
}

export interface Staff {
  readonly people: readonly Person[];
  /** The areas with the supervisors of each beat filled in. */
  readonly areas: readonly ResponsibilityArea[];
}

export function staffOf(
  divisions: readonly Division[],
  units: readonly Unit[],
  areas: readonly ResponsibilityArea[],
  seed: number,
): Staff {
  const nextName = nameSource(randomOf(seed, "people"));
  const serials = new Map<string, number>();
  const people: Person[] = [];
  const add = (seats: readonly [Seat, ...Seat[]]): Person => {
    const [main] = seats;
    const family = FAMILY[main.role];
    const county =
      main.divisionCode.slice(0, 6) === CITY.code.slice(0, 6) ? "CS" : districtKey(main.divisionCode).toUpperCase();
    const serial = (serials.get(county + family) ?? firstSerial(family)) + 1;
    serials.set(county + family, serial);
    const number = String(serial).padStart(4, "0");
    const key = `person-${county.toLowerCase()}-${family}-${number}`;
    const person: Person = {
      key,
      name: nextName(),
      signInName: `${county}-${family}-${number}`,
      badgeNumber: `${main.divisionCode.slice(0, 6)}${family}${number}`,
      phone: String(FIRST_PHONE + people.length + 1),
      posts: seats.map(({ key: seatKey, ...seat }): Post => ({ ...seat, key: `${key}/${seatKey}` })),
    };
    people.push(person);
    return person;
  };
  const holders = new Map<string, string>();
  for (const area of areas.filter(({ kind }) => kind === "patrol_beat")) {
    holders.set(
      area.key,
      add([
        {
          key: "supervisor",
          role: "supervisor",
          title: "监督员",
          unitKey: area.unitKey,
          divisionCode: area.streetCode,
        },
      ]).key,
    );
  }
  for (const seats of [
    ...DISTRICTS.flatMap(({ code }) => districtSeats(code)),
    ...citySeats(),
    ...unitSeats(divisions, units),
    ...hotlineSeats(units),
    ...taskSeats(),
    ...DISTRICTS.flatMap(({ code }) => caseworkSeats(code)),
  ])
    add(seats);
  return {
    people,
    areas: areas.map((area) =>
      area.kind === "patrol_beat" ? { ...area, personKeys: beatHolders(area, areas, holders) } : area,
    ),
  };
}

/** Serials start where a running office would be, not at 1. */
const firstSerial = (family: number): number => 100 + family * 7;

/** The holder, then the holder of the next beat of the street, who stands in. */
function beatHolders(
  area: ResponsibilityArea,
  areas: readonly ResponsibilityArea[],
  holders: ReadonlyMap<string, string>,
): string[] {
  const beats = areas.filter(({ kind, streetCode }) => kind === "patrol_beat" && streetCode === area.streetCode);
  const at = beats.indexOf(area);
  return [beats[at], beats[(at + 1) % beats.length]].flatMap((beat) => holders.get(beat?.key ?? "") ?? []);
}

function districtSeats(code: string): [Seat, ...Seat[]][] {
  const key = districtKey(code);
  const seat = (role: PostRole, title: string, unit: string): Seat => ({
    key: role,
    role,
    title,
    unitKey: `${key}-${unit}`,
    divisionCode: code,
  });
  return [
    [seat("shift_leader", "值班长", "supervision")],
    [seat("shift_leader", "值班长", "supervision")],
    [seat("acceptor", "受理员", "supervision")],
    [seat("acceptor", "受理员", "supervision")],
    [seat("acceptor", "受理员", "supervision")],
    [seat("dispatcher", "派遣员", "command")],
    [seat("dispatcher", "派遣员", "command")],
    [seat("command_lead", "指挥中心主任", "command")],
    [seat("leader", "分管副局长", "bureau")],
    [seat("evaluator", "评价岗", "supervision")],
  ];
}

function citySeats(): [Seat, ...Seat[]][] {
  const seat = (role: PostRole, title: string, unitKey: string): Seat => ({
    key: role,
    role,
    title,
    unitKey,
    divisionCode: CITY.code,
  });
  return [
    [seat("leader", "局长", "city-bureau")],
    [seat("leader", "副局长", "city-bureau")],
    [seat("shift_leader", "值班长", "city-supervision")],
    [seat("acceptor", "热线受理员", "city-supervision")],
    [seat("dispatcher", "派遣员", "city-command")],
    [seat("command_lead", "指挥中心主任", "city-command")],
    [
      seat("evaluator", "综合评价岗", "city-supervision"),
      { ...seat("leader", "专报审阅", "city-supervision"), key: "reader" },
    ],
    [seat("administrator", "系统管理员", "city-bureau")],
    [seat("administrator", "基础数据管理员", "city-bureau")],
  ];
}

/** 热线: the desk, the second level of the gate and the callers-back of the city; heads of the units that orders go to. */
function hotlineSeats(units: readonly Unit[]): [Seat, ...Seat[]][] {
  const seat = (role: PostRole, title: string, unitKey: string, divisionCode: string): [Seat, ...Seat[]] => [
    { key: `${role}@${unitKey}`, role, title, unitKey, divisionCode },
  ];
  const ofCity = (role: PostRole, title: string, unitKey: string) => seat(role, title, unitKey, CITY.code);
  return [
    ofCity("hotline_clerk", "热线受理员", "city-supervision"),
    ofCity("hotline_clerk", "热线受理员", "city-supervision"),
    ofCity("reply_reviewer", "督办岗", "city-bureau"),
    ofCity("return_visitor", "回访员", "city-supervision"),
    ofCity("return_visitor", "回访员", "city-supervision"),
    ...units
      .filter(({ key }) => takesOrders(key))
      .map(({ key, divisionCode }) => seat("unit_lead", "单位负责人", key, divisionCode)),
  ];
}

/** 督查室, and those of the city's units who carry tasks of plans. */
function taskSeats(): [Seat, ...Seat[]][] {
  const seat = (role: PostRole, title: string, unitKey: string): [Seat, ...Seat[]] => [
    { key: `${role}@${unitKey}`, role, title, unitKey, divisionCode: CITY.code },
  ];
  const carriers = ["enforcement", "sanitation", "municipal", "greening", "drainage", "lighting"];
  return [
    seat("supervision_office", "督查督办岗", "city-bureau"),
    seat("supervision_office", "督查督办岗", "city-bureau"),
    ...carriers.map((unit) => seat("task_owner", "任务承办岗", `city-${unit}`)),
  ];
}

/** 办案: the officers of a district's brigade, and those who review, decide, publish, collect and keep in its bureau. */
function caseworkSeats(code: string): [Seat, ...Seat[]][] {
  const key = districtKey(code);
  const seat = (role: PostRole, title: string, unit: "enforcement" | "bureau"): [Seat, ...Seat[]] => [
    { key: `${role}@${key}-${unit}`, role, title, unitKey: `${key}-${unit}`, divisionCode: code },
  ];
  return [
    seat("officer", "执法队员", "enforcement"),
    seat("officer", "执法队员", "enforcement"),
    seat("officer", "执法队员", "enforcement"),
    seat("officer", "执法队员", "enforcement"),
    seat("auxiliary", "协管员", "enforcement"),
    seat("unit_lead", "大队长", "enforcement"),
    seat("legal_reviewer", "法制审核员", "bureau"),
    seat("hearing_presider", "听证主持人", "bureau"),
    seat("agency_head", "局长", "bureau"),
    seat("agency_head", "副局长", "bureau"),
    seat("publicity_clerk", "公示员", "bureau"),
    seat("cashier", "收缴岗", "bureau"),
    seat("archivist", "档案员", "bureau"),
  ];
}

/** Units that the demonstration's hotline orders go to. */
export function takesOrders(unitKey: string): boolean {
  return unitKey.includes("sanitation-team") || unitKey === "city-lighting" || unitKey === "city-drainage";
}

/**
 * A desk for every unit that handles. The cleaning teams have a crew of their own; elsewhere the desk also goes out, and in a
 * street one person serves the office and the squad.
 */
function unitSeats(divisions: readonly Division[], units: readonly Unit[]): [Seat, ...Seat[]][] {
  const out: [Seat, ...Seat[]][] = [];
  const seat = (role: PostRole, title: string, unitKey: string, divisionCode: string): Seat => ({
    key: `${role}@${unitKey}`,
    role,
    title,
    unitKey,
    divisionCode,
  });
  const desk = ({ key, divisionCode }: Pick<Unit, "key" | "divisionCode">): Seat =>
    seat("unit_desk", "受理岗", key, divisionCode);
  const crew = ({ key, divisionCode }: Pick<Unit, "key" | "divisionCode">): Seat =>
    seat("crew", "处置人员", key, divisionCode);
  const streets = divisions.filter(({ level }) => level === "street");
  for (const { code } of streets) {
    const office = { key: streetOfficeKey(code), divisionCode: code };
    const squad = { key: squadKey(code), divisionCode: code };
    out.push([desk(squad), crew(squad), desk(office), crew(office)]);
  }
  const inStreets = new Set(streets.map(({ code }) => code));
  for (const unit of units.filter(
    ({ kinds, divisionCode }) => kinds.includes("handling") && !inStreets.has(divisionCode),
  )) {
    if (unit.key.includes("sanitation-team")) out.push([desk(unit)], [crew(unit)]);
    else out.push([desk(unit), crew(unit)]);
  }
  return out;
}
