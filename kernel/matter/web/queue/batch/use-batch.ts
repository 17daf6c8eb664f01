import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { actOnMatter, type MatterListRow } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { wordsOf } from "#ui/controls/toast.tsx";
import { newRequestId } from "#ui/request-id.ts";
import type { ActInput } from "../../acts/ActPanel.tsx";
import { renewMatters } from "../../api.ts";

/** How one matter of the batch ended. `problem` is null when it was done. */
export interface BatchResult {
  readonly row: MatterListRow;
  readonly problem: string | null;
}

/** At a time; the server locks each matter on its own, more would only queue there. */
const PARALLEL = 4;

/** Does one act to many matters with one input. Each stands for itself: a refusal of one does not stop the others. */
export function useBatch() {
  const client = useQueryClient();
  const [results, setResults] = useState<readonly BatchResult[]>([]);
  const [total, setTotal] = useState(0);
  const isRunning = results.length < total;

  async function run(act: string, rows: readonly MatterListRow[], input: Json) {
    setResults([]);
    setTotal(rows.length);
    const waiting = [...rows];
    const work = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        const result = await actOn(row, act, input);
        setResults((done) => [...done, result]);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    await renewMatters(client);
  }
  return { run, results, total, isRunning };
}

async function actOn(row: MatterListRow, act: string, input: Json): Promise<BatchResult> {
  try {
    const body = { input: input as ActInput, requestId: newRequestId(), version: row.version };
    await call(actOnMatter, { params: { id: row.id, act }, body });
    return { row, problem: null };
  } catch (problem) {
    return { row, problem: wordsOf(problem) };
  }
}
