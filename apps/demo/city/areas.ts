/** 责任区: patrol beats of supervisors (责任网格), cleaning and greening sections, enforcement beats. */
import type { PlannedCell } from "./ground.ts";
import type { Division, ResponsibilityArea } from "./types.ts";
import { districtKey, squadKey } from "./units.ts";

/** Beats of a street: three where there is much to see. */
export function beatCountOf(cellCount: number): number {
  return cellCount > 84 ? 3 : 2;
}

/** `personKeys` of the patrol beats are filled by `people.ts`. */
export function areasOf(divisions: readonly Division[], cells: readonly PlannedCell[]): ResponsibilityArea[] {
  const areas: ResponsibilityArea[] = [];
  const byStreet = Map.groupBy(cells, ({ cell }) => cell.streetCode);
  const sections = new Map<string, number>();
  for (const street of divisions.filter(({ level }) => level === "street")) {
    const inStreet = byStreet.get(street.code) ?? [];
    const short = street.name.replace("街道", "");
    const key = districtKey(street.code);
    const id = street.code.slice(4, 9);
    const communities = [...Map.groupBy(inStreet, ({ cell }) => cell.communityCode).values()];
    for (const [index, part] of splitEvenly(communities, beatCountOf(inStreet.length)).entries()) {
      areas.push({
        key: `beat-${id}-${index + 1}`,
        kind: "patrol_beat",
        name: `${short} ${index + 1} 号责任网格`,
        unitKey: `${key}-supervision`,
        streetCode: street.code,
        cellCodes: codesOf(part.flat()),
        personKeys: [],
      });
    }
    const turn = sections.get(key) ?? 0;
    sections.set(key, turn + 1);
    for (const [index, part] of splitEvenly(communities, 2).entries()) {
      areas.push({
        key: `cleaning-${id}-${"ab"[index] ?? "c"}`,
        kind: "cleaning_section",
        name: `${short}保洁 ${"AB"[index] ?? "C"} 段`,
        unitKey: `${key}-sanitation-team-${(turn % 3) + 1}`,
        streetCode: street.code,
        cellCodes: codesOf(part.flat()),
        personKeys: [],
      });
    }
    areas.push(
      {
        key: `greening-${id}`,
        kind: "greening_section",
        name: `${short}绿地养护区`,
        unitKey: `${key}-greening`,
        streetCode: street.code,
        cellCodes: codesOf(inStreet),
        personKeys: [],
      },
      {
        key: `enforcement-${id}`,
        kind: "enforcement_beat",
        name: `${short}执法责任区`,
        unitKey: squadKey(street.code),
        streetCode: street.code,
        cellCodes: codesOf(inStreet),
        personKeys: [],
      },
    );
  }
  return areas;
}

const codesOf = (cells: readonly PlannedCell[]): string[] => cells.map(({ cell }) => cell.code);

/** Whole communities, in order, in `count` parts of about the same number of cells. */
function splitEvenly(communities: readonly (readonly PlannedCell[])[], count: number): PlannedCell[][][] {
  const total = communities.reduce((sum, group) => sum + group.length, 0);
  const parts: PlannedCell[][][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const group of communities) {
    parts[Math.min(count - 1, Math.floor(((before + group.length / 2) / total) * count))]?.push([...group]);
    before += group.length;
  }
  return parts;
}
