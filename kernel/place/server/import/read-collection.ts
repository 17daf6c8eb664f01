/** The file as a whole: a feature collection in a known coordinate system. */
import { z } from "zod";
import type { CoordinateSystem } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { COORDINATE_SYSTEMS } from "#kernel/place/model/coordinates.ts";
import { PLACE_PROBLEMS } from "#kernel/place/model/problems.ts";

const CollectionSchema = z.looseObject({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()),
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
});

export interface Collection {
  readonly features: readonly unknown[];
  readonly crs: CoordinateSystem;
}

/**
 * @param given the system chosen by the person, or null: as the file declares
 * @throws Problem when it is no feature collection, or its system is missing, unknown or contradicted
 */
export function readCollection(file: unknown, given: CoordinateSystem | null): Collection {
  const parsed = CollectionSchema.safeParse(file);
  if (!parsed.success)
    throw new Problem(PLACE_PROBLEMS.unreadableLayer, { detail: "须为 GeoJSON 的 FeatureCollection（要素集合）" });
  const declared = parsed.data.crs?.properties.name ?? null;
  return { features: parsed.data.features, crs: systemOf(declared, given) };
}

/** RFC 7946 would have WGS 84 without a word, but most Chinese files without one are GCJ-02: a guess would move a city by 500 m. */
function systemOf(declared: string | null, given: CoordinateSystem | null): CoordinateSystem {
  if (declared === null) {
    if (given) return given;
    throw new Problem(PLACE_PROBLEMS.coordinateSystemMissing, {
      detail: `文件没有声明坐标系，请从 ${Object.values(COORDINATE_SYSTEMS).join("、")} 中选择`,
    });
  }
  const read = systemNamed(declared);
  if (!read) {
    throw new Problem(PLACE_PROBLEMS.unreadableLayer, {
      detail: `文件声明的坐标系是 ${declared}，请先转换为 WGS 84 或 CGCS2000 的经纬度`,
    });
  }
  if (given && given !== read) {
    throw new Problem(PLACE_PROBLEMS.unreadableLayer, {
      detail: `文件声明的坐标系是 ${declared}，与所选的 ${COORDINATE_SYSTEMS[given]} 不一致`,
    });
  }
  return read;
}

function systemNamed(name: string): CoordinateSystem | null {
  if (/CRS:?84$|EPSG:+4326$|WGS[ _-]?84$/i.test(name)) return "wgs84";
  if (/EPSG:+4490$|CGCS[ _-]?2000$/i.test(name)) return "cgcs2000";
  if (/GCJ[ _-]?02$/i.test(name)) return "gcj02";
  return /BD[ _-]?09(LL)?$/i.test(name) ? "bd09" : null;
}
