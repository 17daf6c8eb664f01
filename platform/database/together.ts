/**
 * Work that arrives while other work is being written is written in one transaction with it: under load thirty share one commit, one
 * trip to the database for each step, and a lock that all of them wait for. Alone, nothing waits.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database, Tx } from "./connect.ts";
import { inTransaction } from "./transaction.ts";

type Work<T> = (tx: Tx) => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly settle: (outcome: Promise<unknown>) => void;
}

interface Line {
  isRunning: boolean;
  readonly waiting: Waiting[];
}

/** One after the other: two that need the same numbers would wait for each other. */
const MOST_TOGETHER = 16;

const linesOf = new WeakMap<Database, Map<string, Line>>();

/**
 * Runs `work` in a transaction, perhaps with others' of the same name. If anything in it fails, all of it is taken back and each is done by itself:
 * so `work` may run twice, and must do nothing but through its transaction.
 */
export function inSharedTransaction<T>(database: Database, name: string, work: Work<T>): Promise<T> {
  const lines = linesOf.get(database) ?? new Map<string, Line>();
  linesOf.set(database, lines);
  const line = lines.get(name) ?? { isRunning: false, waiting: [] };
  lines.set(name, line);
  return new Promise<T>((resolve) => {
    line.waiting.push({ work, settle: (outcome) => resolve(outcome as Promise<T>) });
    start(database, line);
  });
}

function start(database: Database, line: Line): void {
  if (line.isRunning || line.waiting.length === 0) return;
  line.isRunning = true;
  void carryOut(database, line.waiting.splice(0, MOST_TOGETHER)).finally(() => {
    line.isRunning = false;
    start(database, line);
  });
}

async function carryOut(database: Database, batch: readonly Waiting[]): Promise<void> {
  const outcomes = batch.length === 1 ? null : await allOrNone(database, batch);
  const settled = batch.map(({ work, settle }, n) => {
    const outcome = outcomes ? Promise.resolve(outcomes[n]) : inTransaction(database, work);
    settle(outcome);
    return outcome;
  });
  await Promise.allSettled(settled);
}

/** Null when one of them failed, and nothing was done. */
async function allOrNone(database: Database, batch: readonly Waiting[]): Promise<readonly unknown[] | null> {
  try {
    return await inTransaction(database, async (tx) => {
      shared.add(tx);
      const outcomes = await Promise.allSettled(batch.map(({ work }) => work(tx)));
      // Only when nobody uses the connection any more is it rolled back and given to others.
      return outcomes.map((outcome) => {
        if (outcome.status === "rejected") throw outcome.reason;
        return outcome.value;
      });
    });
  } catch {
    return null;
  }
}

const shared = new WeakSet<object>();
const asked = new WeakMap<object, Map<string, Asked<unknown, unknown>>>();

interface Asked<Key, Answer> {
  readonly keys: Key[];
  readonly answers: Promise<readonly Answer[]>;
}

/**
 * One statement for what several in a shared transaction ask at the same time; by itself it asks at once.
 * @param ask answers in the order of the keys
 */
export async function askTogether<Key, Answer>(
  tx: Tx,
  name: string,
  key: Key,
  ask: (keys: readonly Key[]) => Promise<readonly Answer[]>,
): Promise<Answer> {
  if (!shared.has(tx)) return answerAt(await ask([key]), 0);
  const questions = asked.get(tx) ?? new Map<string, Asked<unknown, unknown>>();
  asked.set(tx, questions);
  const open = questions.get(name) as Asked<Key, Answer> | undefined;
  if (open) {
    const place = open.keys.push(key) - 1;
    return answerAt(await open.answers, place);
  }
  const keys = [key];
  const answers = nextTurn().then(() => {
    questions.delete(name);
    return ask(keys);
  });
  questions.set(name, { keys, answers });
  return answerAt(await answers, 0);
}

function answerAt<Answer>(answers: readonly Answer[], place: number): Answer {
  if (place >= answers.length) throw new Error("an answer is missing");
  return answers[place] as Answer;
}
