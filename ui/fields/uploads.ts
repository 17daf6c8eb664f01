/** Files on their way to the server: a form that is sent meanwhile waits for them, and nothing is sent without them. */
import { createContext, useCallback, useContext, useEffect, useState } from "react";

/** Tells the form that a file is on its way; the answer is whether it arrived. */
type Track = (upload: Promise<boolean>) => void;

export const UploadsContext = createContext<Track>(() => undefined);
export const useTrackedUploads = (): Track => useContext(UploadsContext);

export interface Uploads {
  readonly track: Track;
  /** The form was sent and waits for its files. */
  readonly isAwaited: boolean;
  /** Sends now, or as soon as every file is there; a file that does not arrive keeps the form open with its reason. */
  readonly send: () => void;
}

/** @param send what sends the form, with the values of the latest drawing */
export function useUploads(send: () => void): Uploads {
  const [underWay, setUnderWay] = useState(0);
  const [isAwaited, setAwaited] = useState(false);
  const track = useCallback(async (upload: Promise<boolean>) => {
    setUnderWay((count) => count + 1);
    const isThere = await upload;
    setUnderWay((count) => count - 1);
    if (!isThere) setAwaited(false);
  }, []);
  useEffect(() => {
    if (!isAwaited || underWay > 0) return;
    setAwaited(false);
    send();
  }, [isAwaited, underWay, send]);
  return { track, isAwaited, send: () => (underWay > 0 ? setAwaited(true) : send()) };
}

/** What the button says while the form waits. */
export const AWAITING_FILES = "等文件传完";
