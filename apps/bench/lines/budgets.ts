/**
 * The budgets: what a busy city asks for, many at once over real HTTP, each beside the driver alone sending the same statements from
 * as many workers in the same run.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { ActRequest } from "#kernel/matter/server/public.ts";
import { openPool } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { wallClock } from "#platform/time.ts";
import { type BenchCity, creation, type Wire } from "../bench-city.ts";
import { databaseCpuMs } from "../load/database-cost.ts";
import { openRecorder, type Recorder, type Script, sendScript } from "../load/recorded.ts";
import { type LoadFigure, runLoad } from "../load/run-load.ts";
import { caseworkLines } from "./casework.ts";
import type { Budget, Measured } from "./measured.ts";
import { planLines } from "./plan.ts";

export interface BudgetLine extends LoadFigure {
  /** Processor time of the server's process for one, in milliseconds; the database's is not in it. */
  readonly serverCpuMs: number;
  /** That of the database's processes; null where the system does not tell. */
  readonly databaseCpuMs: number | null;
  readonly statements: number;
  readonly driver: LoadFigure;
  /** A second, over HTTP ÷ by the driver alone. */
  readonly ofDriver: number;
  readonly budget: Budget;
  readonly isMet: boolean;
}

/** Scripts recorded ahead; reading ones are sent again and again, writing ones once. */
const READ_SCRIPTS = 24;
const MOST_WRITES = 1_500;

export async function budgetLines(
  city: BenchCity,
  { seconds, only, say }: { readonly seconds: number; readonly only: string; readonly say: (what: string) => void },
): Promise<readonly BudgetLine[]> {
  const recorder = await openRecorder(city);
  const lines: BudgetLine[] = [];
  try {
    const measured = [
      ...(await measuredIn(city)),
      ...(await caseworkLines(city, only)),
      ...(await planLines(city, only)),
    ];
    for (const one of measured.filter(({ name }) => name.includes(only))) {
      lines.push(await lineOf(city, recorder, one, seconds));
      if (one.isWriting) await settle(city);
      say(one.name);
    }
  } finally {
    await recorder.close();
  }
  return lines;
}

const LONGEST_SETTLING_MS = 120_000;

