import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type ActOutcome, actOnMatter } from "#kernel/matter/contract.ts";
import { renewMatters } from "#kernel/matter/web/public.ts";
import { type CallInput, call } from "#ui/call.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { newRequestId } from "#ui/request-id.ts";

export type ActInput = CallInput<typeof actOnMatter>["body"]["input"];

export interface QuickAct {
  readonly matterId: string;
  /** The version that is on screen. */
  readonly version: number;
  readonly act: string;
  readonly input: ActInput;
}

/** Acts without a form: one press, said in passing. Pressed again after a lost answer it is the same act. */
export function useQuickAct(): { act: (act: QuickAct) => Promise<ActOutcome | null>; isBusy: boolean } {
  const client = useQueryClient();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const requestIds = useRef(new Map<string, string>());
  async function act({ matterId, version, act: name, input }: QuickAct): Promise<ActOutcome | null> {
    const attempt = JSON.stringify([matterId, version, name, input]);
    const requestId = requestIds.current.get(attempt) ?? newRequestId();
    requestIds.current.set(attempt, requestId);
    setBusy(true);
    try {
      const params = { id: matterId, act: name };
      return await call(actOnMatter, { params, body: { input, requestId, version } });
    } catch (problem) {
      toast.problem(problem);
      return null;
    } finally {
      setBusy(false);
      void renewMatters(client);
    }
  }
  return { act, isBusy };
}
