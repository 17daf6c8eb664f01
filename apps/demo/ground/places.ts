/** 空间 of the demonstration city: cells, outlines, areas, facilities and the base map. */
import type { Instant } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { BASE_LAYERS, type BaseLayerKind, type Layer } from "#kernel/place/model/public.ts";
import {
  insertAreaKinds,
  insertAreas,
  insertBoundaries,
  insertCells,
  insertFacilities,
  insertLayer,
} from "#kernel/place/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { type City, type FeatureCollection, LAND_USES, mapLayers, RESPONSIBILITY_AREA_KINDS } from "../city/public.ts";
import { demoId, unitId } from "../ids.ts";

const SOURCE = "方圆示范数据（虚构）";

export async function layPlaces(tx: Tx, city: City, now: Instant): Promise<void> {
  const unitOrNull = (key: string | null) => (key === null ? null : unitId(key));
  await insertBoundaries(
    tx,
    city.divisions.map(({ code, name, boundary }) => ({
      divisionCode: code,
      name,
      geometry: { type: "Polygon", coordinates: [boundary] },
    })),
  );
  await insertCells(
    tx,
    city.cells.map(({ code, name, boundary, areaM2, perimeterM, landUse, grade, fallbackUnitKey, startOn }) => ({
      code,
      name,
      geometry: { type: "Polygon", coordinates: [boundary] },
      areaM2,
      perimeterM,
      landUse: LAND_USES[landUse],
      grade,
      fallbackUnitId: unitId(fallbackUnitKey),
      startOn: parsePlainDate(startOn),
      endOn: null,
      note: "",
    })),
  );
  await insertAreaKinds(tx, RESPONSIBILITY_AREA_KINDS);
  await insertAreas(
    tx,
    city.areas.map(({ key, kind, name, unitKey, streetCode, cellCodes }) => ({
      code: key,
      kind,
      name,
      divisionCode: streetCode,
      unitId: unitId(unitKey),
      cellCodes,
    })),
  );
  await insertFacilities(
    tx,
    city.facilities.map((facility) => ({
      code: facility.code,
      classCode: facility.classCode,
      name: facility.name,
      position: facility.position,
      cellCode: facility.cellCode,
      state: facility.state,
      supervisingUnitId: unitId(facility.supervisingUnitKey),
      owningUnitId: unitOrNull(facility.owningUnitKey),
      maintainingUnitId: unitOrNull(facility.maintainingUnitKey),
      accuracyClass: facility.accuracyClass,
      dataSource: SOURCE,
      locationText: facility.place,
      externalCodes: [],
      recordedOn: parsePlainDate(facility.recordedOn),
      changedOn: null,
      note: "",
    })),
  );
  for (const layer of baseLayersOf(city)) {
    await insertLayer(tx, layer, { id: demoId(`layer ${layer.kind}`), now, personId: null });
  }
}

function baseLayersOf(city: City): Layer[] {
  const layers = mapLayers(city);
  return (Object.keys(BASE_LAYERS) as BaseLayerKind[]).map((kind) => ({
    kind,
    name: `示范市${BASE_LAYERS[kind]}`,
    source: SOURCE,
    crsIn: "wgs84",
    features: featuresOf(layers[kind]),
  }));
}

function featuresOf({ features }: FeatureCollection): Layer["features"] {
  return features.map(({ properties: { name, ...properties }, geometry }) => ({
    name: typeof name === "string" ? name : null,
    properties,
    geometry,
  }));
}
