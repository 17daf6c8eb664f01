/** The state of a form that writes to a register: value, draft, what is wrong with it, and sending it once. */
import { useState } from "react";
import { z } from "zod";
import type { FieldError } from "#base/problem.ts";
import { ApiProblem } from "../call.ts";
import { wordsOf } from "../controls/toast.tsx";
import { type FormValue, isAbout, missingFields } from "../fields/FormFields.tsx";
import type { FieldSpec } from "../fields/field.ts";
import { partKept } from "../fields/unkept.ts";
import { useDraft } from "../fields/use-draft.ts";

export interface EditFormOptions<S extends z.ZodType, A> {
  /** Where what is being written is kept on this device until it was sent. */
  readonly draftKey: string;
  readonly fields: readonly FieldSpec[];
  readonly initial: FormValue;
  /** The body of the endpoint: says before sending what the server would say. Undefined: only the server judges. */
  readonly schema: S | undefined;
  /** From fields to body; absent: every field under its name, empty ones as null. */
  readonly inputOf?: (value: FormValue) => unknown;
  /** @param value as written, for what belongs into the address rather than into the body */
  readonly send: (input: z.output<S>, value: FormValue) => Promise<A>;
  readonly onDone: (answer: A) => void;
  /** What was written stays after sending: a further step follows from it. */
  readonly keepsAfterSending?: boolean;
  /** Told of every change, for forms whose fields follow from one another. */
  readonly onChanged?: (value: FormValue) => void;
  /** Fields with personal data: never written to this device. */
  readonly unkept?: readonly string[];
}

export interface EditForm {
  readonly value: FormValue;
  readonly change: (value: FormValue) => void;
  readonly errors: readonly FieldError[];
  /** What is wrong with the whole rather than with a field. */
  readonly problem: string | null;
  readonly isBusy: boolean;
  /** Something was written and is not sent yet. */
  readonly isChanged: boolean;
  readonly submit: () => void;
  readonly discard: () => void;
}

const ANYTHING = z.unknown();

export function useEditForm<S extends z.ZodType, A>(options: EditFormOptions<S, A>): EditForm {
  const { fields, initial, schema, unkept = [] } = options;
  const [kept, keep, forget] = useDraft<FormValue>(options.draftKey, initial);
  const [passing, setPassing] = useState<FormValue>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const value = { ...kept, ...passing };

  function change(next: FormValue) {
    const changed = Object.keys({ ...value, ...next }).filter((name) => value[name] !== next[name]);
    setErrors((list) => list.filter((error) => !changed.some((name) => isAbout(error, name))));
    const parts = partKept(next, unkept);
    setPassing(parts.passing);
    keep(parts.kept);
    options.onChanged?.(next);
  }
  function clear() {
    forget();
    setPassing({});
    setErrors([]);
    setProblem(null);
  }
  async function send() {
    const missing = missingFields(fields, value);
    const parsed = (schema ?? ANYTHING).safeParse(options.inputOf ? options.inputOf(value) : bodyOf(fields, value));
    const told = parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    const all = [...missing, ...told.filter((error) => !missing.some(({ path }) => isAbout(error, path)))];
    setErrors(all);
    setProblem(all.length > 0 ? strayWords(fields, all) : null);
    if (all.length > 0 || !parsed.success) return;
    setBusy(true);
    try {
      const answer = await options.send(parsed.data as z.output<S>, value);
      if (!options.keepsAfterSending) clear();
      options.onDone(answer);
    } catch (cause) {
      const refused = cause instanceof ApiProblem ? (cause.document.errors ?? []) : [];
      setErrors(refused);
      setProblem(refused.length > 0 ? strayWords(fields, refused) : wordsOf(cause));
    } finally {
      setBusy(false);
    }
  }
  return {
    value,
    change,
    errors,
    problem,
    isBusy,
    isChanged: JSON.stringify(value) !== JSON.stringify(initial),
    submit: () => void send(),
    discard: clear,
  };
}

/** Every field under its name; what is empty is null, lists are empty lists. */
export function bodyOf(fields: readonly FieldSpec[], value: FormValue): FormValue {
  return Object.fromEntries(
    fields.map(({ name, type }) => [name, value[name] ?? (type === "manyChoices" ? [] : null)]),
  );
}

/** Errors about something that this form does not show. */
function strayWords(fields: readonly FieldSpec[], errors: readonly FieldError[]): string | null {
  const stray = errors.filter((error) => !fields.some(({ name }) => isAbout(error, name)));
  return stray.length > 0 ? stray.map(({ message }) => message).join("；") : null;
}
