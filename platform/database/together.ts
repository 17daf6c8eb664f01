/**
 * Work that arrives while other work is being written is written in one transaction with it: under load thirty share one commit, one
 * trip to the database for each step, one statement for all that ask or write the same, and a lock that all of them wait for. Alone,
 * nothing waits and nothing is gathered.
 */
import type { CompiledQuery, DatabaseConnection, QueryResult, RawBuilder } from "kysely";
import { Problem } from "#base/problem.ts";
import type { Database, Tx } from "./connect.ts";
import { inTransaction, keptWith } from "./transaction.ts";

type Work<T> = (tx: Tx) => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly key: string | null;
  readonly settle: (outcome: Promise<unknown>) => void;
}

interface Line {
  running: number;
  waiting: Waiting[];
}

const MOST_TOGETHER = 24;
/** One is written while the next is prepared; those behind them gather meanwhile. */
const MOST_AT_ONCE = 2;

const linesOf = new WeakMap<Database, Map<string, Line>>();

/**
 * Runs `work` in a transaction, perhaps with others' of the same name. Who is refused before anything was written (`untouched`) is refused
 * alone; if anything else in it fails, all of it is taken back and each is done by itself: so `work` may run twice, and must do nothing
 * but through its transaction. What it locks is locked for those it shares with, too: only rows that belong to `key` may be read
 * under a lock to decide by.
 * @param key of what is locked: two with the same one do not share
 */
export function inSharedTransaction<T>(
  database: Database,
  name: string,
  work: Work<T>,
  key: string | null = null,
): Promise<T> {
  const lines = linesOf.get(database) ?? new Map<string, Line>();
  linesOf.set(database, lines);
  const line = lines.get(name) ?? { running: 0, waiting: [] };
  lines.set(name, line);
  return new Promise<T>((resolve) => {
    line.waiting.push({ work, key, settle: (outcome) => resolve(outcome as Promise<T>) });
    start(database, line);
  });
}

function start(database: Database, line: Line): void {
  if (line.running >= MOST_AT_ONCE || line.waiting.length === 0) return;
  line.running++;
  void carryOut(database, takeBatch(line)).finally(() => {
    line.running--;
    start(database, line);
  });
}

function takeBatch(line: Line): readonly Waiting[] {
  const batch: Waiting[] = [];
  const keys = new Set<string>();
  const left: Waiting[] = [];
  for (const one of line.waiting) {
    const mayCome = batch.length < MOST_TOGETHER && (one.key === null || !keys.has(one.key));
    if (mayCome && one.key !== null) keys.add(one.key);
    (mayCome ? batch : left).push(one);
  }
  line.waiting = left;
  return batch;
}

async function carryOut(database: Database, batch: readonly Waiting[]): Promise<void> {
  const outcomes = batch.length === 1 ? null : await allOrNone(database, batch);
  const settled = batch.map(({ work, settle }, n) => {
    const outcome = outcomes?.[n];
    const settling =
      outcome === undefined || isForAlone(outcome)
        ? inTransaction(database, work)
        : outcome.status === "fulfilled"
          ? Promise.resolve(outcome.value)
          : Promise.reject(outcome.reason);
    settle(settling);
    return settling;
  });
  await Promise.allSettled(settled);
}

/** Null when one of them failed, and nothing was done. */
async function allOrNone(
  database: Database,
  batch: readonly Waiting[],
): Promise<readonly PromiseSettledResult<unknown>[] | null> {
  let turns = null as Turns | null;
  try {
    return await inTransaction(
      database,
      async (tx) => {
        if (turns) keptWith(tx)?.set(TURNS, turns);
        const outcomes = await Promise.allSettled(batch.map(({ work }) => work(tx).finally(() => turns?.leave())));
        // Only when nobody uses the connection any more is it rolled back and given to others.
        turns?.close();
        for (const outcome of outcomes)
          if (outcome.status === "rejected" && !isForAlone(outcome) && !refusals.has(outcome.reason))
            throw outcome.reason;
        return outcomes;
      },
      (connection) => {
        turns = new Turns(connection, batch.length);
        return turns;
      },
    );
  } catch {
    return null;
  }
}

/** Thrown before anything is written by a work that would make all others wait, for a row that somebody else has locked. */
class ForAlone extends Error {}

function isForAlone(outcome: PromiseSettledResult<unknown>): boolean {
  return outcome.status === "rejected" && outcome.reason instanceof ForAlone;
}

/** Whether others write in this transaction too: then no row may be waited for, and whoever cannot have one calls `doneAlone`. */
export function isShared(tx: Database | Tx): boolean {
  return turnsOf(tx) !== undefined;
}

/** @throws always: this work is done in a transaction of its own, where it may wait */
export function doneAlone(): never {
  throw new ForAlone("to be done alone");
}

const refusals = new WeakSet<object>();

/**
 * For the part of a work that comes before its first writing. What is refused so is not taken back: a work within a work must not be.
 * @throws what `preparing` throws; a `Problem` among it refuses this work alone
 */
export async function untouched<T>(preparing: Promise<T>): Promise<T> {
  try {
    return await preparing;
  } catch (error) {
    if (error instanceof Problem) refusals.add(error);
    throw error;
  }
}

/** What one statement asks for several keys, and its answers in their order. */
export interface Question<Key, Row, Answer> {
  readonly ask: (keys: readonly Key[]) => RawBuilder<Row>;
  readonly answers: (rows: readonly Row[], keys: readonly Key[]) => readonly Answer[];
}

const TURNS = "turns of those that share it";
const turnsOf = (tx: Database | Tx) => keptWith(tx)?.get(TURNS) as Turns | undefined;

