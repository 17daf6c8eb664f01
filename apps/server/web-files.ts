/** The built web pages: files with fingerprints are kept for ever by browsers, pages are asked for again. */
import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { glob, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Log } from "#platform/capability.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const ROOT = fileURLToPath(new URL("../web/dist/", import.meta.url));
const PAGE = `${ROOT}index.html`;
const SOURCES = [
  "package-lock.json",
  "{ui,base}/**/*.{ts,tsx,css}",
  "apps/web/{*,console/**,public/**,screen/**,assets/**}",
  "{kernel,capabilities}/*/{web,model}/**/*",
  "{kernel,capabilities}/*/contract.ts",
];
const CONFIG = fileURLToPath(new URL("../web/vite.config.ts", import.meta.url));

/** Builds the pages when they are older than their sources: on the first start of a clone, and after an update. */
export async function ensureWebBuilt(log: Log): Promise<void> {
  const built = existsSync(PAGE) ? statSync(PAGE).mtimeMs : 0;
  if (built >= (await newestSource())) return;
  log.info({}, "building the web pages");
  // In a process of its own: the builder needs half a gigabyte that the server would never give back.
  const vite = join(PROJECT, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(process.execPath, [vite, "build", "--config", CONFIG, "--logLevel", "warn"], {
    cwd: PROJECT,
    // Under a test runner the libraries would go in as for development: twice the size, and they stay for the next start.
    env: { ...process.env, NODE_ENV: "production" },
  });
}

async function newestSource(): Promise<number> {
  let newest = 0;
  for await (const file of glob(SOURCES, { cwd: PROJECT }))
    newest = Math.max(newest, (await stat(join(PROJECT, file))).mtimeMs);
  return newest;
}

/** The files are listed once, at the start: what is built anew while it runs is served after the next start. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: ROOT,
    preCompressed: true,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", /\/assets\//.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  // Pages of the faces are addresses inside the application; anything else that is not there is not there.
  app.get("/*", async (request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    if (/^\/(api|open311|assets)\//.test(path) || /\.\w+$/.test(path)) return reply.callNotFound();
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}
