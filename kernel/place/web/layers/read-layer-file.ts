/** A GeoJSON file as the browser reads it before it is sent: what is plainly wrong is said at once. */
import { z } from "zod";

/** The server takes no larger body. */
const MOST_BYTES = 24 * 1024 * 1024;
const Collection = z.looseObject({ type: z.literal("FeatureCollection"), features: z.array(z.unknown()) });

export interface LayerFile {
  readonly name: string;
  readonly bytes: number;
  readonly count: number;
  readonly collection: unknown;
}

/** @throws Error in words */
export async function readLayerFile(file: File): Promise<LayerFile> {
  if (file.size > MOST_BYTES) throw new Error("文件超过 24 MB，请分成几个再导入，或用命令行 fy import 导入");
  let parsed: unknown;
  try {
    parsed = JSON.parse(await file.text());
  } catch {
    throw new Error("这不是 JSON 文件；Shapefile 请先用地理信息软件另存为 GeoJSON");
  }
  const collection = Collection.safeParse(parsed);
  if (!collection.success) throw new Error("这不是 GeoJSON 的 FeatureCollection");
  return { name: file.name, bytes: file.size, count: collection.data.features.length, collection: collection.data };
}
