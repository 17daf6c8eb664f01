/**
 * Layers as files for the map: GeoJSON, compressed once, kept in memory until the stored version changes.
 *
 * A strong ETag per encoding; a browser asks every time and mostly gets 304.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import { divisionLevelOf } from "#kernel/place/model/codes.ts";
import { CODED_LAYERS, type ImportKind, type LayerKind } from "#kernel/place/model/place.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { versionOf } from "../index/place-index.ts";
import { listBoundaries, type VersionPart } from "../store.ts";
import { listFeatureTexts } from "./layer-store.ts";

export type Encoding = "br" | "gzip" | "identity";

export interface LayerFile {
  readonly content: Buffer;
  readonly etag: string;
}

interface KeptLayer {
  readonly key: string;
  readonly plain: Promise<Buffer>;
  readonly encoded: Map<Encoding, Promise<LayerFile>>;
}
const memories = new WeakMap<Database, Map<LayerKind, KeptLayer>>();

/** Quality 5 of 11: near the smallest size at a tenth of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export async function layerFile(
  database: Database,
  kind: LayerKind,
  encoding: Encoding,
  today: PlainDate,
): Promise<LayerFile> {
  const key = `${await versionOf(database, partOf(kind))} ${today}`;
  const memory = memories.get(database) ?? new Map<LayerKind, KeptLayer>();
  memories.set(database, memory);
  let kept = memory.get(kind);
  if (kept?.key !== key) {
    kept = { key, plain: collectionOf(database, kind, today), encoded: new Map() };
    memory.set(kind, kept);
  }
  try {
    const file = kept.encoded.get(encoding) ?? encode(kept.plain, encoding);
    kept.encoded.set(encoding, file);
    return await file;
  } catch (error) {
    memory.delete(kind);
    throw error;
  }
}

/** What the client takes, the smallest first. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  const taken = (acceptEncoding ?? "").split(",").filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each));
  const names = taken.map((each) => (each.split(";")[0] ?? "").trim());
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : "identity";
}

async function encode(plain: Promise<Buffer>, encoding: Encoding): Promise<LayerFile> {
  const bytes = await plain;
  const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  const etag = `"${hash}-${encoding}"`;
  if (encoding === "br") return { content: await promisify(brotliCompress)(bytes, BROTLI), etag };
  if (encoding === "gzip") return { content: await promisify(gzip)(bytes), etag };
  return { content: bytes, etag };
}

function partOf(kind: LayerKind): VersionPart {
  if (kind === "facilities") return "facilities";
  return Object.hasOwn(CODED_LAYERS, kind) ? "grid" : "layers";
}

async function collectionOf(database: Database, kind: LayerKind, today: PlainDate): Promise<Buffer> {
  const features = await featureTexts(database, kind, today);
  return Buffer.from(`{"type":"FeatureCollection","features":[${features.join(",")}]}`);
}

async function featureTexts(database: Database, kind: LayerKind, today: PlainDate): Promise<readonly string[]> {
  switch (kind) {
    case "divisions":
      return (await listBoundaries(database)).map(({ divisionCode, name, geometry }) =>
        JSON.stringify({
          type: "Feature",
          properties: { code: divisionCode, name, level: divisionLevelOf(divisionCode) },
          geometry,
        }),
      );
    case "cells":
      return cellTexts(database, today);
    case "areas":
      return areaTexts(database);
    case "facilities":
      return facilityTexts(database);
    default:
      return listFeatureTexts(database, kind satisfies ImportKind);
  }
}

async function cellTexts(database: Database, today: PlainDate): Promise<readonly string[]> {
  return texts(
    database,
    sql`select json_build_object('type', 'Feature', 'properties', json_build_object('code', code, 'name', name, 'areaM2', round(area_m2::numeric),
        'landUse', land_use, 'grade', grade, 'communityCode', community_code), 'geometry', geometry)::text as feature
      from place_cell where start_on <= ${today} and (end_on is null or end_on >= ${today}) order by code`,
  );
}

/** The cells of an area side by side; inner lines are not dissolved. */
async function areaTexts(database: Database): Promise<readonly string[]> {
  return texts(
    database,
    sql`select json_build_object('type', 'Feature', 'properties', json_build_object('code', a.code, 'name', a.name, 'kind', a.kind, 'unitId', a.unit_id),
        'geometry', json_build_object('type', 'MultiPolygon', 'coordinates', json_agg(part)))::text as feature
      from place_area a join place_area_cell ac on ac.area_code = a.code join place_cell c on c.code = ac.cell_code
      cross join lateral jsonb_array_elements(
        case c.geometry ->> 'type' when 'Polygon' then jsonb_build_array(c.geometry -> 'coordinates') else c.geometry -> 'coordinates' end) part
      group by a.code order by a.code`,
  );
}

async function facilityTexts(database: Database): Promise<readonly string[]> {
  return texts(
    database,
    sql`select json_build_object('type', 'Feature', 'properties', json_build_object('code', code, 'classCode', class_code, 'name', name,
        'state', state, 'cellCode', cell_code), 'geometry', json_build_object('type', 'Point', 'coordinates',
        json_build_array(longitude, latitude)))::text as feature
      from place_facility where state <> 'removed' order by code`,
  );
}

async function texts(database: Database, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const rows = await listRows(database, query as ReturnType<typeof sql<{ feature: string }>>);
  return rows.map((row) => row.feature);
}
