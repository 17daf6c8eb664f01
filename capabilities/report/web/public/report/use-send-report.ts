import { useCallback, useEffect, useState } from "react";
import { createPublicReport } from "#capabilities/report/model/surface/citizens.ts";
import { ApiProblem, type CallInput, call } from "#ui/call.ts";
import { currentInstant } from "#ui/now.ts";
import { usePlace } from "#ui/public/router.tsx";
import { keepMyReport } from "../my-reports.ts";
import { withProof } from "../proof/solve.ts";
import { currentDraft, forgetDraft, type ReportDraft } from "./draft.ts";
import { sendPhotos, waitingPhotos } from "./send-photos.ts";

const AGAIN_AFTER_MS = 10_000;

/** `waiting`: nothing is lost, it goes by itself when the network is back. */
export type SendState =
  | { readonly kind: "ready" | "sending" | "waiting" }
  | { readonly kind: "refused"; readonly words: string };

/** Sends the draft until it is received. Its request id makes a second sending the same report. */
export function useSendReport(): { state: SendState; send: () => void } {
  const { go } = usePlace();
  const [state, setState] = useState<SendState>({ kind: "ready" });
  const send = useCallback(async () => {
    setState({ kind: "sending" });
    try {
      await sendPhotos();
      if (waitingPhotos().length > 0) return setState({ kind: "waiting" });
      const draft = currentDraft();
      const { followCode } = await withProof((proof) =>
        call(createPublicReport, { body: { ...bodyOf(draft), proof } }),
      );
      keepMyReport(followCode, titleOf(draft), currentInstant());
      go(`/report/done/${followCode}`, { replace: true });
      forgetDraft();
    } catch (problem) {
      setState(stateAfter(problem));
    }
  }, [go]);

  useEffect(() => {
    if (state.kind !== "waiting") return;
    const again = () => void send();
    const timer = setTimeout(again, AGAIN_AFTER_MS);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [state, send]);
  return { state, send: () => void send() };
}

function stateAfter(problem: unknown): SendState {
  if (!(problem instanceof ApiProblem)) throw problem;
  const { document, status, isOffline } = problem;
  if (isOffline || status >= 500) return { kind: "waiting" };
  if (status === 429) return { kind: "refused", words: "发得太快了，请过一分钟再按“发送”。写好的都在。" };
  const errors = document.errors?.map((error) => error.message) ?? [];
  const rules = document.rules?.map((rule) => rule.message) ?? [];
  const words = [...errors, ...rules].join("；");
  return { kind: "refused", words: words || document.detail || document.title };
}

/** What the desk reads: the person's own words, and what they tapped instead of writing. */
export function descriptionOf(draft: ReportDraft): string {
  const words = draft.description.trim();
  const same = draft.sameAs ? `反映人说与附近已有的问题相同：${draft.sameAs}` : "";
  return [words.length >= 2 ? words : "见照片", same].filter(Boolean).join("\n");
}

function bodyOf(draft: ReportDraft): CallInput<typeof createPublicReport>["body"] {
  const isNamed = draft.wantsNews && draft.phone.trim() !== "";
  return {
    position: draft.position,
    address: draft.address.trim(),
    description: descriptionOf(draft),
    classKey: draft.classKey ?? null,
    photos: draft.photos.flatMap((photo) => photo.sha256 ?? []),
    reporterName: (isNamed && draft.name.trim()) || null,
    reporterPhone: isNamed ? draft.phone.trim() : null,
    isAnonymous: !isNamed,
    requestId: draft.requestId,
  };
}

/** Under which the person finds it again on this phone. */
function titleOf({ description, address }: ReportDraft): string {
  return [address, description.trim().split(/[\n。；]/)[0]].filter(Boolean).join("，") || "反映的问题";
}
