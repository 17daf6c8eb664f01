/** Polygons of one layer that lie on each other. */
import Flatbush from "flatbush";
import type { Polygonal } from "#kernel/place/model/geometry.ts";
import { areaM2, type Bounds, boundsOf } from "#kernel/place/model/shape.ts";
import { polygonFinder } from "../index/grid-index.ts";

export interface Overlap {
  /** Indices into the list given; `first < second`. */
  readonly first: number;
  readonly second: number;
  /** About; by sampling. */
  readonly areaM2: number;
}

/** Neighbours digitised from different sheets overlap by slivers: below this share of the smaller one nothing is said. */
const TOLERATED_SHARE = 0.01;
/** Sample points along each side of the common box: enough to see a hundredth of a cell. */
const SAMPLES = 24;

export function findOverlaps(shapes: readonly Polygonal[]): readonly Overlap[] {
  if (shapes.length < 2) return [];
  const boxes = shapes.map(boundsOf);
  const areas = shapes.map(areaM2);
  const holds = shapes.map((shape) => polygonFinder([shape]));
  const tree = new Flatbush(shapes.length);
  for (const { west, south, east, north } of boxes) tree.add(west, south, east, north);
  tree.finish();
  const found: Overlap[] = [];
  for (const [second, box] of boxes.entries()) {
    for (const first of tree.search(box.west, box.south, box.east, box.north)) {
      if (first >= second) continue;
      const tolerated = Math.min(areas[first] as number, areas[second] as number) * TOLERATED_SHARE;
      const common = commonBox(boxes[first] as Bounds, box);
      const commonArea = areaOfBox(common);
      if (commonArea <= tolerated) continue;
      const share = sharedShare(common, holds[first] as Finder, holds[second] as Finder);
      if (share * commonArea > tolerated) found.push({ first, second, areaM2: share * commonArea });
    }
  }
  return found.sort((a, b) => a.second - b.second || a.first - b.first);
}

type Finder = (longitude: number, latitude: number) => number;

function commonBox(a: Bounds, b: Bounds): Bounds {
  return {
    west: Math.max(a.west, b.west),
    south: Math.max(a.south, b.south),
    east: Math.min(a.east, b.east),
    north: Math.min(a.north, b.north),
  };
}

function areaOfBox({ west, south, east, north }: Bounds): number {
  return areaM2({
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  });
}

/** Part of the box that both hold, by points at the middles of a lattice. */
function sharedShare({ west, south, east, north }: Bounds, a: Finder, b: Finder): number {
  let both = 0;
  for (let i = 0; i < SAMPLES; i++) {
    for (let j = 0; j < SAMPLES; j++) {
      const x = west + ((east - west) * (i + 0.5)) / SAMPLES;
      const y = south + ((north - south) * (j + 0.5)) / SAMPLES;
      if (a(x, y) >= 0 && b(x, y) >= 0) both++;
    }
  }
  return both / (SAMPLES * SAMPLES);
}
