/** Sending one act of the party: sent once however often it is pressed, and again by itself when the network comes back. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { actAsParty, openPartyCase, type PartyAct } from "#capabilities/case/model/surface/party.ts";
import { ApiProblem, type CallInput, call } from "#ui/call.ts";
import { usePlace } from "#ui/public/router.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { renew } from "#ui/use-call.ts";
import type { PartyKey } from "./party-key.ts";
import { say } from "./said.ts";

type Input = CallInput<typeof actAsParty>["body"]["input"];

/** `waiting`: not sent yet, nothing is lost. */
export type ActState =
  | { readonly kind: "ready" | "sending" | "waiting" }
  | { readonly kind: "refused"; readonly words: string };

export interface PartySending {
  readonly act: PartyAct;
  /** Kept with a draft; absent: one for as long as the page is open. */
  readonly requestId?: string;
  /** Made when it is sent: attachments go first. @throws ApiProblem */
  readonly inputOf: () => Promise<Input>;
  readonly done: string;
  readonly onDone?: () => void;
}

const AGAIN_AFTER_MS = 10_000;

export function useAct(key: PartyKey, sending: PartySending): { readonly state: ActState; readonly send: () => void } {
  const { go } = usePlace();
  const client = useQueryClient();
  const [state, setState] = useState<ActState>({ kind: "ready" });
  const ownId = useRef(newRequestId());
  const latest = useRef(sending);
  latest.current = sending;
  const send = useCallback(async () => {
    setState({ kind: "sending" });
    const { act, requestId, inputOf, done, onDone } = latest.current;
    try {
      const input = await inputOf();
      await call(actAsParty, { body: { ...key, act, input, requestId: requestId ?? ownId.current } });
      onDone?.();
      say(done);
      await renew(client, [openPartyCase]);
      go("/case", { replace: true });
    } catch (problem) {
      setState(stateAfter(problem));
    }
  }, [key, client, go]);
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

function stateAfter(problem: unknown): ActState {
  if (!(problem instanceof ApiProblem)) throw problem;
  const { document, status, isOffline } = problem;
  if (isOffline || status >= 500) return { kind: "waiting" };
  if (status === 429) return { kind: "refused", words: "发得太快了，请过一分钟再按一次。写好的都在。" };
  const told = [...(document.errors ?? []), ...(document.rules ?? [])].map((one) => one.message);
  return { kind: "refused", words: told.join("；") || document.detail || document.title };
}