/** One statement for what several in a shared transaction ask at the same time; by itself it asks at once. */
export async function askTogether<Key, Row, Answer>(
  tx: Database | Tx,
  name: string,
  key: Key,
  question: Question<Key, Row, Answer>,
): Promise<Answer> {
  const turns = turnsOf(tx);
  if (turns) return turns.ask(tx, name, key, question);
  return answerAt(question.answers((await question.ask([key]).execute(tx)).rows, [key]), 0);
}

/** As `askTogether`, when all that share the transaction have come to where they ask so, or are over: a lock is taken late, once, in one order. */
export async function askLast<Key, Row, Answer>(
  tx: Tx,
  name: string,
  key: Key,
  question: Question<Key, Row, Answer>,
): Promise<Answer> {
  await turnsOf(tx)?.meet();
  return askTogether(tx, name, key, question);
}

/**
 * Waits until all that share the transaction have come to where they meet, or are over: for a work that has no use for a lock that the
 * others take there, and takes the next one with them. Who takes several, takes them in one order or waits for who waits for it.
 */
export async function meetOthers(tx: Tx): Promise<void> {
  await turnsOf(tx)?.meet();
}

/** One statement for the rows that several write at the same time. */
export async function writeTogether<Row>(
  tx: Database | Tx,
  name: string,
  row: Row,
  write: (rows: readonly Row[]) => RawBuilder<unknown>,
): Promise<void> {
  await askTogether(tx, name, row, { ask: write, answers: (_, rows) => rows });
}

/** By an id among the members of the rows: for statements that answer in an order of their own. */
export function byKey<Row, Answer>(
  keyOf: (row: Row) => string,
  read: (row: Row) => Answer,
): (rows: readonly Row[], keys: readonly string[]) => readonly (Answer | null)[] {
  return (rows, keys) => {
    const found = new Map(rows.map((row) => [keyOf(row), row]));
    return keys.map((key) => {
      // As the database spells ids.
      const row = found.get(key.toLowerCase());
      return row === undefined ? null : read(row);
    });
  };
}

/** As `byKey`, where each key has any number of rows. */
export function allByKey<Row>(
  keyOf: (row: Row) => string,
): (rows: readonly Row[], keys: readonly string[]) => readonly (readonly Row[])[] {
  return (rows, keys) => {
    const found = Map.groupBy(rows, keyOf);
    return keys.map((key) => found.get(key.toLowerCase()) ?? []);
  };
}

interface Gathered {
  readonly keys: unknown[];
  readonly rows: Promise<readonly unknown[]>;
  answers: readonly unknown[] | null;
}

/**
 * The connection of a shared transaction. What is issued while everything that is ready to run runs is sent at its end, in the order in
 * which it was issued, that of one name as one statement at the place of the first.
 */
class Turns implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  #sending: (() => void)[] = [];
  readonly #gathered = new Map<string, Gathered>();
  /** Works that are neither over nor waiting for the others. */
  #atWork: number;
  #meeting: (() => void)[] = [];
  #isOver = false;

  constructor(connection: DatabaseConnection, works: number) {
    this.#connection = connection;
    this.#atWork = works;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#atEnd(async () => this.#connection.executeQuery<Row>(query));
  }

  /** The transaction is over: what somebody was left behind with must not reach a connection that serves others by now. */
  close(): void {
    this.#isOver = true;
  }

  streamQuery(): never {
    throw new Error("a shared transaction does not stream");
  }

  async ask<Key, Row, Answer>(
    tx: Database | Tx,
    name: string,
    key: Key,
    { ask, answers }: Question<Key, Row, Answer>,
  ): Promise<Answer> {
    const open =
      this.#gathered.get(name) ?? this.#open(tx, name, ask as (keys: readonly unknown[]) => RawBuilder<unknown>);
    const place = open.keys.push(key) - 1;
    const rows = await open.rows;
    open.answers ??= answers(rows as readonly Row[], open.keys as readonly Key[]);
    return answerAt(open.answers as readonly Answer[], place);
  }

  #open(tx: Database | Tx, name: string, ask: (keys: readonly unknown[]) => RawBuilder<unknown>): Gathered {
    const keys: unknown[] = [];
    const rows = this.#atEnd(async () => {
      this.#gathered.delete(name);
      return (await this.#connection.executeQuery(ask(keys).compile(tx))).rows;
    });
    const opened: Gathered = { keys, rows, answers: null };
    this.#gathered.set(name, opened);
    return opened;
  }

  /** A work comes once at a time. */
  meet(): Promise<void> {
    return new Promise((resolve) => {
      this.#meeting.push(resolve);
      this.leave();
    });
  }

  /** One is over, or waits for the others: the last of them lets all go on that wait. */
  leave(): void {
    this.#atWork--;
    if (this.#atWork > 0 || this.#meeting.length === 0) return;
    const going = this.#meeting;
    this.#meeting = [];
    this.#atWork = going.length;
    for (const go of going) go();
  }

  /** @param send async: whatever it throws is its own asker's */
  #atEnd<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve) => {
      this.#sending.push(() => resolve(this.#isOver ? tooLate() : send()));
      if (this.#sending.length > 1) return;
      setImmediate(() => {
        const sending = this.#sending;
        this.#sending = [];
        for (const one of sending) one();
      });
    });
  }
}

async function tooLate(): Promise<never> {
  throw new Error("the shared transaction is over");
}

function answerAt<Answer>(answers: readonly Answer[], place: number): Answer {
  if (place >= answers.length) throw new Error("an answer is missing");
  return answers[place] as Answer;
}
