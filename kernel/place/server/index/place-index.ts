/**
 * The index of one database, kept per process and rebuilt when the stored version says that places changed.
 *
 * The database is the truth: what is kept here is a copy at most `CHECK_EVERY_MS` old. The cells are those valid today.
 */
import { plainDateOf } from "#base/plain-date.ts";
import { type Position, position } from "#base/position.ts";
import type { FacilityNearby, Located } from "#kernel/place/model/place.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { listNamedFeatures } from "../layers/layer-store.ts";
import {
  getVersions,
  listAreas,
  listBoundaries,
  listCellsOn,
  listStandingFacilities,
  type VersionPart,
  type Versions,
} from "../store.ts";
import { type AddressIndex, buildAddressIndex } from "./address-index.ts";
import { buildFacilityIndex, type FacilityIndex } from "./facility-index.ts";
import { buildGridIndex, type CityBounds, type GridIndex } from "./grid-index.ts";

export interface PlaceIndex {
  /** Nothing has been imported yet. */
  readonly isEmpty: boolean;
  readonly cellCount: number;
  /** West, south, east, north; null when empty. */
  readonly bounds: CityBounds | null;
  /** Where a point lies; null outside the city. */
  locate(at: Position): Located | null;
  /** As `locate`, by the code of a cell valid today. */
  locateCell(code: string): Located | null;
  /** Standing facilities within `metres`, nearest first; a class of 4 digits or a major one of 2. */
  facilitiesNear(at: Position, metres: number, classCode?: string): readonly FacilityNearby[];
  nameOfDivision(code: string): string | null;
  /** 地址推测: a phrase from the nearest named road and landmark, or null when the base map has none nearby. */
  addressOf(at: Position): string | null;
}

/** A change made by another process is seen after this long at the latest. */
const CHECK_EVERY_MS = 2_000;

interface Kept<T> {
  readonly key: string;
  readonly value: Promise<T>;
  hasFailed: boolean;
}
interface Memory {
  checkedAtMs: number;
  versions: Promise<Versions> | null;
  grid: Kept<GridIndex> | null;
  facilities: Kept<FacilityIndex> | null;
  address: Kept<AddressIndex> | null;
}
const memories = new WeakMap<Database, Memory>();

export async function placeIndex(platform: Pick<Platform, "database" | "now">): Promise<PlaceIndex> {
  const { database } = platform;
  const memory = memoryOf(database);
  const versions = await currentVersions(database);
  const today = plainDateOf(platform.now());
  memory.grid = keep(memory.grid, `${versions.grid} ${today}`, async () =>
    buildGridIndex({
      cells: await listCellsOn(database, today),
      boundaries: await listBoundaries(database),
      areas: await listAreas(database),
    }),
  );
  memory.facilities = keep(memory.facilities, String(versions.facilities), async () =>
    buildFacilityIndex(
      (await listStandingFacilities(database)).map(({ longitude, latitude, ...rest }) => ({
        ...rest,
        position: position(longitude, latitude),
      })),
    ),
  );
  memory.address = keep(memory.address, String(versions.layers), async () =>
    buildAddressIndex(await listNamedFeatures(database, ["roads", "landmarks"])),
  );
  const [grid, facilities, address] = await Promise.all([
    memory.grid.value,
    memory.facilities.value,
    memory.address.value,
  ]);
  return {
    isEmpty: grid.isEmpty,
    cellCount: grid.cellCount,
    bounds: grid.bounds,
    locate: grid.locate,
    locateCell: grid.locateCell,
    facilitiesNear: facilities.near,
    nameOfDivision: grid.nameOf,
    addressOf: address.addressOf,
  };
}

/** The stored version of a part, looked up at most every two seconds. */
export async function versionOf(database: Database, part: VersionPart): Promise<number> {
  return (await currentVersions(database))[part];
}

/** Makes this process look at once: after its own change. */
export function forgetPlaces(database: Database): void {
  memoryOf(database).versions = null;
}

function memoryOf(database: Database): Memory {
  const memory = memories.get(database) ?? {
    checkedAtMs: 0,
    versions: null,
    grid: null,
    facilities: null,
    address: null,
  };
  memories.set(database, memory);
  return memory;
}

async function currentVersions(database: Database): Promise<Versions> {
  const memory = memoryOf(database);
  if (!memory.versions || performance.now() - memory.checkedAtMs > CHECK_EVERY_MS) {
    memory.checkedAtMs = performance.now();
    memory.versions = getVersions(database);
    memory.versions.catch(() => forgetPlaces(database));
  }
  return memory.versions;
}

/** The version is read before the data: data newer than its version is built once more, never kept too long. A failure is not kept. */
function keep<T>(kept: Kept<T> | null, key: string, build: () => Promise<T>): Kept<T> {
  if (kept?.key === key && !kept.hasFailed) return kept;
  const next: Kept<T> = { key, value: build(), hasFailed: false };
  next.value.catch(() => {
    next.hasFailed = true;
  });
  return next;
}
