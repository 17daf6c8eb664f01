/** A layer of the ground from GeoJSON: boundaries, grid, facilities, or one of the base map. */
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ImportReport } from "#kernel/place/contract.ts";
import {
  COORDINATE_SYSTEMS,
  CoordinateSystemSchema,
  type ImportKind,
  ImportKindSchema,
  LAYERS,
} from "#kernel/place/model/public.ts";
import { importLayer } from "#kernel/place/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { UsageError, type VerbCall, type VerbResult } from "../verb.ts";
import { choicesOf, optionOf } from "../words.ts";

/** Words people use beside those of the model. */
const ALSO: Readonly<Record<string, ImportKind>> = { boundaries: "divisions", grid: "cells" };
/** More are in the file of `--errors`. */
const FINDINGS_PRINTED = 20;

export async function importLayerFile(platform: Platform, path: string, { options }: VerbCall): Promise<VerbResult> {
  const kind = kindOf(optionOf(options, "as"));
  const crs = crsOf(optionOf(options, "crs"));
  const bytes = await readFile(path);
  const report = await importLayer(platform, {
    kind,
    name: optionOf(options, "name") ?? basename(path).replace(/\.(geo)?json(\.gz)?$/i, ""),
    source: optionOf(options, "source") ?? basename(path),
    crs,
    collection: parseJson((isGzipped(bytes) ? gunzipSync(bytes) : bytes).toString("utf8"), path),
    isTrial: options["dry-run"] === true,
    by: null,
    now: platform.now(),
  });
  const errorsPath = optionOf(options, "errors");
  if (errorsPath && report.findings.length > 0) await writeFile(errorsPath, findingsText(report));
  const done = options["dry-run"] ? "nothing written; would be taken" : "taken";
  return {
    isOk: report.errorCount === 0,
    json: { isDryRun: options["dry-run"] === true, ...report },
    lines: [
      `${LAYERS[kind]} ${kind}: ${report.read} rows, ${report.taken} ${done} (${report.added} new, ${report.changed} known), ${report.errorCount} errors, ${report.warningCount} warnings`,
      ...report.findings
        .slice(0, FINDINGS_PRINTED)
        .map(({ row, code, severity, message }) => `  row ${row} ${code ?? ""} ${severity}: ${message}`),
      ...(report.findings.length > FINDINGS_PRINTED
        ? [errorsPath ? `  all of them are in ${errorsPath}` : "  … name a file with --errors to get all of them"]
        : []),
    ],
  };
}

export function isLayerFile(path: string): boolean {
  return /\.(geo)?json(\.gz)?$/i.test(path);
}

function kindOf(word: string | null): ImportKind {
  const parsed = ImportKindSchema.safeParse(ALSO[word ?? ""] ?? word);
  if (parsed.success) return parsed.data;
  const { areas: _, ...importable } = LAYERS;
  throw new UsageError(`--as says which layer the file is: boundaries, grid, ${choicesOf(importable)}`);
}

function crsOf(word: string | null) {
  if (word === null) return null;
  const parsed = CoordinateSystemSchema.safeParse(word);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--crs is one of ${choicesOf(COORDINATE_SYSTEMS)}`);
}

function isGzipped(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON`);
  }
}

function findingsText({ findings }: ImportReport): string {
  const cell = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = findings.map(({ row, code, severity, rule, message }) =>
    [String(row), code ?? "", severity, rule, message].map(cell).join(","),
  );
  // Office programs take a CSV for UTF-8 only when it begins with a byte order mark.
  return `\uFEFF行号,编码,程度,规则,说明\r\n${lines.join("\r\n")}\r\n`;
}
