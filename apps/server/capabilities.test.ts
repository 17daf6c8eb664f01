/** The lists name every folder: forgetting one is loud. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PARTS } from "./capabilities.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

async function foldersWith(parent: string, file: string): Promise<readonly string[]> {
  const folders = await readdir(`${PROJECT}${parent}`, { withFileTypes: true });
  return folders
    .filter((folder) => folder.isDirectory() && existsSync(`${PROJECT}${parent}/${folder.name}/${file}`))
    .map((folder) => folder.name);
}

describe("the list of parts", () => {
  it("holds every kernel word and capability that has a server side, each once", async () => {
    const folders = [
      ...(await foldersWith("kernel", "server/index.ts")),
      ...(await foldersWith("capabilities", "server/index.ts")),
    ];
    expect(PARTS.map((part) => part.name).sort()).toEqual([...folders].sort());
  });

  it("lists the migrations of every part that has some", async () => {
    const withMigrations = [
      ...(await foldersWith("kernel", "server/migrations")),
      ...(await foldersWith("capabilities", "server/migrations")),
    ];
    expect(
      PARTS.filter((part) => part.migrations)
        .map((part) => part.name)
        .sort(),
    ).toEqual([...withMigrations].sort());
  });
});
