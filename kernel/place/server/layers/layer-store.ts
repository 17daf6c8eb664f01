/** SQL of layers: what the map draws. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { CoordinateSystem } from "#base/position.ts";
import type { Geometry } from "#kernel/place/model/geometry.ts";
import type { ImportKind, Layer, LayerFeature } from "#kernel/place/model/place.ts";
import { boundsOf } from "#kernel/place/model/shape.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { insertRows } from "../bulk.ts";
import { raiseVersion } from "../store.ts";

export interface LayerRow {
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly source: string;
  readonly crsIn: CoordinateSystem;
  readonly importedAt: Instant;
  readonly featureCount: number;
}

export async function listCurrentLayers(on: Database | Tx): Promise<readonly LayerRow[]> {
  return listRows(
    on,
    sql<LayerRow>`select id, kind, name, source, crs_in as "crsIn", imported_at as "importedAt", feature_count as "featureCount"
      from place_layer where replaced_at is null order by kind`,
  );
}

export interface NewLayer {
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly source: string;
  readonly crsIn: CoordinateSystem;
  readonly now: Instant;
  readonly personId: string | null;
  readonly featureCount: number;
}

/** Writes down an import and makes it the current one of its kind. */
export async function recordLayer(tx: Tx, layer: NewLayer): Promise<void> {
  const { id, kind, name, source, crsIn, now, personId, featureCount } = layer;
  await sql`delete from place_feature where layer_id in (select id from place_layer where kind = ${kind} and replaced_at is null)`.execute(
    tx,
  );
  await sql`update place_layer set replaced_at = ${now} where kind = ${kind} and replaced_at is null`.execute(tx);
  await sql`insert into place_layer (id, kind, name, source, crs_in, imported_at, imported_by, feature_count)
    values (${id}, ${kind}, ${name}, ${source}, ${crsIn}, ${now}, ${personId}, ${featureCount})`.execute(tx);
}

/**
 * Puts a base-map layer in place of the one of its kind.
 * @param made id of the layer, moment and person of the import (null: the command line)
 */
export async function insertLayer(
  tx: Tx,
  layer: Layer,
  made: { readonly id: string; readonly now: Instant; readonly personId: string | null },
): Promise<void> {
  await recordLayer(tx, {
    ...made,
    kind: layer.kind,
    name: layer.name,
    source: layer.source,
    crsIn: layer.crsIn,
    featureCount: layer.features.length,
  });
  const rows = layer.features.map((feature, ordinal) => rowOf(made.id, feature, ordinal));
  await insertRows(
    tx,
    rows,
    (
      json,
    ) => sql`insert into place_feature select r.* from jsonb_to_recordset(${json}::jsonb) as r(layer_id uuid, ordinal integer, name text,
      properties jsonb, geometry jsonb, west double precision, south double precision, east double precision, north double precision)`,
  );
  await raiseVersion(tx, "layers");
}

function rowOf(layerId: string, { name, properties, geometry }: LayerFeature, ordinal: number): object {
  return { layer_id: layerId, ordinal, name, properties, geometry, ...boundsOf(geometry) };
}

/** Every feature as one line of GeoJSON text, so that nothing is parsed only to be printed again. */
export async function listFeatureTexts(on: Database | Tx, kind: ImportKind): Promise<readonly string[]> {
  const rows = await listRows(
    on,
    sql<{ feature: string }>`select json_build_object('type', 'Feature', 'properties',
        f.properties || case when f.name is null then '{}'::jsonb else jsonb_build_object('name', f.name) end, 'geometry', f.geometry)::text as feature
      from place_feature f join place_layer l on l.id = f.layer_id and l.replaced_at is null where l.kind = ${kind} order by f.ordinal`,
  );
  return rows.map((row) => row.feature);
}

/** Named features of the layers that addresses are guessed from. */
export async function listNamedFeatures(
  on: Database | Tx,
  kinds: readonly ImportKind[],
): Promise<readonly { readonly kind: ImportKind; readonly name: string; readonly geometry: Geometry }[]> {
  return listRows(
    on,
    sql<{ kind: ImportKind; name: string; geometry: Geometry }>`select l.kind, f.name, f.geometry from place_feature f
      join place_layer l on l.id = f.layer_id and l.replaced_at is null where l.kind = any(${kinds}) and f.name <> ''`,
  );
}
