/** 文号 under load: works that share a transaction, beside others that share another, and want numbers of the same series. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleContent } from "#capabilities/case/model/papers/sample.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { groundOf, prepareDocuments } from "#kernel/document/server/public.ts";
import { nextInSeries } from "#kernel/matter/server/store.ts";
import type { Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { inSharedTransaction } from "#platform/database/together.ts";
import { SLIP_FORMS } from "./test-slip.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(() => city.close());

const [CLUE, NOTICE, DECISION] = ["DOC-01", "DOC-26", "DOC-34"].map((code) => {
  const form = SLIP_FORMS.find((one) => one.code === code);
  if (!form) throw new Error(`no form ${code}`);
  return form;
}) as [(typeof SLIP_FORMS)[number], (typeof SLIP_FORMS)[number], (typeof SLIP_FORMS)[number]];

const runs: string[] = [];

/** A work as an act does it: perhaps a number of its own, then its papers, in this order. */
function work(name: string, forms: readonly (typeof CLUE)[], letter: string | null = null) {
  return async (tx: Tx): Promise<readonly string[]> => {
    runs.push(name);
    if (letter) await nextInSeries(tx, `990102-20261122-${letter}`);
    const issuing = {
      secrets: city.platform.secrets,
      hasTakenNumber: letter !== null,
      matter: { id: randomUUID(), number: name, divisionCode: "990102000000" },
      ...{ unitId: null, actor: city.actors.leader, now: city.now() },
    };
    const papers = forms.map((form) => {
      return { form, key: "a", content: sampleContent(form), signatures: [], isHandedOver: false };
    });
    const prepared = await prepareDocuments(tx, issuing, await groundOf(tx, issuing, papers), papers);
    return prepared.map(({ frozen }) => frozen.number);
  };
}

/** Two transactions that begin at the same moment, each shared by its works: works of one key never share. */
async function atOnce(batches: readonly (readonly ReturnType<typeof work>[])[]) {
  const line = randomUUID();
  const { database } = city.platform;
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  // Whoever comes first is alone: both places of the line are taken until everybody stands in it.
  const first = [0, 1].map(() => inSharedTransaction(database, line, () => gate));
  const works = batches.flatMap((batch) => batch.map((one, n) => inSharedTransaction(database, line, one, `key ${n}`)));
  open();
  await Promise.all(first);
  return Promise.all(works);
}

const deadlocks = async () => {
  const [row] = await listRows(
    city.platform.database,
    sql<{
      deadlocks: number;
    }>`select deadlocks::integer as deadlocks from pg_stat_database where datname = current_database()`,
  );
  return row?.deadlocks ?? 0;
};

/** How many numbers all series have given. */
const given = async () => {
  const rows = await listRows(city.platform.database, sql<{ last: number }>`select last from document_series`);
  return rows.reduce((sum, { last }) => sum + last, 0);
};

const cases: readonly (readonly [string, readonly (readonly ReturnType<typeof work>[])[]])[] = [
  [
    "each work wants the series in another order",
    [
      [work("a", [CLUE, NOTICE, DECISION]), work("b", [CLUE, DECISION])],
      [work("c", [DECISION, NOTICE, CLUE]), work("d", [DECISION, CLUE])],
    ],
  ],
  [
    "some get a number of their own first, others none",
    [
      [work("a", [CLUE]), work("b", [DECISION], "E")],
      [work("c", [DECISION]), work("d", [CLUE], "E")],
    ],
  ],
];

it.each(cases)("when %s, nobody waits for who waits for him, and each is done once", async (_, batches) => {
  const [before, givenBefore] = [await deadlocks(), await given()];
  const numbers: string[] = [];
  for (let round = 0; round < 5; round++) {
    runs.length = 0;
    numbers.push(...(await atOnce(batches)).flat());
    expect(runs.toSorted(), "a work that was taken back is done again").toEqual(["a", "b", "c", "d"]);
  }
  expect(new Set(numbers).size).toBe(numbers.length);
  expect((await given()) - givenBefore, "no number is left out").toBe(numbers.length);
  expect(await deadlocks()).toBe(before);
});
