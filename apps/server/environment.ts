/** The environment, parsed once at start and passed in. A wrong value is one clear sentence. */
import { resolve } from "node:path";
import { z } from "zod";

const EnvironmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  FANGYUAN_HOME: z.string().min(1).default("./.fangyuan"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/)
    .optional(),
  FANGYUAN_DATA_SETS: z.string().min(1).optional(),
  FANGYUAN_TEST_CLOCK: z.enum(["0", "1"]).default("0"),
  FANGYUAN_DEMO: z.enum(["0", "1"]).default("1"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
});

const EXPECTED: Readonly<Record<keyof z.infer<typeof EnvironmentSchema>, string>> = {
  PORT: "a port number from 0 to 65535",
  HOST: "an address to listen on, such as 127.0.0.1 or 0.0.0.0",
  FANGYUAN_HOME: "a folder for the data",
  DATABASE_URL: "an address such as postgres://user:password@host:5432/city",
  FANGYUAN_DATA_SETS: "a folder with data sets",
  FANGYUAN_TEST_CLOCK: "1 or 0",
  FANGYUAN_DEMO: "1 or 0",
  PUBLIC_URL: "an address such as https://city.example.cn",
};

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly home: string;
  /** Absent: the embedded database in `home`. */
  readonly databaseUrl: string | null;
  readonly dataSets: string | null;
  readonly hasTestClock: boolean;
  /** An empty embedded database is given the demonstration city. */
  readonly hasDemo: boolean;
  /** Without a slash at its end; null: made from host and port when listening. */
  readonly publicUrl: string | null;
}

/** @throws Error with one sentence that names the variable and what it must be; never its value, which may be a secret */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof EXPECTED;
    throw new Error(`The environment variable ${name} must be ${EXPECTED[name]}.`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    home: resolve(data.FANGYUAN_HOME),
    databaseUrl: data.DATABASE_URL ?? null,
    dataSets: data.FANGYUAN_DATA_SETS ? resolve(data.FANGYUAN_DATA_SETS) : null,
    hasTestClock: data.FANGYUAN_TEST_CLOCK === "1",
    hasDemo: data.FANGYUAN_DEMO === "1",
    publicUrl: data.PUBLIC_URL?.replace(/\/$/, "") ?? null,
  };
}
