/** Routes of place: parse, ask, answer. */
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type Actor, isWithinDivision, mayEnter } from "#kernel/people/model/public.ts";
import {
  changeFacilityStateEndpoint,
  getCell,
  getFacility,
  getLayer,
  importLayerEndpoint,
  listAreasEndpoint,
  listFacilitiesNear,
  listLayers,
  locatePlace,
  saveArea as saveAreaEndpoint,
} from "#kernel/place/contract.ts";
import { divisionsOf } from "#kernel/place/model/codes.ts";
import { type Facility, INTERNAL_LAYERS, type Located } from "#kernel/place/model/place.ts";
import { PLACE_PROBLEMS } from "#kernel/place/model/problems.ts";
import type { Platform } from "#platform/capability.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { AnswerWithHeaders, FileAnswer, type Route, route } from "#platform/http/route.ts";
import { readPosition } from "./convert.ts";
import { changeFacilityState } from "./edit/change-facility-state.ts";
import { saveArea } from "./edit/save-area.ts";
import { importLayer } from "./import/import-layer.ts";
import { forgetPlaces, placeIndex } from "./index/place-index.ts";
import { listCatalogue } from "./layers/layer-catalogue.ts";
import { encodingFor, layerFile } from "./layers/layer-file.ts";
import { findCell, findFacility, listAreaKinds, listAreas, listChanges, listFacilities } from "./store.ts";

export function placeRoutes(platform: Platform): readonly Route<Actor>[] {
  return [...pointRoutes(platform), ...layerRoutes(platform), ...thingRoutes(platform), ...editRoutes(platform)];
}

function isSignedIn(caller: Actor): boolean {
  return mayEnter(caller, { kind: "signedIn" });
}

function pointRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(locatePlace, async ({ query, caller }) => {
      const at = readPosition(query);
      const index = await placeIndex(platform);
      const located = index.locate(at);
      if (!located) throw outside(index.isEmpty);
      const { cell, divisionCode, divisions } = located;
      return {
        position: { longitude: at.longitude, latitude: at.latitude },
        cell: cell && { code: cell.code, name: cell.name, landUse: cell.landUse, grade: cell.grade },
        divisionCode,
        divisions: [...divisions],
        address: index.addressOf(at),
        areas: isSignedIn(caller) ? areasOf(located) : [],
      };
    }),
    route(listFacilitiesNear, async ({ query }) => {
      const index = await placeIndex(platform);
      const near = index.facilitiesNear(readPosition(query), query.radiusMetres, query.classCode).slice(0, query.limit);
      const rows = await listFacilities(
        database,
        near.map(({ code }) => code),
      );
      const byCode = new Map(rows.map((row) => [row.code, row]));
      return {
        facilities: near.flatMap(({ code, metres }) => {
          const facility = byCode.get(code);
          return facility ? [{ ...answerOf(facility), metres: Math.round(metres * 10) / 10 }] : [];
        }),
      };
    }),
  ];
}

function outside(isEmpty: boolean): Problem {
  if (isEmpty) return new Problem(PLACE_PROBLEMS.noGrid);
  return new Problem(PLACE_PROBLEMS.outsideCity, {
    detail: "请在地图上把点移到本市范围内；如果问题在外地，请向当地反映",
  });
}

function areasOf(located: Located): { kind: string; code: string; name: string; unitId: string | null }[] {
  return Object.entries(located.areas).flatMap(([kind, areas]) => areas.map((area) => ({ kind, ...area })));
}

function layerRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(listLayers, async ({ caller }) => ({
      bounds: (await placeIndex(platform)).bounds,
      layers: [...(await listCatalogue(database, isSignedIn(caller)))],
    })),
    route(getLayer, async ({ params, caller, headers, now }) => {
      if (INTERNAL_LAYERS.includes(params.kind) && !isSignedIn(caller)) throw new Problem(PROBLEMS.unknownPerson);
      const encoding = encodingFor(headers["accept-encoding"]);
      const { content, etag } = await layerFile(database, params.kind, encoding, plainDateOf(now));
      const isOpen = !INTERNAL_LAYERS.includes(params.kind);
      const common = { etag, vary: "accept-encoding", "cache-control": `${isOpen ? "public" : "private"}, no-cache` };
      if (headers["if-none-match"]?.split(/\s*,\s*/).includes(etag)) {
        return new AnswerWithHeaders(undefined, Object.entries(common), 304);
      }
      return new FileAnswer("application/geo+json; charset=utf-8", content, {
        ...common,
        ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
      });
    }),
    route(importLayerEndpoint, async ({ body, caller, now }) =>
      importLayer(platform, { ...body, collection: body.collection, by: caller, now }),
    ),
  ];
}

function thingRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(getCell, async ({ params }) => {
      const cell = await findCell(database, params.code);
      if (!cell) throw new Problem(PROBLEMS.notFound, { detail: `没有编码为 ${params.code} 的单元网格` });
      const index = await placeIndex(platform);
      const located = index.locateCell(cell.code);
      const { district } = divisionsOf(cell.code);
      return {
        ...cell,
        geometry: { type: cell.geometry.type, coordinates: JSON.parse(JSON.stringify(cell.geometry.coordinates)) },
        // A retired cell is in no index; its district is in its code.
        divisions: located
          ? [...located.divisions]
          : [{ code: district, name: index.nameOfDivision(district) ?? district, level: "district" }],
        areas: located ? areasOf(located) : [],
      };
    }),
    route(getFacility, async ({ params }) => {
      const facility = await findFacility(database, params.code);
      if (!facility) throw new Problem(PROBLEMS.notFound, { detail: `没有标识码为 ${params.code} 的部件` });
      const changes = await listChanges(database, "facility", params.code);
      return {
        ...answerOf(facility),
        changes: changes.map((change) => ({ ...change, evidence: [...change.evidence] })) as never[],
      };
    }),
    route(listAreasEndpoint, async ({ query }) => ({
      kinds: [...(await listAreaKinds(database))],
      areas: (await listAreas(database, query.kind)).map((area) => ({ ...area, cellCodes: [...area.cellCodes] })),
    })),
  ];
}

function editRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(changeFacilityStateEndpoint, async ({ params, body, caller, now }) => {
      const home = caller.divisionCode;
      if (home === null || !isWithinDivision(home, params.code)) {
        throw new Problem(PLACE_PROBLEMS.outsideYourDivision, {
          detail: `部件 ${params.code} 所在区县不归你的岗位管理`,
        });
      }
      const change = { code: params.code, ...body, personId: caller.personId, now };
      const facility = await database.transaction().execute((tx) => changeFacilityState(tx, change));
      forgetPlaces(database);
      return answerOf(facility);
    }),
    route(saveAreaEndpoint, async ({ params, body, caller, now }) => {
      const { reason, ...rest } = body;
      const area = { code: params.code, ...rest };
      const saved = await database.transaction().execute((tx) => saveArea(tx, area, { actor: caller, reason, now }));
      forgetPlaces(database);
      return { ...saved, cellCodes: [...saved.cellCodes] };
    }),
  ];
}

function answerOf(facility: Facility) {
  const { position, externalCodes, ...rest } = facility;
  return {
    ...rest,
    position: { longitude: position.longitude, latitude: position.latitude },
    externalCodes: externalCodes.map((each) => ({ ...each })),
  };
}
