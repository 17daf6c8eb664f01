/** Once per test run: a PostgreSQL in memory and a template database with every migration. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#platform/database/embedded.ts";
import { prepareDatabase } from "./prepare-database.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = await mkdtemp(join(parent, "fangyuan-test-"));
  const server = await startEmbedded({ folder, database: "template_city", isDurable: false });
  await prepareDatabase(server.url);
  project.provide("templateUrl", server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
