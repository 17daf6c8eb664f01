/** The demonstration at the start of a server: an empty embedded database gets the city; its history is played beside the server. */
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { Platform } from "#platform/capability.ts";
import { findProgress } from "#platform/progress.ts";
import { generateCity } from "./city/public.ts";
import { playOrders } from "./hotline/play-orders.ts";
import { DEMO_SEED, findDemo, HISTORY, isEmptyCity, layGround } from "./lay-ground.ts";
import { learnNow } from "./learn-now.ts";
import { playStandingStock } from "./play-history.ts";
import { playPlans } from "./task/play-plans.ts";

const FY = fileURLToPath(new URL("../operator/fy.ts", import.meta.url));

/** What still runs beside the server. */
export interface Companion {
  stop(): void;
}
const NOTHING: Companion = { stop: () => undefined };

/** Lays the city into an empty database, with work on its desks, and begins or goes on with its history. */
export async function startDemo(platform: Platform): Promise<Companion> {
  const { database, log } = platform;
  if (await isEmptyCity(database)) {
    const startedAt = performance.now();
    const city = generateCity(DEMO_SEED);
    const demo = await layGround(platform, city, platform.now());
    const played = await playStandingStock(platform, city, demo);
    const orders = await playOrders(platform, city, demo);
    const plans = await playPlans(platform, city, demo);
    await learnNow(database);
    log.info({ seconds: (performance.now() - startedAt) / 1000, ...played, orders, plans }, "demonstration city laid");
  }
  const history = (await findDemo(database)) && (await findProgress(database, HISTORY));
  return history?.state === "running" ? playBeside(platform) : NOTHING;
}

/** In a process of its own at low priority, so that the server answers first. */
function playBeside({ home, log }: Platform): Companion {
  const child = spawn(process.execPath, [FY, "demo", "--json"], {
    env: { ...process.env, FANGYUAN_HOME: home },
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said = text.toString("utf8").trim();
  });
  child.on("exit", (code, signal) => {
    if (code) log.warn({ code, said }, "playing the demonstration's history failed; the next start goes on with it");
    else log.info({ code, signal, said }, "playing the demonstration's history ended");
  });
  child.on("error", (error) => log.warn({ error: error.message }, "the demonstration's history cannot be played"));
  return { stop: () => void child.kill("SIGTERM") };
}
