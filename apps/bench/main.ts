/** `npm run bench`: how fast the parts are that everything waits for. Needs nothing; makes a database of its own and removes it. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { getRow } from "#platform/database/query.ts";
import { openBenchCity } from "./bench-city.ts";
import { actLines } from "./lines/acts.ts";
import { httpLines } from "./lines/http.ts";
import { pureLines } from "./lines/pure.ts";
import type { Line } from "./timing.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    /** In the database. */
    matters: { type: "string", default: "20000" },
    /** Of which the median is taken. */
    rounds: { type: "string", default: "100" },
  },
});
const [matters, rounds] = [wholeNumber("matters"), wholeNumber("rounds")];

const pure = pureLines();
const city = await openBenchCity(matters);
try {
  const lines = [...pure, ...(await actLines(city, rounds)), ...(await httpLines(city, rounds))];
  const { version } = await getRow(
    city.platform.database,
    sql<{ version: string }>`select current_setting('server_version') as version`,
  );
  const machine = { processors: cpus().length, node: process.version, postgres: version };
  process.stdout.write(
    values.json ? `${JSON.stringify({ machine, matters, rounds, lines })}\n` : textOf(machine, lines),
  );
} finally {
  await city.close();
}

function wholeNumber(name: "matters" | "rounds"): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 10) throw new Error(`--${name} is a whole number from 10 on`);
  return number;
}

function textOf(machine: object, lines: readonly Line[]): string {
  const head = `${JSON.stringify(machine)}, ${matters} matters, medians of ${rounds}\n`;
  return (
    head +
    lines
      .map(
        ({ name, medianMs, perSecond, beside, ratio }) =>
          `${name.padEnd(40)} ${figure(medianMs)} ms ${Math.round(perSecond).toString().padStart(9)}/s   ${ratio.toPrecision(3).padStart(8)} × ${beside.name} (${figure(beside.medianMs)} ms)\n`,
      )
      .join("")
  );
}

function figure(ms: number): string {
  return ms.toPrecision(3).padStart(9);
}
