/** 权责: the question put to the model's rules, with what the registers say. */
import type { PlainDate } from "#base/plain-date.ts";
import {
  classKeyOfDetail,
  findResponsibility,
  type NamedUnit,
  type ReportDetail,
  type Responsibility,
  UNCLEAR,
} from "#capabilities/report/model/public.ts";
import type { Unit, UnitKind } from "#kernel/people/model/public.ts";
import type { UnitInShort } from "#kernel/people/server/public.ts";
import type { Located as Place } from "#kernel/place/model/public.ts";
import { findFacility } from "#kernel/place/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { areaCodesOf } from "./locate.ts";

const CENTRES: readonly UnitKind[] = ["supervision_centre", "command_centre"];

/** The two centres judge and send; they do not handle. */
export function mayBeGivenWork(unit: Pick<Unit, "kinds">): boolean {
  return unit.kinds.some((kind) => !CENTRES.includes(kind));
}

export interface PlacedReport {
  readonly detail: ReportDetail | Promise<ReportDetail>;
  readonly place: Place;
  /** Every unit valid on the day. */
  readonly units: readonly UnitInShort[];
  readonly configuration: Configuration;
  readonly day: PlainDate;
}

export async function responsibilityFor(on: Database | Tx, report: PlacedReport): Promise<Responsibility> {
  const { place, units, configuration, day } = report;
  const detail = await report.detail;
  const classKey = classKeyOfDetail(detail);
  if (classKey === null || !place.cell) return UNCLEAR;
  const named = (id: string | null | undefined): NamedUnit | null => {
    const unit = units.find((candidate) => candidate.id === id);
    return unit ? { id: unit.id, name: unit.name } : null;
  };
  const facility = detail.facilityCode ? await findFacility(on, detail.facilityCode) : null;
  return findResponsibility({
    on: day,
    classKey,
    cellCode: place.cell.code,
    areas: [...areaCodesOf(place), place.cell.code],
    divisionCode: place.divisionCode,
    facilityCode: detail.facilityCode,
    facility: facility && {
      maintaining: named(facility.maintainingUnitId),
      owning: named(facility.owningUnitId),
      supervising: named(facility.supervisingUnitId),
    },
    rules: configuration.rulesFor(classKey),
    precedents: configuration.precedents,
    subDistrict: named(place.cell.fallbackUnitId) ?? streetOffice(units, place.divisionCode),
    returnedUnitIds: detail.returnedUnitIds,
  });
}

function streetOffice(units: readonly UnitInShort[], divisionCode: string): NamedUnit | null {
  const street = divisionCode.slice(0, 9).padEnd(12, "0");
  const office = units.find((unit) => unit.kinds.includes("street_office") && unit.divisionCode === street);
  return office ? { id: office.id, name: office.name } : null;
}
