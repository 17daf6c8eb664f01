import { Check } from "lucide-react";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import type { FollowedReport } from "./followed-report.ts";

/** Oldest first, the newest marked: it is read from the top like a letter. The server gives the latest first. */
export function PlainStory({ report }: { readonly report: FollowedReport }) {
  const now = useNow();
  const story = report.story.toReversed();
  const last = story.length - 1;
  return (
    <ol className="plain-story" aria-label="办理经过">
      {story.map((step, i) => {
        const isNow = i === last && !report.isClosed;
        return (
          <li key={`${step.at}${step.title}`} className="story-step" aria-current={isNow ? "step" : undefined}>
            <span className="story-dot">{!isNow && <Check size={16} strokeWidth={2} aria-hidden />}</span>
            <p className="story-head">
              <b>{step.title}</b>
              <time dateTime={step.at}>{formatShort(step.at, now)}</time>
            </p>
            {step.text && <p className="muted">{step.text}</p>}
          </li>
        );
      })}
    </ol>
  );
}
