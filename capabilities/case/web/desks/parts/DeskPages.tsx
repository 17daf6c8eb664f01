import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { useSettled } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { formatCount } from "#ui/format.ts";
import { PER_PAGE } from "../../../model/surface/desk-case.ts";

/** A person who is still writing is not answered letter by letter. */
const SETTLE_MS = 250;

export interface Paging {
  /** As the endpoint is asked. */
  readonly query: { readonly text: string; readonly page: number };
  readonly page: number;
  readonly turn: (page: number) => void;
  readonly search: { readonly text: string; readonly set: (text: string) => void };
}

/** Which page of a desk and the words it is narrowed by: in the address, so that both can be sent to somebody. */
export function usePaging(): Paging {
  const [search, setSearch] = useSearchParams();
  const kept = search.get("text") ?? "";
  const [text, setText] = useState(kept);
  const settled = useSettled(text.trim(), SETTLE_MS);
  const page = Math.max(1, Math.trunc(Number(search.get("page") ?? "1")) || 1);
  useEffect(() => {
    if (settled === kept) return;
    setSearch((now) => changed(now, { text: settled, page: "", case: "", do: "" }), { replace: true });
  }, [settled, kept, setSearch]);
  return {
    query: { text: kept, page },
    page,
    turn: (to) =>
      setSearch((now) => changed(now, { page: to > 1 ? String(to) : "", case: "", do: "" }), { replace: true }),
    search: { text, set: setText },
  };
}

function changed(now: URLSearchParams, to: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(now);
  for (const [name, value] of Object.entries(to)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

export function DeskSearch({ paging: { search } }: { readonly paging: Paging }) {
  return (
    <SearchBox
      label="案号、当事人、案由、地点"
      placeholder="搜案号、当事人、案由"
      value={search.text}
      maxLength={60}
      onText={search.set}
    />
  );
}

interface DeskPagesProps {
  readonly paging: Paging;
  /** All that was asked for; undefined while it is not known. */
  readonly count: number | undefined;
  /** 件案件, 份文书. */
  readonly unit?: string;
}

/** Under a list that goes on: which part of it this is, and the way to the rest. Nothing where all of it is shown. */
export function DeskPages({ paging: { page, turn, query }, count, unit = "件" }: DeskPagesProps) {
  if (count === undefined || (count <= PER_PAGE && page === 1)) return null;
  const last = Math.max(1, Math.ceil(count / PER_PAGE));
  const from = (page - 1) * PER_PAGE + 1;
  const to = Math.min(page * PER_PAGE, count);
  return (
    <nav className="desk-pages no-print" aria-label="翻页">
      <span className="grow">
        第 {formatCount(from)}–{formatCount(to)} {unit}，共 {formatCount(count)} {unit}
        {query.text === "" && "；也可以用上面的搜索缩小"}
      </span>
      <Button size="small" icon={ChevronLeft} disabled={page <= 1} onClick={() => turn(page - 1)}>
        上一页
      </Button>
      <Button size="small" icon={ChevronRight} disabled={page >= last} onClick={() => turn(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}
