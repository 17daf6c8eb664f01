/** The papers of a matter and which of them is open: kept in the address, so that list and pane agree and a link can name one. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSearchParams } from "react-router";
import { type IssuedDocument, listIssuedDocuments } from "#kernel/document/contract.ts";
import { useCall } from "#ui/use-call.ts";

const OPENED = "paper";
/** From here on a sheet beside the page can be read. */
const ROOMY = "(min-width: 1181px)";

export interface Papers {
  readonly documents: readonly IssuedDocument[];
  /** With room beside the page the newest one that the procedure goes by lies open from the start. */
  readonly shown: IssuedDocument | undefined;
  readonly open: (id: string | null) => void;
  /** A pane beside the page shows the opened one. */
  readonly isBeside: boolean;
}

/** @param accompanying forms that only go with another paper: they are not what is opened first */
export function usePapers(matterId: string, version: number, accompanying: readonly string[] = []): Papers {
  const { data, refetch } = useCall(listIssuedDocuments, { params: { id: matterId } });
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState(version);
  const isBeside = useSyncExternalStore(watchRoom, () => window.matchMedia(ROOMY).matches);
  useEffect(() => {
    if (asked === version) return;
    setAsked(version);
    void refetch();
  }, [asked, version, refetch]);
  const documents = data?.documents ?? [];
  const chosen = documents.find(({ id }) => id === search.get(OPENED));
  return {
    documents,
    shown: chosen ?? (isBeside ? leadingOf(documents, accompanying) : undefined),
    isBeside,
    open: (id) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          if (id === null) next.delete(OPENED);
          else next.set(OPENED, id);
          return next;
        },
        { replace: true },
      ),
  };
}

/** Where the procedure has got to: the newest paper that says so, else the newest of all. */
function leadingOf(documents: readonly IssuedDocument[], accompanying: readonly string[]): IssuedDocument | undefined {
  const standing = documents.filter(({ state }) => state !== "voided");
  return standing.findLast(({ form }) => !accompanying.includes(form)) ?? standing.at(-1) ?? documents.at(-1);
}

function watchRoom(onChange: () => void): () => void {
  const query = window.matchMedia(ROOMY);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
