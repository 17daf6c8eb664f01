/** Divisions and unit grid cells from the partition. */
import { centroid, perimeterM, signedAreaM2 } from "./geometry.ts";
import { type Lattice, outlineOf, type Square } from "./lattice.ts";
import { CITY, DISTRICTS, PROVINCE, STREETS } from "./names.ts";
import { type CellPlan, type CommunityPlan, rimOf } from "./partition.ts";
import type { Division, Grade, GridCell } from "./types.ts";

export interface PlannedCell {
  readonly cell: GridCell;
  readonly plan: CellPlan;
}
export interface Ground {
  readonly divisions: readonly Division[];
  readonly cells: readonly PlannedCell[];
}

/** Unit that answers for a street when nobody else does (属地兜底). */
export function streetOfficeKey(streetCode: string): string {
  return `street-${streetCode.slice(4, 9)}-office`;
}

export function groundOf(lattice: Lattice, communities: readonly CommunityPlan[]): Ground {
  const squaresOf = (plans: readonly CommunityPlan[]): Square[] =>
    plans.flatMap((plan) => plan.cells.flatMap((cell) => cell.squares));
  const whole = outlineOf(lattice, lattice.squares);
  const divisions: Division[] = [
    {
      code: PROVINCE.code,
      name: PROVINCE.name,
      level: "province",
      parentCode: null,
      boundary: whole,
      isOfficial: false,
    },
    { code: CITY.code, name: CITY.name, level: "city", parentCode: PROVINCE.code, boundary: whole, isOfficial: false },
  ];
  const cells: PlannedCell[] = [];
  for (const district of DISTRICTS) {
    const streets = STREETS.map((street, index) => ({ ...street, index })).filter(
      (street) => street.district === district.code,
    );
    const inDistrict = communities.filter((plan) => streets.some((street) => street.index === plan.streetIndex));
    divisions.push({
      code: district.code,
      name: district.name,
      level: "district",
      parentCode: CITY.code,
      boundary: outlineOf(lattice, squaresOf(inDistrict)),
      isOfficial: false,
    });
    for (const [rank, street] of streets.entries()) {
      const streetCode = `${district.code.slice(0, 6)}${serial(rank + 1)}000`;
      const inStreet = communities.filter((plan) => plan.streetIndex === street.index);
      divisions.push({
        code: streetCode,
        name: `${street.name}街道`,
        level: "street",
        parentCode: district.code,
        boundary: outlineOf(lattice, squaresOf(inStreet)),
        isOfficial: false,
      });
      for (const [place, plan] of inStreet.entries()) {
        const code = `${streetCode.slice(0, 9)}${serial(place + 1)}`;
        divisions.push({
          code,
          name: `${plan.name}社区`,
          level: "community",
          parentCode: streetCode,
          boundary: outlineOf(
            lattice,
            plan.cells.flatMap((cell) => cell.squares),
          ),
          isOfficial: false,
        });
        cells.push(...cellsOfCommunity(lattice, plan, code));
      }
    }
  }
  return { divisions, cells };
}

function cellsOfCommunity(lattice: Lattice, plan: CommunityPlan, code: string): PlannedCell[] {
  return plan.cells.map((cellPlan, index) => {
    const boundary = outlineOf(lattice, cellPlan.squares);
    const streetCode = `${code.slice(0, 9)}000`;
    const cell: GridCell = {
      code: code + serial(index + 1),
      name: `${plan.name}社区第 ${index + 1} 网格`,
      communityCode: code,
      streetCode,
      districtCode: `${code.slice(0, 6)}000000`,
      boundary,
      center: centroid(boundary),
      areaM2: Math.round(signedAreaM2(boundary) * 10) / 10,
      perimeterM: Math.round(perimeterM(boundary) * 10) / 10,
      landUse: cellPlan.landUse,
      grade: gradeOf(cellPlan),
      fallbackUnitKey: streetOfficeKey(streetCode),
      startOn: "2026-01-01",
    };
    return { cell, plan: cellPlan };
  });
}

function gradeOf(plan: CellPlan): Grade {
  const square = plan.squares[0];
  const rim = square ? rimOf(square) : 1;
  if (plan.landUse === "commercial" || plan.compound === "great_park") return "A";
  if (plan.landUse === "industrial") return "C";
  if (rim < 0.42) return "A";
  return rim < 0.85 ? "B" : "C";
}

/** Three digits. */
function serial(n: number): string {
  return String(n).padStart(3, "0");
}
