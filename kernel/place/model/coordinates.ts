/** Judging a pair of numbers that claims to be a coordinate. Converting between systems is done at the edges, in `server/convert.ts`. */
import { z } from "zod";
import type { CoordinateSystem } from "#base/position.ts";
import type { Refusal } from "#base/problem.ts";

export const COORDINATE_SYSTEMS = {
  wgs84: "WGS 84（手机、车载终端）",
  cgcs2000: "CGCS2000 大地坐标",
  gcj02: "GCJ-02（高德、腾讯）",
  bd09: "BD-09（百度）",
} as const satisfies Record<CoordinateSystem, string>;

export const CoordinateSystemSchema = z.enum(
  ["wgs84", "cgcs2000", "gcj02", "bd09"],
  "须说明坐标系：wgs84、cgcs2000、gcj02 或 bd09",
);

const SOURCE = "GB/T 30428.3 地理编码；方圆设计规则";

/** Why the pair cannot be a coordinate, or null. A place abroad is a coordinate: only the city decides whether it is its own. */
export function refuseCoordinate(longitude: number, latitude: number): Refusal | null {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
    return refusal("place-coordinate-not-a-number", "经纬度须为数字");
  if (Math.abs(longitude) > 1000 || Math.abs(latitude) > 1000) {
    return refusal("place-coordinate-planar", "这像是平面坐标（米），不是经纬度，请先转换为大地坐标再提交");
  }
  if (isInChinaBox(latitude, longitude)) {
    return refusal("place-coordinate-swapped", `经纬度好像写反了：${longitude} 应为纬度，${latitude} 应为经度`);
  }
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    return refusal("place-coordinate-range", "经度须在 −180 到 180 之间，纬度须在 −90 到 90 之间");
  }
  return longitude === 0 && latitude === 0
    ? refusal("place-coordinate-null-island", "经纬度都是 0，定位没有成功，请重新定位")
    : null;
}

/** A generous box; longitudes of China (73 to 136) never are latitudes, so a swapped pair shows itself. */
function isInChinaBox(longitude: number, latitude: number): boolean {
  return longitude > 73 && longitude < 136 && latitude > 3 && latitude < 54;
}

function refusal(rule: string, message: string): Refusal {
  return { rule, message, source: SOURCE };
}
