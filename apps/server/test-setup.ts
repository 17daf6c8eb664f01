/** Once per test run: a PostgreSQL in memory and a template database with every migration. */
import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#platform/database/embedded.ts";
import { scratchFolder } from "#platform/test/scratch.ts";
import { prepareDatabase } from "./prepare-database.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await scratchFolder("test");
  const server = await startEmbedded({ folder, database: "template_city", isDurable: false });
  await prepareDatabase(server.url);
  project.provide("templateUrl", server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
