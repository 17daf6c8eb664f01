/**
 * 权责: which unit answers for which class where. Class codes are those of GB/T 30428.2-2013 as cities use them; who answers is
 * this invented city's own division of work.
 */

import { divisionPrefix } from "#kernel/people/model/public.ts";
import { FACILITY_CLASSES } from "./facility-classes.ts";
import { CITY, DISTRICTS } from "./names.ts";
import type { IssueKind, ResponsibilityArea, ResponsibilityRule } from "./types.ts";
import { districtKey } from "./units.ts";

/** By cleaning section: 环卫. */
const CLEANING = ["0110", "0112", "0114", "0120", "0131", "0137", "0192", "0193", "0195", "0507"];
/** By street: 执法中队. */
const STREET_ENFORCEMENT = [
  ...[
    "0101",
    "0102",
    "0104",
    "0105",
    "0106",
    "0107",
    "0108",
    "0109",
    "0111",
    "0129",
    "0130",
    "0135",
    "0136",
    "0138",
    "0196",
    "0198",
  ],
  ...[
    "0201",
    "0202",
    "0206",
    "0207",
    "0208",
    "0209",
    "0299",
    "0302",
    "0304",
    "0305",
    "0306",
    "0307",
    "0308",
    "0310",
    "0312",
  ],
  ...["0401", "0402", "0404", "0405", "0406", "0410", "0491", "0494", "0495", "0602", "0604"],
];
/** By district, with the suffix of the unit's key. */
const DISTRICT_RULES: readonly (readonly [unit: string, classes: readonly string[]])[] = [
  ["municipal", ["0103", "0113", "0187", "0197", "0303", "0309", "0396", "0397", "0398", "0505", "0698"]],
  ["greening", ["0117", "0118", "0119", "0121", "0122", "0123", "0179", "0190", "0191"]],
  [
    "enforcement",
    ["0116", "0127", "0132", "0199", "0203", "0204", "0205", "0301", "0311", "0313", "0408", "0492", "0595"],
  ],
];
/** One unit for the whole city. Classes that stand twice have two units with equal right: a person must decide. */
const CITY_RULES: readonly (readonly [unitKey: string, classes: readonly string[]])[] = [
  ["city-water-authority", ["0115", "0124", "0125", "0126", "0181", "0182", "0696"]],
  ["city-public-security", ["0128", "0184", "0509", "0603"]],
  ["city-traffic-police", ["0134", "0409"]],
  ["city-health", ["0133"]],
  ["city-housing", ["0183", "0399", "0596", "0601"]],
  ["city-civil-affairs", ["0403"]],
  ["city-transport", ["0407"]],
  ["city-market-regulation", ["0498"]],
  ["city-fire", ["0496", "0605"]],
  ["bike-company", ["0493"]],
  ["water-company", ["0501"]],
  ["gas-company", ["0502"]],
  ["heat-company", ["0504"]],
  ["city-drainage", ["0503", "0506"]],
  ["power-company", ["0180", "0508"]],
  ["telecom-company", ["0180", "0508"]],
  ["cable-company", ["0180"]],
];

export function rulesOf(areas: readonly ResponsibilityArea[]): ResponsibilityRule[] {
  const rules: ResponsibilityRule[] = [];
  const add = (kind: IssueKind, classCodes: readonly string[], area: string, unitKey: string): void => {
    for (const code of classCodes) {
      const key = `rule-${String(rules.length + 1).padStart(4, "0")}`;
      rules.push({ key, classPrefix: `${kind}:${code}`, area, unitKey });
    }
  };
  for (const area of areas) {
    if (area.kind === "cleaning_section") add("incident", CLEANING, area.key, area.unitKey);
    if (area.kind === "enforcement_beat") add("incident", STREET_ENFORCEMENT, area.key, area.unitKey);
  }
  for (const { code } of DISTRICTS) {
    for (const [suffix, classes] of DISTRICT_RULES) {
      add("incident", classes, divisionPrefix(code), `${districtKey(code)}-${suffix}`);
    }
  }
  for (const [unitKey, classes] of CITY_RULES) add("incident", classes, divisionPrefix(CITY.code), unitKey);
  addFacilityRules(add);
  return rules;
}

/** A facility goes to its own maintaining unit; these rules stand behind it for reports that name a class but no facility. */
function addFacilityRules(
  add: (kind: IssueKind, classCodes: readonly string[], area: string, unitKey: string) => void,
): void {
  for (const { code, maintaining } of FACILITY_CLASSES) {
    if (maintaining === null) continue;
    if (!maintaining.startsWith("*")) add("facility", [code], divisionPrefix(CITY.code), maintaining);
    else
      for (const district of DISTRICTS)
        add("facility", [code], divisionPrefix(district.code), unitKeyIn(district.code, maintaining));
  }
}

/** `*-municipal` is the unit of the district at hand. */
export function unitKeyIn(divisionCode: string, pattern: string): string {
  return pattern.replace(/^\*/, districtKey(divisionCode));
}
