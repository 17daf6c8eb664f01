import { useEffect, useRef, useState } from "react";
import { joinPublicReport } from "#capabilities/report/model/surface/citizens.ts";
import { ApiProblem, call } from "#ui/call.ts";
import { currentInstant } from "#ui/now.ts";
import { usePlace } from "#ui/public/router.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { keepMyReport } from "../my-reports.ts";
import { prepareProof, withProof } from "../proof/solve.ts";
import { currentDraft, forgetDraft, isBegun } from "./draft.ts";

export type JoinState = { readonly kind: "ready" | "sending" } | { readonly kind: "failed"; readonly words: string };

/** 同样反映: pressed twice, or again after a lost answer, it joins once. */
export function useJoin(): { state: JoinState; join: (number: string, subject: string) => void } {
  const { go } = usePlace();
  const requestId = useRef(newRequestId());
  const [state, setState] = useState<JoinState>({ kind: "ready" });
  // Solved while the person reads the two choices; a lost network is said when they press.
  useEffect(() => void prepareProof().catch(() => undefined), []);
  async function join(number: string, subject: string) {
    setState({ kind: "sending" });
    const body = { requestId: requestId.current };
    try {
      const { followCode } = await withProof((proof) =>
        call(joinPublicReport, { params: { number }, body: { ...body, proof } }),
      );
      keepMyReport(followCode, `${subject}（和别人一起反映）`, currentInstant());
      // What was only a place is done with; words and photographs of something else stay.
      if (!isWritten()) forgetDraft();
      go(`/report/done/${followCode}`, { replace: true });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setState({ kind: "failed", words: problem.isOffline ? "现在连不上网，连上以后再按一次。" : problem.message });
    }
  }
  return { state, join: (number, subject) => void join(number, subject) };
}

function isWritten(): boolean {
  const draft = currentDraft();
  return isBegun({ ...draft, position: null, address: "" });
}
