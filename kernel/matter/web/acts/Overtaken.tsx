import { Users } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Instant } from "#base/instant.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatTime } from "#ui/format.ts";

/** What the person saw when the form was opened. */
export interface Seen {
  readonly version: number;
  readonly at: Instant;
  readonly stateLabel: string;
  readonly turnReason: string;
}

export function seenOf(page: MatterPage, at: Instant): Seen {
  return { version: page.row.version, at, stateLabel: page.row.stateLabel, turnReason: page.row.turnReason };
}

interface OvertakenProps {
  readonly seen: Seen;
  readonly page: MatterPage;
  /** Go on with the matter as it stands now; what was written is kept. */
  readonly onGoOn: () => void;
  /** Leave what was written as a comment; absent where there is nothing to leave or no comment can be made. */
  readonly onLeaveOpinion?: (() => void) | undefined;
}

/** 你写的时候，有人先办了: then and now side by side, and two ways on. */
export function Overtaken({ seen, page, onGoOn, onLeaveOpinion }: OvertakenProps) {
  const newest = page.story[0];
  const section = useRef<HTMLElement>(null);
  // It stands at the head of the form, and the person is at its foot.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to tidy up after an effect.
    section.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section ref={section} className="overtaken" role="alert">
      <h3 className="row">
        <Users size={18} strokeWidth={1.5} aria-hidden />
        你写的时候，有人先办了
      </h3>
      <div className="overtaken-two">
        <p>
          <span className="faint t12">你看到的，{formatTime(seen.at)}</span>
          {[seen.stateLabel, seen.turnReason].filter(Boolean).join("，")}
        </p>
        <p>
          <span className="faint t12">现在，{newest ? formatTime(newest.at) : ""}</span>
          <b>{newest?.label ?? page.row.stateLabel}</b>
          {newest ? `，${newest.actorName}` : ""}
        </p>
      </div>
      <div className="row">
        <Button look="filled" onClick={onGoOn}>
          按新的继续
        </Button>
        {onLeaveOpinion && <Button onClick={onLeaveOpinion}>留下我写的意见</Button>}
      </div>
    </section>
  );
}
