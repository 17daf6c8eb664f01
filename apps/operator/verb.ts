/** The shape of one verb of the command line. */
import type { ParseArgsOptionDescriptor } from "node:util";
import type { City } from "#apps/server/city.ts";

export interface Verb {
  readonly name: string;
  /** One line of `fy --help`. */
  readonly summary: string;
  /** After the name: `FILE [--json]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, ParseArgsOptionDescriptor & { readonly help: string }>>;
  /**
   * @returns what `--json` prints, and the lines for people; `isOk: false` gives exit code 1
   * @throws UsageError for wrong words (exit code 2)
   */
  run(call: VerbCall): Promise<VerbResult>;
}

export interface VerbCall {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Brings its database up to date, which gives the names of migrations that ran, and opens the city that the environment names: beside a running server, or starting its database for the length of the verb. */
  openCity(): Promise<City & { readonly databaseUrl: string; readonly migrations: readonly string[] }>;
  readonly home: string;
  /** The database lies in `home`. */
  readonly isEmbedded: boolean;
  readonly dataSets: string | null;
  /** A line on standard error, replaced by the next one on a terminal. */
  progress(line: string): void;
}

export interface VerbResult {
  readonly isOk: boolean;
  readonly json: unknown;
  readonly lines: readonly string[];
}

export class UsageError extends Error {}
