/** What layers there are: base-map layers by their import, coded ones by what the tables hold. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { INTERNAL_LAYERS, LAYER_KINDS, LAYERS, type LayerKind } from "#kernel/place/model/place.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { listCurrentLayers } from "./layer-store.ts";

export interface CatalogueEntry {
  readonly kind: LayerKind;
  readonly label: string;
  readonly url: string;
  readonly name: string;
  readonly source: string;
  readonly featureCount: number;
  /** Null: put in by other means than an import of its own. */
  readonly importedAt: Instant | null;
}

type Counts = Readonly<Record<"divisions" | "cells" | "areas" | "facilities", number>>;

/** Layers that hold something, in drawing order. */
export async function listCatalogue(database: Database, isSignedIn: boolean): Promise<readonly CatalogueEntry[]> {
  const imported = new Map((await listCurrentLayers(database)).map((layer) => [layer.kind as LayerKind, layer]));
  const counts: Readonly<Partial<Record<LayerKind, number>>> = await getRow(
    database,
    sql<Counts>`select (select count(*) from place_boundary) as divisions, (select count(*) from place_cell) as cells,
      (select count(*) from place_area) as areas, (select count(*) from place_facility) as facilities`,
  );
  return LAYER_KINDS.filter((kind) => isSignedIn || !INTERNAL_LAYERS.includes(kind))
    .map((kind) => {
      const layer = imported.get(kind);
      return {
        kind,
        label: LAYERS[kind],
        url: `/api/place/layers/${kind}`,
        name: layer?.name ?? LAYERS[kind],
        source: layer?.source ?? "",
        featureCount: counts[kind] ?? layer?.featureCount ?? 0,
        importedAt: layer?.importedAt ?? null,
      };
    })
    .filter((entry) => entry.featureCount > 0);
}
