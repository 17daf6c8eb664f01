/** Stories of casework, played against the real server code in a throw-away database. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { engineOf } from "#apps/server/capabilities.ts";
import { openCity } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { prepareDatabase } from "#apps/server/prepare-database.ts";
import { shanghaiTime } from "#base/instant.ts";
import {
  layCast,
  type PlayedStep,
  type PlayedStory,
  playStories,
  StoryFault,
  shippedFiles,
  shippedOpenings,
  storiesIn,
} from "#capabilities/case/server/public.ts";
import { startEmbedded } from "#platform/database/embedded.ts";
import { wallClock } from "#platform/time.ts";
import { UsageError, type Verb } from "../verb.ts";

export const playVerb: Verb = {
  name: "play",
  summary: "play stories of casework against the real server code in a throw-away database (docs/stories.md)",
  usage: "[FILE...] [--json]",
  options: {},
  run: async ({ words, progress }) => {
    const openings = await shippedOpenings();
    const files = words.length > 0 ? words : await shippedFiles();
    const stories = await Promise.all(files.map((file) => storiesIn(file, openings))).catch(asUsage);
    const played = await onStage(async (stage) => {
      const all = stories.flat();
      // The first acts of a process take several times as long as all others: its code is compiled, its statements are planned.
      await playStories(stage, all.slice(0, REHEARSED));
      let count = 0;
      return playStories(stage, all, ({ name }) => progress(`${++count}/${all.length} ${name}`));
    }).catch(asUsage);
    const failed = played.filter((story) => !story.isAsExpected);
    return {
      isOk: failed.length === 0,
      json: { stories: played, failed: failed.length },
      lines: [
        ...(words.length > 0 ? played : failed).flatMap(linesOf),
        `${played.length} 个故事，${played.length - failed.length} 个与预期一致，${failed.length} 个不同`,
      ],
    };
  },
};

/** Stories played once before, so that what is measured is what a running server takes. */
const REHEARSED = 10;

/** What is wrong with a file is told as such, not as a failure of the program. */
function asUsage(error: unknown): never {
  throw error instanceof StoryFault ? new UsageError(error.message) : error;
}

type Stage = Parameters<typeof playStories>[0];

async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  // In memory where the system has such a folder: nothing of it is kept.
  const parent = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = await mkdtemp(join(parent, "fangyuan-stories-"));
  const home = join(folder, "home");
  await mkdir(home);
  // Its tables stay empty, for every story is taken back: reading one through would read what all stories before have left in it.
  const settings = ["enable_seqscan=off"];
  const server = await startEmbedded({ folder, database: "stories", isDurable: false, settings });
  try {
    await prepareDatabase(server.url);
    const publicUrl = "http://localhost";
    const city = await openCity({ databaseUrl: server.url, home, publicUrl, time: wallClock, log: processLog(true) });
    try {
      const file = await layCast(city.platform, shanghaiTime("2010-01-01 00:00"));
      const stage = { engine: engineOf(city.platform), file, stopwatch: () => performance.now() };
      return await play(stage);
    } finally {
      await city.close();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function linesOf({ name, source, isAsExpected, ms, steps }: PlayedStory): readonly string[] {
  return [`${isAsExpected ? "✓" : "✗"} ${name}${source ? `（${source}）` : ""} ${ms} ms`, ...steps.flatMap(stepLines)];
}

function stepLines({
  at,
  who,
  act,
  result,
  state,
  refusals,
  messages,
  papers,
  differences,
}: PlayedStep): readonly string[] {
  const outcome =
    result === "done" || result === "looked"
      ? state
      : `${result === "refused" ? "拒绝" : "填错"}：${refusals.join("、")}`;
  const issued = papers.map((paper) => `${paper.name} ${paper.number}`).join("，");
  return [
    `  ${at} ${who} ${act} → ${outcome}${issued ? `；印发 ${issued}` : ""}`,
    ...(result === "refused" || result === "wrong_input" ? messages.map((message) => `      ${message}`) : []),
    ...differences.map((difference) => `    ✗ ${difference}`),
  ];
}
