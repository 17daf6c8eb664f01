import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#ui/call.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { renew, useCall } from "#ui/use-call.ts";
import {
  correctDraft,
  type DraftPage,
  getDraft,
  listDrafts,
  matchUnit,
  undoCorrection,
  undoRecalled,
} from "../../contract.ts";
import type { Correction } from "../../model/draft/correction.ts";

/** While the server works on it. */
const WORKING_MS = 1_200;

/** A document being read or corrected. Every correction answers with the whole page: what is on screen is what the server holds. */
export function useDraftPage(draftId: string) {
  const client = useQueryClient();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const params = { draftId };
  const [isWorking, setWorking] = useState(true);
  const draft = useCall(getDraft, { params }, isWorking ? { everyMs: WORKING_MS } : {});
  const state = draft.data?.state;
  const nowWorking = state === undefined || state === "reading" || state === "publishing";
  if (nowWorking !== isWorking) setWorking(nowWorking);

  async function change(send: () => Promise<DraftPage>): Promise<boolean> {
    setBusy(true);
    try {
      client.setQueryData([getDraft.path, { params }], await send());
      void renew(client, [listDrafts]);
      return true;
    } catch (problem) {
      toast.problem(problem);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return {
    draft,
    isBusy,
    /** In order; stops at the first that is refused, those before it stay. */
    correct: async (corrections: readonly Correction[]): Promise<boolean> => {
      for (const correction of corrections) {
        if (!(await change(() => call(correctDraft, { params, body: { correction } })))) return false;
      }
      return true;
    },
    undo: () => change(() => call(undoCorrection, { params })),
    takeBack: (correctionId: string) => change(() => call(undoRecalled, { params: { draftId, correctionId } })),
    match: (name: string, unitId: string | null) => change(() => call(matchUnit, { params, body: { name, unitId } })),
    renew: () => void renew(client, [getDraft, listDrafts]),
  };
}
export type DraftDesk = ReturnType<typeof useDraftPage>;
