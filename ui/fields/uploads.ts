/** Files on their way to the server: a form that is sent meanwhile waits for them, and goes without one only when a person says so. */
import { createContext, useCallback, useContext, useEffect, useId, useMemo, useRef, useState } from "react";

type Unsent = ReadonlyMap<string, readonly string[]>;
const NONE: readonly string[] = [];

/** What a field that holds files tells its form. */
interface UploadsOfForm {
  /** A file is on its way; the answer is whether it arrived. */
  readonly track: (upload: Promise<boolean>) => void;
  /** Names of the field's files that did not arrive and that nobody has decided about. */
  readonly report: (field: string, names: readonly string[]) => void;
  /** How often the form was kept back because of such files, and the field that has the first of them. */
  readonly held: { readonly times: number; readonly field: string | undefined };
}

export const UploadsContext = createContext<UploadsOfForm>({
  track: () => undefined,
  report: () => undefined,
  held: { times: 0, field: undefined },
});

/**
 * For a field that holds files.
 * @param failed names of those that did not arrive
 * @returns `track` takes an upload; `decide` belongs to the element that asks about the first failed file: it is gone to when the form is kept back
 */
export function useFieldUploads(failed: readonly string[]) {
  const { track, report, held } = useContext(UploadsContext);
  const field = useId();
  const decide = useRef<HTMLUListElement>(null);
  const names = failed.join("\n");
  useEffect(() => {
    report(field, names ? names.split("\n") : NONE);
    return () => report(field, NONE);
  }, [report, field, names]);
  useEffect(() => {
    if (held.times > 0 && held.field === field) decide.current?.querySelector("button")?.focus();
  }, [held, field]);
  return { track, decide };
}

export interface Uploads extends UploadsOfForm {
  /** The form was sent and waits for its files. */
  readonly isAwaited: boolean;
  /** Names of files because of which the form was not sent; empty before it was tried. */
  readonly unsent: readonly string[];
  /** Sends now, or as soon as every file is there. A file that does not arrive keeps the form until it is sent again or left out. */
  readonly send: () => void;
}

/** @param send what sends the form, with the values of the latest drawing */
export function useUploads(send: () => void): Uploads {
  const [underWay, setUnderWay] = useState(0);
  const [isAwaited, setAwaited] = useState(false);
  const [unsent, setUnsent] = useState<Unsent>(new Map());
  const [times, setTimes] = useState(0);
  const isWaiting = useRef(false);
  isWaiting.current = isAwaited;
  const track = useCallback(async (upload: Promise<boolean>) => {
    setUnderWay((count) => count + 1);
    const isThere = await upload;
    setUnderWay((count) => count - 1);
    if (isThere || !isWaiting.current) return;
    setAwaited(false);
    setTimes((count) => count + 1);
  }, []);
  const report = useCallback((field: string, names: readonly string[]) => {
    setUnsent((known) => {
      if (names.length === 0 && !known.has(field)) return known;
      const others = [...known].filter(([other]) => other !== field);
      return new Map(names.length > 0 ? [...others, [field, names]] : others);
    });
  }, []);
  useEffect(() => {
    if (!isAwaited || underWay > 0) return;
    setAwaited(false);
    send();
  }, [isAwaited, underWay, send]);
  // What was decided about does not come back: the next failure is told when the form is sent the next time.
  useEffect(() => {
    if (unsent.size === 0) setTimes(0);
  }, [unsent]);
  const field = unsent.keys().next().value;
  const held = useMemo(() => ({ times, field }), [times, field]);
  return {
    ...{ track, report, held, isAwaited },
    unsent: times > 0 ? [...unsent.values()].flat() : NONE,
    send: () => {
      if (underWay > 0) setAwaited(true);
      else if (unsent.size > 0) setTimes((count) => count + 1);
      else send();
    },
  };
}

/** What the button says while the form waits. */
export const AWAITING_FILES = "等文件传完";
