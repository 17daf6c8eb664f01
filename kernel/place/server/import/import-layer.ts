/**
 * Importing a layer: read, check row by row, write the good rows in one transaction, tell what was wrong with the others.
 *
 * Coded layers (divisions, cells, facilities) are merged by code: what the file does not name stays. Base-map layers replace
 * the one of their kind.
 */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type CoordinateSystem, position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { type Actor, isWithinDivision } from "#kernel/people/model/public.ts";
import { listUnits } from "#kernel/people/server/public.ts";
import type { ImportReport } from "#kernel/place/contract.ts";
import { coordinatesOf, type Geometry, isPolygonal } from "#kernel/place/model/geometry.ts";
import { type BaseLayerKind, CODED_LAYERS, type ImportKind } from "#kernel/place/model/place.ts";
import { PLACE_PROBLEMS } from "#kernel/place/model/problems.ts";
import { innerPoint } from "#kernel/place/model/shape.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { insertBoundaries, insertCells, insertFacilities } from "../bulk.ts";
import { forgetPlaces, type PlaceIndex, placeIndex } from "../index/place-index.ts";
import { insertLayer, recordLayer } from "../layers/layer-store.ts";
import { listBoundaries, listCellsOn, listDistricts, recordChange } from "../store.ts";
import { toBoundaries, toCells, toFacilities, withGoodCodes } from "./coded-rows.ts";
import { type Finding, type ImportRow, type Report, tell } from "./findings.ts";
import { readCollection } from "./read-collection.ts";
import { readRows } from "./read-rows.ts";

export interface LayerImport {
  readonly kind: ImportKind;
  readonly name: string;
  readonly source: string;
  /** Null: as the file declares. */
  readonly crs: CoordinateSystem | null;
  /** A GeoJSON feature collection, parsed. */
  readonly collection: unknown;
  /** Check and report, write nothing. */
  readonly isTrial: boolean;
  /** Null: the command line, which may do all. */
  readonly by: Actor | null;
  readonly now: Instant;
}

const FINDINGS_SHOWN = 1_000;

/** What is left of a file after the checks, ready to be written. */
interface Checked {
  readonly codes: readonly string[];
  readonly taken: number;
  write(tx: Tx): Promise<void>;
}

/** @throws Problem when the file as a whole cannot be used: not GeoJSON, or its coordinate system is missing or unknown */
export async function importLayer(
  platform: Pick<Platform, "database" | "now">,
  request: LayerImport,
): Promise<ImportReport> {
  const { kind, now } = request;
  const { features, crs } = readCollection(request.collection, request.crs);
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const { rows, repairs } = readRows(features, kind, crs, report);
  const checked = await check(platform, { ...request, crs }, rows, report);
  const changed = await countKnown(platform.database, kind, checked.codes);
  if (!request.isTrial && checked.taken > 0) {
    const summary = {
      kind,
      name: request.name,
      source: request.source,
      crs,
      read: features.length,
      taken: checked.taken,
    };
    await platform.database.transaction().execute(async (tx) => {
      await checked.write(tx);
      await recordChange(tx, {
        subject: "layer",
        code: kind,
        reason: "导入图层",
        before: null,
        after: summary,
        evidence: [],
        personId: request.by?.personId ?? null,
        now,
      });
    });
    forgetPlaces(platform.database);
  }
  findings.sort((a, b) => a.row - b.row);
  const errorCount = findings.filter((finding) => finding.severity === "error").length;
  return {
    kind,
    read: features.length,
    taken: checked.taken,
    added: checked.taken - changed,
    changed,
    ...repairs,
    errorCount,
    warningCount: findings.length - errorCount,
    findings: findings.slice(0, FINDINGS_SHOWN),
  };
}

