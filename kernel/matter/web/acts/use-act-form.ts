import { useEffect, useRef, useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import type { FieldError, ProblemDocument } from "#base/problem.ts";
import type { ActOutcome } from "#kernel/matter/contract.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { ApiProblem } from "#ui/call.ts";
import { type FormValue, initialValue, missingFields } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { withoutBlankRows } from "#ui/fields/row-values.ts";
import { partKept } from "#ui/fields/unkept.ts";
import { useDraft } from "#ui/fields/use-draft.ts";
import { newRequestId } from "#ui/request-id.ts";

/** Where the form stands with the server. */
export type Standing =
  | { readonly kind: "writing" }
  | { readonly kind: "sending" }
  /** No answer came; it is tried again by itself, and the same request cannot be carried out twice. */
  | { readonly kind: "offline"; readonly attempt: number }
  | { readonly kind: "refused"; readonly problem: ProblemDocument };

interface ActFormOptions<O extends ActOutcome> {
  /** Of the draft on this device: one per matter and act. */
  readonly draftKey: string;
  readonly fields: readonly FieldSpec[];
  readonly send: (input: Json, requestId: string) => Promise<O>;
  readonly onDone: (outcome: O) => void;
  /** Somebody acted since the person looked. */
  readonly onOvertaken?: () => void;
}

/** The request id is part of the draft from the first attempt on: after a reload the same request is sent, not another. */
interface Draft {
  readonly value: FormValue;
  readonly requestId: string | null;
}
const BLANK: Draft = { value: {}, requestId: null };
const NOTHING = { key: "", value: {} };

export function useActForm<O extends ActOutcome>(options: ActFormOptions<O>) {
  const { draftKey, fields, send, onDone, onOvertaken } = options;
  const [draft, setDraft, forget] = useDraft(draftKey, BLANK);
  const [standing, setStanding] = useState<Standing>({ kind: "writing" });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const unkept = fields.filter((field) => field.isPersonal).map((field) => field.name);
  // Drafts of an earlier version of the page may still hold personal data: it is neither shown nor written again.
  const kept = partKept(draft.value, unkept).kept;
  const [personal, setPersonal] = useState<{ readonly key: string; readonly value: FormValue }>(NOTHING);
  const passing = personal.key === draftKey ? personal.value : {};
  const value: FormValue = { ...initialValue(fields), ...kept, ...passing };

  function change(next: FormValue) {
    const parts = partKept(next, unkept);
    setPersonal({ key: draftKey, value: parts.passing });
    setDraft({ ...draft, value: parts.kept });
    setErrors((now) => now.filter((error) => !changedNames(value, next).some((name) => error.path.includes(name))));
    if (standing.kind === "refused") setStanding({ kind: "writing" });
  }

  function forgetAll() {
    forget();
    setPersonal(NOTHING);
  }

  async function submit() {
    const missing = missingFields(fields, value);
    setErrors(missing);
    if (missing.length > 0) return setStanding({ kind: "writing" });
    await attempt(1);
  }

  async function attempt(count: number) {
    setStanding({ kind: "sending" });
    const requestId = draft.requestId ?? newRequestId();
    if (!draft.requestId) setDraft({ value: kept, requestId });
    try {
      const outcome = await send(filled(fields, value), requestId);
      setStanding({ kind: "writing" });
      forgetAll();
      onDone(outcome);
    } catch (problem) {
      fail(problem, count);
    }
  }

  function fail(problem: unknown, count: number) {
    if (!(problem instanceof ApiProblem)) {
      setStanding({ kind: "writing" });
      throw problem;
    }
    if (problem.isOffline) return setStanding({ kind: "offline", attempt: count });
    setErrors(problem.document.errors ?? []);
    if (onOvertaken && problem.document.type === MATTER_PROBLEMS.changedMeanwhile.type) {
      onOvertaken();
      return setStanding({ kind: "writing" });
    }
    const isAboutFields = (problem.document.errors?.length ?? 0) > 0 && !problem.document.rules?.length;
    setStanding(isAboutFields ? { kind: "writing" } : { kind: "refused", problem: problem.document });
  }

  useRetry(standing, () => attempt(standing.kind === "offline" ? standing.attempt + 1 : 1));
  return {
    value,
    errors,
    standing,
    change,
    submit,
    retry: () => attempt(1),
    /** Stops trying; what was written stays. */
    pause: () => setStanding({ kind: "writing" }),
    /** Throws away what was written. */
    discard: () => {
      forgetAll();
      setErrors([]);
      setStanding({ kind: "writing" });
    },
  };
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 40_000;

export function pauseBefore(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
}

/** Tries again when the pause is over, or at once when the network comes back. */
function useRetry(standing: Standing, again: () => Promise<void>): void {
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (standing.kind !== "offline") return;
    const retry = () => void latest.current();
    const timer = setTimeout(retry, pauseBefore(standing.attempt));
    window.addEventListener("online", retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [standing]);
}

function changedNames(before: FormValue, after: FormValue): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

/** Only what was filled in is sent, so that the schema's own defaults hold for the rest. */
function filled(fields: readonly FieldSpec[], value: FormValue): Json {
  const sent = Object.entries(value).map(([name, item]) => {
    const spec = fields.find((field) => field.name === name);
    return [name, withoutBlankRows(spec, item)] as const;
  });
  return Object.fromEntries(sent.filter(([, item]) => item !== undefined && item !== ""));
}
