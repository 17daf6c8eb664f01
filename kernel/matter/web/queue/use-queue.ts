import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { countMatters, listMatters } from "#kernel/matter/contract.ts";
import { type ApiProblem, call } from "#ui/call.ts";
import { useCall } from "#ui/use-call.ts";
import { REFRESH_MS } from "../api.ts";
import { type FilterQuery, queryOf } from "./filter-address.ts";

export type Sort = "due" | "opened";

const PAGE = 200;
/** Lists longer than this many pages renew themselves at a quarter of the pace: each page is a question of its own. */
const SHORT_LIST_PAGES = 3;

/**
 * The rows of a filter, fetched as one scrolls, renewed in place.
 * @param within `west,south,east,north`: only those inside
 */
export function useQueue(filter: FilterQuery, sort: Sort = "due", within?: string) {
  const narrowed = { ...queryOf(filter), ...(within ? { within } : {}) };
  const query = { ...narrowed, sort, limit: PAGE };
  const pages = useInfiniteQuery<Awaited<ReturnType<typeof fetchPage>>, ApiProblem>({
    queryKey: [listMatters.path, "pages", query],
    queryFn: ({ pageParam, signal }) => fetchPage(query, pageParam as string | null, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > SHORT_LIST_PAGES ? REFRESH_MS * 4 : REFRESH_MS),
  });
  const counts = useCall(countMatters, { query: narrowed }, { everyMs: REFRESH_MS, keepsFormer: true });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const rows = useMemo(() => uniqueRows(data?.pages.flatMap((page) => page.rows) ?? []), [data]);
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    counts: counts.data ?? null,
    isLoading: pages.isPending,
    /** Another filter's rows are still on screen. */
    isStale: pages.isPlaceholderData,
    problem: pages.error,
    retry: () => void pages.refetch(),
    fetchMore,
    hasMore: hasNextPage,
  };
}

function fetchPage(
  query: ReturnType<typeof queryOf> & { within?: string; sort: Sort; limit: number },
  cursor: string | null,
  signal: AbortSignal,
) {
  return call(listMatters, { query: cursor ? { ...query, cursor } : query }, signal);
}

/** A row that moved between pages while they were fetched comes twice; its first place counts. */
function uniqueRows<R extends { readonly id: string }>(rows: readonly R[]): R[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
