import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { getStory, type MatterPage, type StoryEntry } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { Timeline, type TimelineEntry } from "#ui/work/Timeline.tsx";
import { COMMENT_ACT } from "../acts/order.ts";
import { isPhoto, photoOf } from "../parts/photos.ts";
import { CommentBox } from "./CommentBox.tsx";
import { saveStory } from "./save-story.ts";

/** 留痕: the whole story, newest first, with photographs and hashes. */
export function Story({ page }: { readonly page: MatterPage }) {
  const now = useNow();
  const [isHandlingOnly, setHandlingOnly] = useState(false);
  const toast = useToast();
  const older = useOlder(page);
  const story = [...page.story, ...older.story];
  const entries = isHandlingOnly ? story.filter(isHandling) : story;
  const bySha = new Map(page.evidence.map((one) => [one.sha256, one]));
  const shown: TimelineEntry[] = entries.map((entry) => ({
    id: String(entry.seq),
    at: entry.at,
    act: entry.label,
    by: byline(entry),
    text: entry.text,
    photos: entry.evidence.flatMap((sha256) => {
      const one = bySha.get(sha256);
      return one && isPhoto(one) ? [photoOf(one, now)] : [];
    }),
    hash: entry.hash,
  }));
  return (
    <Card
      title="留痕"
      className="matter-story"
      more={
        <span className="story-tools no-print">
          <button type="button" aria-pressed={!isHandlingOnly} onClick={() => setHandlingOnly(false)}>
            全部 {page.storyCount} 条
          </button>
          <button type="button" aria-pressed={isHandlingOnly} onClick={() => setHandlingOnly(true)}>
            只看办理
          </button>
          <button type="button" onClick={() => void saveStory(page).catch(toast.problem)}>
            <Download size={14} strokeWidth={1.5} aria-hidden /> 导出
          </button>
        </span>
      }
    >
      {[page.chain.fault, ...older.faults].map(
        (fault) =>
          fault && (
            <p key={fault} className="chain-fault" role="alert">
              留痕链不完整：{fault}
            </p>
          ),
      )}
      <Timeline entries={shown} />
      {older.hasMore && (
        <p className="no-print">
          <Button look="plain" disabled={older.isFetching} onClick={older.fetch}>
            {older.isFetching ? "正在取" : `更早的 ${page.storyCount - story.length} 条`}
          </Button>
        </p>
      )}
      <CommentBox page={page} />
    </Card>
  );
}

/** What lies before the entries of the page; fetched as far as asked. */
function useOlder({ row, chain }: MatterPage) {
  const pages = useInfiniteQuery({
    queryKey: [getStory.path, row.id, chain.checkedFrom],
    queryFn: ({ pageParam, signal }) =>
      call(getStory, { params: { id: row.id }, query: { before: pageParam } }, signal),
    initialPageParam: chain.checkedFrom,
    getNextPageParam: (last) => last.next,
    enabled: false,
  });
  const fetched = pages.data?.pages ?? [];
  return {
    story: fetched.flatMap((one) => one.story),
    faults: fetched.map((one) => one.fault),
    hasMore: fetched.length === 0 ? chain.checkedFrom > 1 : pages.hasNextPage,
    isFetching: pages.isFetching,
    fetch: () => void (fetched.length === 0 ? pages.refetch() : pages.fetchNextPage()),
  };
}

/** `环卫一队 姜采薇（受理岗）`, with whom the person stood in for. */
export function byline(entry: Pick<StoryEntry, "unitName" | "actorName" | "roleLabel" | "onBehalfOf">): string {
  const who = [entry.unitName, entry.actorName].filter(Boolean).join(" ");
  const post = entry.roleLabel && entry.roleLabel !== entry.actorName ? `（${entry.roleLabel}）` : "";
  return `${who}${post}${entry.onBehalfOf ? `·代 ${entry.onBehalfOf}` : ""}`;
}

/** What moved the matter or shows the place; comments and looking are left out. */
function isHandling(entry: StoryEntry): boolean {
  return entry.act !== COMMENT_ACT && (entry.fromLabel !== entry.toLabel || entry.evidence.length > 0);
}