/** What writing left to be done is not part of what is measured next: jobs and counting are waited for, and tables are vacuumed. */
async function settle({ platform, databaseUrl }: BenchCity): Promise<void> {
  const until = performance.now() + LONGEST_SETTLING_MS;
  const isBusy = async () =>
    (
      await getRow(
        platform.database,
        sql<{ isBusy: boolean }>`select exists (select from graphile_worker._private_jobs where run_at <= now())
          or exists (select from measure_pending) as "isBusy"`,
      )
    ).isBusy;
  while (performance.now() < until && (await isBusy())) await sleep(500);
  const owner = openPool({ url: databaseUrl, poolSize: 1, asOwner: true });
  try {
    // Else the database does it by itself within a minute or two, on one of the two processors, while the next line is measured.
    const { rows } = await owner.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_stat_user_tables
        where schemaname = 'public' and (n_dead_tup > 100 or n_ins_since_vacuum > 1000)`,
    );
    for (const { name } of rows) await owner.query(`vacuum (analyze) ${name}`);
  } finally {
    await owner.end();
  }
}

async function lineOf(city: BenchCity, recorder: Recorder, one: Measured, seconds: number): Promise<BudgetLine> {
  const wires = await Promise.all(Array.from({ length: one.workers }, () => city.connect(one.cookie)));
  const before = await costOf(city);
  const over = await runLoad({
    name: one.name,
    workers: one.workers,
    seconds,
    run: (n, worker) => one.request(wires[worker] as Wire, n, worker),
  });
  const after = await costOf(city);
  for (const wire of wires) wire.close();
  const scripts: Script[] = [];
  const wanted = one.isWriting ? Math.min(one.mostScripts ?? MOST_WRITES, over.count + 200) : READ_SCRIPTS;
  for (let n = 0; n < wanted; n++) {
    const script = await one.script(recorder, n);
    scripts.push(one.isWriting ? numberedApart(script, n) : script);
  }
  const driver = await driverAlone(city, one, scripts, seconds);
  const ofDriver = over.perSecond / driver.perSecond;
  // The first fifth of the time is not counted, but costs.
  const requests = Math.max(1, over.count / (1 - 0.2));
  return {
    ...over,
    serverCpuMs: (after.server - before.server) / requests,
    databaseCpuMs:
      after.database === null || before.database === null ? null : (after.database - before.database) / requests,
    // The first ones also load what a process keeps.
    statements: scripts.at(-1)?.length ?? 0,
    driver,
    ofDriver,
    budget: one.budget,
    isMet: isMet(over, ofDriver, one.budget),
  };
}

/** Processor time so far, in milliseconds. */
async function costOf(city: BenchCity): Promise<{ readonly server: number; readonly database: number | null }> {
  return { server: (await city.serverCost()).cpuMs, database: await databaseCpuMs(city.dataFolder) };
}

const NUMBER = /\b\d{6}-\d{8}-[A-Z]-\d{5}\b/g;

/** What is taken back gives the next rehearsal the same number: each script gets one of its own. */
function numberedApart(script: Script, n: number): Script {
  const apart = (value: unknown) =>
    typeof value === "string" ? value.replace(NUMBER, (number) => `${number}-${process.pid}-${n}`) : value;
  return script.map(({ text, values }) => ({ text, values: values.map(apart) }));
}

async function driverAlone(
  city: BenchCity,
  { name, workers, isWriting }: Measured,
  scripts: readonly Script[],
  seconds: number,
): Promise<LoadFigure> {
  const pool = openPool({ url: city.databaseUrl, poolSize: workers });
  try {
    return await runLoad({
      name: `${name}: its statements alone`,
      workers,
      seconds,
      ...(isWriting ? { most: scripts.length } : {}),
      run: (n) => sendScript(pool, scripts[n % scripts.length] as Script, isWriting),
    });
  } finally {
    await pool.end();
  }
}

function isMet(figure: LoadFigure, ofDriver: number, budget: Budget): boolean {
  const atLeast = (value: number, wanted = 0) => value >= wanted;
  const atMost = (value: number, wanted = Number.POSITIVE_INFINITY) => value <= wanted;
  return (
    figure.failed === 0 &&
    atLeast(figure.perSecond, budget.perSecond) &&
    atLeast(ofDriver, budget.ofDriver) &&
    atMost(figure.p95Ms, budget.p95Ms) &&
    atMost(figure.p99Ms, budget.p99Ms)
  );
}

/** Rare and common, one character and many, one word and two. */
const QUESTIONS = ["垃圾", "车", "井盖", "号点位", "共享单车", "占道 经营", "12号", "污水外溢", "c-77", "夜市"];
const LISTS = [
  "view=open&lights=red,yellow",
  "view=open&sort=opened",
  "view=all&sort=opened&states=closed",
  "view=open&sources=hotline_12345",
  "view=todo",
];

/** Of the present month, the month before, a year ago and the twelve months of the line: what the page asks for. */
const EVALUATION = "/api/evaluation?subject=street&period=month";

async function measuredIn(city: BenchCity): Promise<readonly Measured[]> {
  const matters = await openMatters(city);
  const common = (n: number) => ({
    kind: "report",
    requestId: randomUUID(),
    actor: city.actor,
    now: wallClock.now(),
    origin: { channel: "bench", ip: null },
    versionSeen: null,
    n,
  });
  const reading = (name: string, budget: Budget, pathOf: (n: number) => string): Measured => ({
    name,
    budget,
    // How many a second takes more at a time than how long one takes: the rest of it would be waiting in line.
    workers: budget.perSecond === undefined ? 4 : 8,
    isWriting: false,
    request: (wire, n) => wire.get(pathOf(n)),
    script: (recorder, n) => recorder.ofGet(pathOf(n)),
  });
  const at = (n: number) => city.newReport(n).position;
  const versions = new Map<string, number>(matters.map(({ id, version }) => [id, version]));
  const workers = 64;
  return [
    {
      name: "create a report",
      budget: { perSecond: 500, ofDriver: 0.5 },
      workers,
      isWriting: true,
      request: (wire, n) => wire.post("/api/kinds/report/acts/report_by_public", creation(city, n)),
      script: (recorder, n) =>
        recorder.ofAct({
          ...common(n),
          matterId: null,
          act: "report_by_public",
          input: city.newReport(n + 50_000),
        } as ActRequest),
    },
    {
      name: "an act: a comment",
      budget: { perSecond: 400 },
      workers,
      isWriting: true,
      mostScripts: matters.length,
      request: async (wire, n, worker) => {
        // Every worker has matters of its own, so that none is overtaken.
        const mine = matters.filter((_, index) => index % workers === worker);
        const { id } = mine[n % mine.length] as { id: string };
        const body = {
          input: { text: "已联系反映人，约定明日上午到场" },
          requestId: randomUUID(),
          version: versions.get(id),
        };
        const answer = await wire.post(`/api/matters/${id}/acts/comment`, body);
        versions.set(id, (JSON.parse(answer.body.toString("utf8")) as { version: number }).version);
      },
      script: (recorder, n) =>
        recorder.ofAct({
          ...common(n),
          matterId: matters[n % matters.length]?.id ?? null,
          act: "comment",
          input: { text: "已联系反映人，约定明日上午到场" },
        } as ActRequest),
    },
    reading(
      "a list of 50, filtered",
      { perSecond: 400, p99Ms: 50 },
      (n) => `/api/matters?limit=50&${LISTS[n % LISTS.length]}`,
    ),
    reading("data of a matter's page", { p99Ms: 30 }, (n) => `/api/matters/${matters[n % matters.length]?.id}`),
    reading("a map's viewport, gathered", { p99Ms: 100 }, (n) => {
      const { longitude, latitude } = at(n);
      const reach = 0.01 * (1 + (n % 4));
      return `/api/matters/map?view=open&west=${longitude - reach}&east=${longitude + reach}&south=${latitude - reach}&north=${latitude + reach}`;
    }),
    {
      ...reading("a month of the whole city, evaluated", { p99Ms: 300 }, () => EVALUATION),
      ...{ workers: 1, cookie: city.evaluatorCookie },
      script: (recorder) => recorder.ofGet(EVALUATION, city.evaluatorCookie),
    },
    reading(
      "search in all texts",
      { p95Ms: 50 },
      (n) => `/api/matters/search?text=${encodeURIComponent(QUESTIONS[n % QUESTIONS.length] as string)}`,
    ),
  ];
}

async function openMatters(city: BenchCity): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const prefix = `${(city.actor.divisionCode ?? "").replace(/0+$/, "")}%`;
  return listRows(
    city.platform.database,
    sql<{
      id: string;
      version: number;
    }>`select id, version from matter where is_open and state = 'accepted' and division_code like ${prefix}
      order by id limit 640`,
  );
}