async function check(
  platform: Pick<Platform, "database" | "now">,
  request: LayerImport & { readonly crs: CoordinateSystem },
  rows: readonly ImportRow<Geometry>[],
  report: Report,
): Promise<Checked> {
  const { database } = platform;
  const { kind, now } = request;
  const today = plainDateOf(now);
  const made = { id: newId(now), now, personId: request.by?.personId ?? null };
  const coded = async (tx: Tx, featureCount: number) =>
    recordLayer(tx, { ...made, kind, name: request.name, source: request.source, crsIn: request.crs, featureCount });
  switch (kind) {
    case "divisions": {
      const boundaries = toBoundaries(ownRows(withGoodCodes(rows, kind, report), request.by, report), report);
      const codes = boundaries.map((boundary) => boundary.divisionCode);
      return checkedOf(codes, async (tx) => {
        await insertBoundaries(tx, boundaries);
        await coded(tx, boundaries.length);
      });
    }
    case "cells": {
      const known = { cells: await listCellsOn(database, today), boundaries: await listBoundaries(database) };
      const cells = toCells(ownRows(withGoodCodes(rows, kind, report), request.by, report), known, today, report);
      return checkedOf(
        cells.map((cell) => cell.code),
        async (tx) => {
          await insertCells(tx, cells);
          await coded(tx, cells.length);
        },
      );
    }
    case "facilities": {
      const unitIds = new Map((await listUnits(database)).map((unit) => [unit.code, unit.id]));
      const facilities = toFacilities(
        ownRows(withGoodCodes(rows, kind, report), request.by, report),
        await placeIndex(platform),
        unitIds,
        today,
        report,
      );
      return checkedOf(
        facilities.map((facility) => facility.code),
        async (tx) => {
          await insertFacilities(tx, facilities);
          await coded(tx, facilities.length);
        },
      );
    }
    default: {
      await refuseReplacingForOthers(database, request.by);
      warnOutside(rows, await placeIndex(platform), report);
      const features = rows.map(({ name, properties, geometry }) => ({ name: name || null, properties, geometry }));
      const layer = {
        kind: kind satisfies BaseLayerKind,
        name: request.name,
        source: request.source,
        crsIn: request.crs,
        features,
      };
      return { codes: [], taken: rows.length, write: (tx) => insertLayer(tx, layer, made) };
    }
  }
}

function checkedOf(codes: readonly string[], write: (tx: Tx) => Promise<void>): Checked {
  return { codes, taken: codes.length, write };
}

/** An administrator of a district changes the ground of that district only. */
function ownRows<R extends { readonly row: number; readonly code: string }>(
  rows: readonly R[],
  by: Actor | null,
  report: Report,
): readonly R[] {
  if (!by) return rows;
  return rows.filter((row) => {
    if (by.divisionCode && isWithinDivision(by.divisionCode, row.code)) return true;
    tell(report, row, "error", "place-import-outside-division", `编码 ${row.code} 的区划不归你的岗位管理`);
    return false;
  });
}

/** A base-map layer is one for the whole city: only who administers all of its districts replaces it. */
async function refuseReplacingForOthers(database: Database, by: Actor | null): Promise<void> {
  if (!by) return;
  const home = by.divisionCode;
  const foreign = (await listDistricts(database)).find((code) => home === null || !isWithinDivision(home, code));
  if (foreign) throw new Problem(PLACE_PROBLEMS.outsideYourDivision, { detail: "底图由全市共用，请市级管理员导入" });
}

/** A base map runs on beyond the border, so it is only said. */
function warnOutside(rows: readonly ImportRow<Geometry>[], index: PlaceIndex, report: Report): void {
  if (index.isEmpty) return;
  for (const { row, code, geometry } of rows) {
    const points = isPolygonal(geometry) ? [innerPoint(geometry)] : coordinatesOf(geometry);
    if (points.some(([longitude, latitude]) => index.locate(position(longitude, latitude)))) continue;
    report({
      row,
      code,
      severity: "warning",
      rule: "place-import-outside-city",
      message: "不在本市管理范围内，请检查坐标系",
    });
  }
}

const TABLES = {
  divisions: sql`place_boundary where division_code`,
  cells: sql`place_cell where code`,
  facilities: sql`place_facility where code`,
} as const;

async function countKnown(database: Database, kind: ImportKind, codes: readonly string[]): Promise<number> {
  if (!Object.hasOwn(CODED_LAYERS, kind)) return 0;
  const { known } = await getRow(
    database,
    sql<{ known: number }>`select count(*) as known from ${TABLES[kind as keyof typeof TABLES]} = any(${codes})`,
  );
  return known;
}
