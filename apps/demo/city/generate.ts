/** `generateCity`: the whole demonstration city from one number. About a second; the same seed gives the same city, byte for byte. */
import { areasOf } from "./areas.ts";
import { rostersOf, SHIFTS } from "./duty.ts";
import { fabricOf } from "./fabric.ts";
import { facilitiesOf } from "./facilities.ts";
import { groundOf } from "./ground.ts";
import { landmarksOf } from "./landmarks.ts";
import { latticeOf } from "./lattice.ts";
import { CITY } from "./names.ts";
import { partition } from "./partition.ts";
import { staffOf } from "./people.ts";
import { rulesOf } from "./responsibility.ts";
import { roadsOf } from "./roads.ts";
import type { City } from "./types.ts";
import { unitsOf } from "./units.ts";
import { waterOf } from "./water.ts";

/** @param seed any whole number; the demonstration uses one and keeps to it */
export function generateCity(seed: number): City {
  const lattice = latticeOf(seed);
  const communities = partition(lattice, seed);
  const { divisions, cells } = groundOf(lattice, communities);
  const water = waterOf(lattice);
  const net = roadsOf(lattice, communities, water, seed);
  const { blocks, green, buildings } = fabricOf(lattice, cells, net, water, seed);
  const units = unitsOf(divisions);
  const { people, areas } = staffOf(divisions, units, areasOf(divisions, cells), seed);
  const bare: City = {
    seed,
    name: CITY.name,
    code: CITY.code,
    divisions,
    cells: cells.map(({ cell }) => cell),
    roads: net.roads,
    water: water.bodies,
    green,
    blocks,
    buildings,
    landmarks: landmarksOf(lattice, cells, net, water, seed),
    units,
    people,
    areas,
    shifts: SHIFTS,
    rosters: rostersOf(people, areas),
    rules: rulesOf(areas),
    facilities: [],
  };
  return { ...bare, facilities: facilitiesOf(bare, net.edges, water, seed) };
}
