/** 案由目录 as shipped: national texts, a few local examples; amounts that a city sets are empty. */
import type { Offence } from "../offence.ts";
import { APPEARANCE_OFFENCES } from "./appearance.ts";
import { COMMUNITY_OFFENCES } from "./community.ts";
import { CONSTRUCTION_WASTE_OFFENCES } from "./construction-waste.ts";
import { ENVIRONMENT_OFFENCES } from "./environment.ts";
import { GAS_AND_DRAINAGE_OFFENCES } from "./gas-and-drainage.ts";
import { PLANNING_OFFENCES } from "./planning.ts";
import { ROADS_OFFENCES } from "./roads.ts";
import { SANITATION_OFFENCES } from "./sanitation.ts";

export const OFFENCES: readonly Offence[] = [
  ...SANITATION_OFFENCES,
  ...APPEARANCE_OFFENCES,
  ...CONSTRUCTION_WASTE_OFFENCES,
  ...ROADS_OFFENCES,
  ...PLANNING_OFFENCES,
  ...ENVIRONMENT_OFFENCES,
  ...GAS_AND_DRAINAGE_OFFENCES,
  ...COMMUNITY_OFFENCES,
];

const BY_CODE = new Map(OFFENCES.map((offence) => [offence.code, offence]));

export function findOffence(code: string): Offence | undefined {
  return BY_CODE.get(code);
}

/** @throws RangeError for a code that the catalogue does not hold */
export function offenceOf(code: string): Offence {
  const offence = findOffence(code);
  if (!offence) throw new RangeError(`no such offence: ${code}`);
  return offence;
}
