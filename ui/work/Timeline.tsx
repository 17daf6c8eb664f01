import { Link2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Instant } from "#base/instant.ts";
import { formatHash, formatInstant, formatTime } from "../format.ts";
import { type Photo, PhotoStrip } from "./photos.tsx";

/** 留痕条目 as shown: newest first is the caller's order. */
export interface TimelineEntry {
  readonly id: string;
  readonly at: Instant;
  /** The act: 申请延期 */
  readonly act: string;
  /** Who, for which post: 环卫一队 姜采薇（受理岗） */
  readonly by: string;
  readonly text?: ReactNode;
  readonly photos?: readonly Photo[];
  /** Hex; absent for entries shown without the chain. */
  readonly hash?: string;
}

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** A shorter form for the side panel. */
  readonly isCompact?: boolean;
}

/** The story of a matter. A day's name stands above the first entry of each day that is not the newest entry's. */
export function Timeline({ entries, isCompact = false }: TimelineProps) {
  let day = entries[0] ? dayOf(entries[0].at) : "";
  return (
    <ol className="timeline" data-compact={isCompact || undefined}>
      {entries.map((entry, i) => {
        const isNewDay = dayOf(entry.at) !== day;
        day = dayOf(entry.at);
        return (
          <li key={entry.id} className="entry" data-newest={i === 0 || undefined}>
            <time className="at" dateTime={entry.at} title={formatInstant(entry.at)}>
              {isNewDay && <span className="day">{day.slice(5)}</span>}
              {formatTime(entry.at)}
            </time>
            <span className="dot" aria-hidden />
            <div className="said">
              <div className="row">
                <span className="grow">
                  <b>{entry.act}</b> <span className="muted">{entry.by}</span>
                </span>
                {entry.hash && (
                  <span className="hash" title={`本条哈希 ${entry.hash}`}>
                    <Link2 size={12} strokeWidth={1.5} aria-hidden />
                    {formatHash(entry.hash)}
                  </span>
                )}
              </div>
              {entry.text && <div className="muted">{entry.text}</div>}
              {entry.photos && entry.photos.length > 0 && <PhotoStrip photos={entry.photos} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function dayOf(at: Instant): string {
  return formatInstant(at).slice(0, 10);
}
