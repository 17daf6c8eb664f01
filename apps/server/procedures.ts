/** Every procedure of the project, found where capabilities keep theirs: `capabilities/<name>/model/procedure.ts`. For tests of documents. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Procedure } from "#kernel/procedure/model/public.ts";

export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

export type AnyProcedure = Procedure<string, unknown, unknown>;

export async function listProcedures(): Promise<readonly AnyProcedure[]> {
  const folders = await readdir(`${PROJECT}capabilities`);
  const files = folders
    .map((name) => `${PROJECT}capabilities/${name}/model/procedure.ts`)
    .filter((file) => existsSync(file));
  const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module)).filter(isProcedure);
}

function isProcedure(value: unknown): value is AnyProcedure {
  return typeof value === "object" && value !== null && ["kind", "states", "acts"].every((member) => member in value);
}
