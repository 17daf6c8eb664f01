/**
 * `npm run bench`: how fast the parts are that everything waits for, and whether the budgets are met. Needs nothing; makes a database
 * of its own and removes it, or keeps it in `--folder` for the next run.
 */
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { getRow } from "#platform/database/query.ts";
import { openBenchCity } from "./bench-city.ts";
import { type BudgetLine, budgetLines } from "./lines/budgets.ts";
import { pureLines } from "./lines/pure.ts";
import { type Soaked, soak } from "./lines/soak.ts";
import type { Line } from "./timing.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    /** 20,000 matters and 3 seconds a line, to see that it runs. */
    quick: { type: "boolean" },
    /** In the database. */
    matters: { type: "string" },
    /** Of each line. */
    seconds: { type: "string" },
    /** Where the filled database is kept. */
    folder: { type: "string" },
    /** Only the budget lines whose names hold these words; the functions by themselves are left out. */
    only: { type: "string" },
    /** Minutes of mixed load instead of the lines. */
    soak: { type: "string" },
  },
});
const matters = wholeNumber(values.matters, values.quick ? 20_000 : 1_000_000);
const seconds = wholeNumber(values.seconds, values.quick ? 3 : 12);
const began = performance.now();

const city = await openBenchCity({ matters, folder: values.folder, onProgress: say });
try {
  const { version } = await getRow(
    city.platform.database,
    sql<{ version: string }>`select current_setting('server_version') as version`,
  );
  const machine = { processors: cpus().length, load: loadavg()[0], node: process.version, postgres: version, matters };
  if (values.soak) {
    const soaked = await soak(city, wholeNumber(values.soak, 60), say);
    process.stdout.write(values.json ? `${JSON.stringify({ machine, soak: soaked })}\n` : textOfSoak(machine, soaked));
  } else {
    const pure = values.only === undefined ? pureLines() : [];
    const budgets = await budgetLines(city, { seconds, only: values.only ?? "", say });
    const serverMiB = (await city.serverCost()).rssMiB;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ machine, seconds, serverMiB, budgets, lines: pure })}\n`
        : textOf(machine, serverMiB, budgets, pure),
    );
  }
} finally {
  await city.close();
}

/** To the standard error, so that what is printed stays readable by programs. */
function say(what: string): void {
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${what}\n`);
}

function wholeNumber(given: string | undefined, otherwise: number): number {
  const number = given === undefined ? otherwise : Number(given);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${given} is not a whole number from 1 on`);
  return number;
}

function textOf(machine: object, serverMiB: number, budgets: readonly BudgetLine[], pure: readonly Line[]): string {
  const rows = budgets.map(
    (one) =>
      `${one.isMet ? "met   " : "MISSED"} ${one.name.padEnd(28)} ${figure(one.perSecond)}/s  p50 ${figure(one.p50Ms)}  p95 ${figure(one.p95Ms)}  p99 ${figure(one.p99Ms)} ms   ${one.ofDriver.toFixed(2)} of the driver's ${figure(one.driver.perSecond)}/s (${one.statements} statements)   ${one.serverCpuMs.toFixed(2)} ms of the server${one.databaseCpuMs === null ? "" : ` and ${one.databaseCpuMs.toFixed(2)} of the database`} each${one.failed ? `   ${one.failed} failed: ${one.fault}` : ""}\n`,
  );
  const further = pure.map(
    ({ name, medianMs, perSecond, beside, ratio }) =>
      `       ${name.padEnd(40)} ${figure(medianMs)} ms ${Math.round(perSecond)}/s   ${ratio.toPrecision(3)} × ${beside.name}\n`,
  );
  return `${JSON.stringify(machine)}\nserver ${serverMiB.toFixed(0)} MiB\n${rows.join("")}${further.join("")}`;
}

function textOfSoak(machine: object, soaked: Soaked): string {
  return `${JSON.stringify(machine)}\n${JSON.stringify(soaked, null, 1)}\n`;
}

function figure(value: number): string {
  return value.toPrecision(3).padStart(8);
}
