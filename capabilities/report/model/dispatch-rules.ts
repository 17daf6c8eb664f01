/**
 * 权责: who should handle a problem, by class × place × owner.
 *
 * Vocabulary
 * - rule 权责规则: class × area → unit; the more precise rule wins
 * - precedent 权责认定: what a shift leader decided after a dispute; goes before every rule
 * - fallback 属地兜底: the sub-district of the place, when nothing else names a unit
 *
 * A component names its own departments: maintaining 养护单位, then owning 权属单位, then supervising 主管部门.
 */
import type { PlainDate } from "#base/plain-date.ts";

export interface ResponsibilityRule {
  readonly id: string;
  /** `incident:0406`, a major `incident:04`, a kind `incident`, or empty for every class. */
  readonly classPrefix: string;
  /** A division code without trailing zeros, the code of a responsibility area, or empty for the whole city. */
  readonly area: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

export interface Precedent {
  readonly id: string;
  readonly classKey: string;
  /** The cell it was decided for. */
  readonly cellCode: string;
  readonly facilityCode: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly decidedOn: PlainDate;
}

export interface FacilityOwners {
  readonly maintaining: NamedUnit | null;
  readonly owning: NamedUnit | null;
  readonly supervising: NamedUnit | null;
}
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

export interface ResponsibilityQuestion {
  readonly on: PlainDate;
  readonly classKey: string;
  readonly cellCode: string;
  /** Codes of the place, division and responsibility areas alike. */
  readonly areas: readonly string[];
  readonly divisionCode: string;
  readonly facilityCode: string | null;
  readonly facility: FacilityOwners | null;
  readonly rules: readonly ResponsibilityRule[];
  readonly precedents: readonly Precedent[];
  readonly subDistrict: NamedUnit | null;
  /** Units whose return was accepted on this matter. */
  readonly returnedUnitIds: readonly string[];
}

export interface Candidate {
  readonly unitId: string;
  readonly unitName: string;
  readonly basis: "precedent" | "facility" | "rule" | "fallback";
  /** Id of the precedent or rule, code of the facility. */
  readonly basisId: string;
  /** Why this unit, for the person who dispatches. */
  readonly reason: string;
}

/** `one`: exactly one unit, safe for automatic dispatch. `several`: a person chooses. `unclear`: 无责任主体清单, fallback only. */
export interface Responsibility {
  readonly kind: "one" | "several" | "unclear";
  readonly candidates: readonly Candidate[];
}

export const UNCLEAR: Responsibility = { kind: "unclear", candidates: [] };

/** The strongest ground that names a unit decides; units that were let off before are not named again. */
export function findResponsibility(question: ResponsibilityQuestion): Responsibility {
  const grounds = [byPrecedent(question), byFacility(question), byRule(question)];
  const named = grounds.map((candidates) =>
    candidates.filter((candidate) => !question.returnedUnitIds.includes(candidate.unitId)),
  );
  const strongest = named.find((candidates) => candidates.length > 0) ?? [];
  const fallback = byFallback(question);
  if (strongest.length === 0) return { kind: "unclear", candidates: fallback };
  const others = fallback.filter((candidate) => strongest.every((chosen) => chosen.unitId !== candidate.unitId));
  return { kind: strongest.length === 1 ? "one" : "several", candidates: [...strongest, ...others] };
}

/** The latest decision for this facility, or else for this class in this cell. */
function byPrecedent(question: ResponsibilityQuestion): readonly Candidate[] {
  const fits = question.precedents
    .filter((precedent) => precedent.classKey === question.classKey)
    .filter((precedent) =>
      precedent.facilityCode === null
        ? precedent.cellCode === question.cellCode
        : precedent.facilityCode === question.facilityCode,
    )
    .toSorted(
      (a, b) =>
        Number(a.facilityCode === null) - Number(b.facilityCode === null) || (a.decidedOn < b.decidedOn ? 1 : -1),
    );
  const latest = fits[0];
  if (!latest) return [];
  const reason = `${latest.decidedOn} 权责认定由${latest.unitName}负责`;
  return [{ unitId: latest.unitId, unitName: latest.unitName, basis: "precedent", basisId: latest.id, reason }];
}

function byFacility({ facility, facilityCode }: ResponsibilityQuestion): readonly Candidate[] {
  if (!facility || !facilityCode) return [];
  const departments = [
    { unit: facility.maintaining, label: "养护单位" },
    { unit: facility.owning, label: "权属单位" },
    { unit: facility.supervising, label: "主管部门" },
  ];
  const first = departments.find((department) => department.unit !== null);
  if (!first?.unit) return [];
  const reason = `部件 ${facilityCode} 的${first.label}`;
  return [{ unitId: first.unit.id, unitName: first.unit.name, basis: "facility", basisId: facilityCode, reason }];
}

/** Rules as precise as the most precise one that fits; two of them naming one unit are one candidate. */
function byRule(question: ResponsibilityQuestion): readonly Candidate[] {
  const fits = question.rules
    .filter((rule) => rule.validFrom <= question.on && (rule.validTo === null || question.on <= rule.validTo))
    .filter((rule) => question.classKey.startsWith(rule.classPrefix) && coversPlace(rule.area, question));
  const best = Math.max(...fits.map(precision));
  const byUnit = new Map<string, ResponsibilityRule>();
  for (const rule of fits) if (precision(rule) === best && !byUnit.has(rule.unitId)) byUnit.set(rule.unitId, rule);
  return [...byUnit.values()].map((rule) => ({
    unitId: rule.unitId,
    unitName: rule.unitName,
    basis: "rule",
    basisId: rule.id,
    reason: `权责规则：${rule.classPrefix === "" ? "各类问题" : "该类问题"}在${rule.area === "" ? "全市" : "该区域"}由${rule.unitName}负责`,
  }));
}

function byFallback({ subDistrict, divisionCode }: ResponsibilityQuestion): readonly Candidate[] {
  if (!subDistrict) return [];
  const reason = "属地兜底：没有更明确的责任单位";
  return [{ unitId: subDistrict.id, unitName: subDistrict.name, basis: "fallback", basisId: divisionCode, reason }];
}

function coversPlace(area: string, question: ResponsibilityQuestion): boolean {
  return question.divisionCode.startsWith(area) || question.areas.includes(area);
}

/** Class weighs more than place: «渣土» in the whole city goes before «everything» in one street. */
function precision(rule: ResponsibilityRule): number {
  return rule.classPrefix.length * 100 + rule.area.length;
}
