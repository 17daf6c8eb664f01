import { playCases } from "#apps/demo/casework/play-cases.ts";
import { generateCity } from "#apps/demo/city/public.ts";
import { playOrders } from "#apps/demo/hotline/play-orders.ts";
import { DEMO_SEED, findDemo, HISTORY, HISTORY_DAYS, layGround } from "#apps/demo/lay-ground.ts";
import { learnNow } from "#apps/demo/learn-now.ts";
import { playHistory, playStandingStock } from "#apps/demo/play-history.ts";
import { playPlans } from "#apps/demo/task/play-plans.ts";
import { findProgress } from "#platform/progress.ts";
import { UsageError, type Verb, type VerbCall, type VerbResult } from "../verb.ts";

/** Longer histories than the rosters and responsibilities of the city reach back. */
const MOST_DAYS = 366;

export const demoVerb: Verb = {
  name: "demo",
  summary: "lay the demonstration city into an empty database and play its history, or go on playing it",
  usage: "[--days N] [--status] [--json]",
  options: {
    days: { type: "string", help: `days of history before now (${HISTORY_DAYS}); only where none is laid yet` },
    status: { type: "boolean", help: "only say how far it is" },
  },
  run: async ({ options, openCity, progress }) => {
    const days = daysOf(options);
    const { platform } = await openCity();
    if (options.status) return statusOf(platform);
    const begun = await findDemo(platform.database);
    const city = generateCity(begun?.seed ?? DEMO_SEED);
    if (!begun) progress("laying the ground");
    const demo = begun ?? (await layGround(platform, city, platform.now(), days));
    const standing = await playStandingStock(platform, city, demo);
    await playOrders(platform, city, demo);
    await playPlans(platform, city, demo);
    progress("playing the cases");
    const cases = await playCases(platform, city, demo);
    const startedAt = performance.now();
    const played = await playHistory(platform, city, demo, {
      onDay: (done, total, { acts }) =>
        progress(
          `day ${done} of ${total}, ${acts} acts, ${Math.round(acts / ((performance.now() - startedAt) / 1000))} a second`,
        ),
    });
    await learnNow(platform.database);
    const surprises = { ...standing.surprises, ...cases.surprises, ...played?.surprises };
    return {
      isOk: Object.keys(surprises).length === 0,
      json: { demo, standing, cases, played, seconds: (performance.now() - startedAt) / 1000 },
      lines: [
        played
          ? `played ${played.reports} reports with ${played.acts} acts`
          : "nothing to play: it is finished, or another process is playing",
        ...Object.entries(surprises).map(([what, times]) => `unexpected, ${times} times: ${what}`),
      ],
    };
  },
};

function daysOf(options: VerbCall["options"]): number {
  const days = Number(options.days ?? HISTORY_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new UsageError(`--days is a whole number from 1 to ${MOST_DAYS}`);
  return days;
}

async function statusOf(platform: Awaited<ReturnType<VerbCall["openCity"]>>["platform"]): Promise<VerbResult> {
  const history = await findProgress(platform.database, HISTORY);
  return {
    isOk: true,
    json: history,
    lines: [history ? `${history.done} of ${history.total} days played (${history.state})` : "no demonstration here"],
  };
}
