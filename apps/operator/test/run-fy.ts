/** For tests: the command line in this process, and the real command as a child process. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "../command-line.ts";

const FY = fileURLToPath(new URL("../fy.ts", import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  /** What `--json` printed. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into results of every shape.
  readonly json: any;
}
type Fy = (...args: readonly string[]) => Promise<Ran>;

/** @param databaseUrl null: the embedded database in `home` */
function variablesFor(home: string, databaseUrl: string | null) {
  return { ...process.env, FANGYUAN_HOME: home, FANGYUAN_DEMO: "0", DATABASE_URL: databaseUrl ?? "" };
}

const jsonOf = (args: readonly string[], out: string) =>
  args.includes("--json") && out !== "" ? JSON.parse(out) : null;

/** Loading the whole server costs each child a second: most tests do without. */
export function fyHere(home: string, databaseUrl: string | null): Fy {
  return async (...args) => {
    let [out, error] = ["", ""];
    const code = await runCommandLine(args, {
      variables: variablesFor(home, databaseUrl),
      print: (text) => {
        out += text;
      },
      tell: (text) => {
        error += text;
      },
      isTerminal: false,
    });
    return { code, out, error, json: jsonOf(args, out) };
  };
}

export function fyAsChild(home: string, databaseUrl: string | null): Fy {
  const options = { env: variablesFor(home, databaseUrl), maxBuffer: 16 * 1024 * 1024 };
  return (...args) =>
    new Promise((resolve) => {
      execFile(process.execPath, [FY, ...args], options, (failure, out, error) => {
        resolve({ code: failure ? Number(failure.code) : 0, out, error, json: jsonOf(args, out) });
      });
    });
}
