/** A picture that is fetched rather than linked, so that it is asked for in the post that is chosen. */
import { useEffect, useState } from "react";
import { send } from "#ui/call.ts";

export interface FetchedPicture {
  readonly url: string | null;
  readonly problem: Error | null;
}

const NOTHING: FetchedPicture = { url: null, problem: null };

/** @param address null: nothing to show yet; changed: fetched again */
export function useFetchedPicture(address: string | null, version: unknown = 0): FetchedPicture {
  const [picture, setPicture] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that what lies behind the address changed.
  useEffect(() => {
    if (address === null) return;
    const leaving = new AbortController();
    let url: string | null = null;
    send(address, { signal: leaving.signal })
      .then(async (answer) => {
        url = URL.createObjectURL(await answer.blob());
        setPicture({ url, problem: null });
      })
      .catch((problem: Error) => leaving.signal.aborted || setPicture({ url: null, problem }));
    return () => {
      leaving.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [address, version]);
  return picture;
}

/** An SVG that came inside an answer, as the address of a picture: drawn as a picture, it can run nothing. */
export function useSvgUrl(svg: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null || svg === "") return;
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return url;
}
