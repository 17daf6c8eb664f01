import { Download } from "lucide-react";
import { useState } from "react";
import type { MatterPage, StoryEntry } from "#kernel/matter/contract.ts";
import { Card } from "#ui/controls/parts.tsx";
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
  const entries = isHandlingOnly ? page.story.filter(isHandling) : page.story;
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
            全部 {page.story.length} 条
          </button>
          <button type="button" aria-pressed={isHandlingOnly} onClick={() => setHandlingOnly(true)}>
            只看办理
          </button>
          <button type="button" onClick={() => saveStory(page)}>
            <Download size={14} strokeWidth={1.5} aria-hidden /> 导出
          </button>
        </span>
      }
    >
      {!page.chain.holds && (
        <p className="chain-fault" role="alert">
          留痕链不完整：{page.chain.fault}
        </p>
      )}
      <Timeline entries={shown} />
      <CommentBox page={page} />
    </Card>
  );
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
