/** Stories and openings from files: those that ship lie in `capabilities/case/stories`. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Opening, readOpenings, readStories, type Story, StoryFault, storiesOf } from "./story-file.ts";

const SHIPPED = fileURLToPath(new URL("../../stories/", import.meta.url));
const OPENINGS = "openings.yaml";

export async function shippedOpenings(): Promise<ReadonlyMap<string, Opening>> {
  const openings = readOpenings(await readFile(join(SHIPPED, OPENINGS), "utf8"), OPENINGS);
  return new Map(openings.map((opening) => [opening.开头, opening]));
}

export async function shippedFiles(): Promise<readonly string[]> {
  const names = await readdir(SHIPPED);
  return names
    .filter((name) => name.endsWith(".yaml") && name !== OPENINGS)
    .sort()
    .map((name) => join(SHIPPED, name));
}

/** @throws StoryFault naming the file */
export async function storiesIn(file: string, openings: ReadonlyMap<string, Opening>): Promise<readonly Story[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new StoryFault(`读不到文件 ${file}`);
  });
  return readStories(text, file).flatMap((written) => storiesOf(written, openings));
}
