import { existsSync } from "node:fs";
import { importLayerFile, isLayerFile } from "../import/import-layer.ts";
import { importOrderFile } from "../import/import-orders.ts";
import { importReports } from "../import/import-reports.ts";
import { UsageError, type Verb } from "../verb.ts";

export const importVerb: Verb = {
  name: "import",
  summary: "bring in reports or hotline orders (CSV, XLSX, gzipped too) or a layer of the ground (GeoJSON)",
  usage:
    "FILE [--mapping NAME] [--division CODE] | ORDERS.csv --as orders [--source SYSTEM] | LAYER.geojson --as boundaries|grid|roads|… [--crs gcj02]",
  options: {
    mapping: {
      type: "string",
      help: "reports: name of a mapping, or a JSON file; default: the one that fits the columns",
    },
    division: {
      type: "string",
      help: "reports: where rows without a place lie, 12 digits; default: whose desk sees them",
    },
    as: {
      type: "string",
      help: "orders, for hotline orders; layer: boundaries, grid, facilities, roads, water, green, blocks, buildings, landmarks, labels",
    },
    crs: { type: "string", help: "layer: wgs84, cgcs2000, gcj02 or bd09; default: as the file declares" },
    name: { type: "string", help: "layer: its name; default: that of the file" },
    source: { type: "string", help: "layer: where it comes from; orders: the system whose numbers they have" },
    errors: { type: "string", help: "write faulty rows with what is wrong to this CSV file" },
    "dry-run": { type: "boolean", help: "check and count, write nothing" },
  },
  run: async (call) => {
    const [path, ...more] = call.words;
    if (!path || more.length > 0) throw new UsageError("import needs one FILE");
    if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
    const isLayer = isLayerFile(path);
    if (!isLayer && call.options.as === "orders") return importOrderFile((await call.openCity()).platform, path, call);
    if (isLayer === (call.options.as === undefined))
      throw new UsageError(
        isLayer ? "say with --as which layer the file is" : "--as is for hotline orders and GeoJSON layers",
      );
    const { platform } = await call.openCity();
    return isLayer ? importLayerFile(platform, path, call) : importReports(platform, path, call);
  },
};
