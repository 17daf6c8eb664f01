/** The command line for operators, apart from its process: tests run it too. Exit codes: 0 done, 1 failed or found wrong, 2 wrong words. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCity } from "#apps/server/city.ts";
import { readEnvironment } from "#apps/server/environment.ts";
import { processLog } from "#apps/server/log.ts";
import { prepareDatabase } from "#apps/server/prepare-database.ts";
import { Problem } from "#base/problem.ts";
import { findRunningEmbedded, startEmbedded } from "#platform/database/embedded.ts";
import { wallClock } from "#platform/time.ts";
import { UsageError, type Verb, type VerbCall } from "./verb.ts";
import { VERBS } from "./verbs.ts";

const COMMON = {
  json: { type: "boolean", help: "print the result as JSON" },
  help: { type: "boolean", short: "h", help: "print this help" },
} as const;

/** Where the command runs: its environment, and where it prints. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Results. */
  print(text: string): void;
  /** Progress and complaints. */
  tell(text: string): void;
  /** Lines of progress replace each other. */
  readonly isTerminal: boolean;
}

/** @returns the exit code */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await runVerb(args, surroundings);
  } catch (error) {
    surroundings.tell(`fy: ${sentenceOf(error as Error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runVerb([name, ...rest]: readonly string[], surroundings: Surroundings): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    surroundings.print(overview());
    return 0;
  }
  const verb = VERBS.find((one) => one.name === name);
  if (!verb) throw new UsageError(`there is no verb "${name}"\n${overview()}`);
  const { values, positionals } = parse(verb, rest);
  if (values.help) {
    surroundings.print(helpOf(verb));
    return 0;
  }
  const closing: (() => Promise<void>)[] = [];
  try {
    const result = await verb.run(callOf(positionals, values, surroundings, closing));
    surroundings.print(
      values.json ? `${JSON.stringify(result.json)}\n` : result.lines.map((line) => `${line}\n`).join(""),
    );
    return result.isOk ? 0 : 1;
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function callOf(
  words: readonly string[],
  options: VerbCall["options"],
  { variables, tell, isTerminal }: Surroundings,
  closing: (() => Promise<void>)[],
): VerbCall {
  const environment = readEnvironment(variables);
  const log = processLog(true);
  return {
    words,
    options,
    home: environment.home,
    dataSets: environment.dataSets,
    isEmbedded: environment.databaseUrl === null,
    progress: (line) => tell(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`),
    openCity: async () => {
      const databaseUrl = environment.databaseUrl ?? (await ownDatabase(environment.home, closing));
      const migrations = await prepareDatabase(databaseUrl);
      const publicUrl = environment.publicUrl ?? `http://localhost:${environment.port}`;
      let isClosing = false;
      const city = await openCity({
        databaseUrl,
        home: environment.home,
        publicUrl,
        time: wallClock,
        // Connections that break while the verb's own database stops are no news.
        log: { ...log, warn: (details, message) => isClosing || log.warn(details, message) },
        poolSize: 8,
      });
      closing.push(() => {
        isClosing = true;
        return city.close();
      });
      return { ...city, databaseUrl, migrations };
    },
  };
}

/** The database of a server that runs in this folder, or one started for this verb. */
async function ownDatabase(home: string, closing: (() => Promise<void>)[]): Promise<string> {
  const folder = join(home, "postgres");
  const running = await findRunningEmbedded(folder, "fangyuan");
  if (running) return running;
  const server = await startEmbedded({ folder, database: "fangyuan" });
  closing.push(() => server.stop());
  return server.url;
}

function parse(verb: Verb, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...verb.options, ...COMMON },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${helpOf(verb)}`);
  }
}

function helpOf(verb: Verb): string {
  const options: [string, Verb["options"][string]][] = Object.entries({ ...verb.options, ...COMMON });
  const lines = options.map(
    ([name, option]) => `  --${name}${option.type === "string" ? " VALUE" : ""}`.padEnd(28) + option.help,
  );
  return `fy ${verb.name} ${verb.usage}\n${verb.summary}\n\n${lines.join("\n")}\n`;
}

function overview(): string {
  const lines = VERBS.map((verb) => `  ${verb.name.padEnd(16)} ${verb.summary}`);
  return `npm run -s fy -- <verb> [words] [--json]\n\n${lines.join("\n")}\n\nEvery verb has --help. FANGYUAN_HOME and DATABASE_URL say which city is meant.\n`;
}

/** What was refused, with the fields it is about. */
function sentenceOf(error: Error): string {
  const errors = error instanceof Problem ? (error.extras.errors ?? []) : [];
  return [error.message, ...errors.map(({ path, message }) => `${path}: ${message}`)].join("; ");
}
