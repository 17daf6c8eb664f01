import type { ReactNode } from "react";
import { formatCount } from "../format.ts";
import { Progress } from "./parts.tsx";

export interface JobProgressProps {
  readonly label: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly done: number;
  /** Null while it is not known how much there is. */
  readonly total: number | null;
  /** Shown at the end: 完成，11 行未导出. */
  readonly outcome?: string;
  /** What can be done now: a link to the rows left out, the file. */
  readonly children?: ReactNode;
}

/** Long work: how far it is, that one may leave, and how it ended. */
export function JobProgress({ label, state, done, total, outcome, children }: JobProgressProps) {
  const isOver = state === "done" || state === "failed";
  const figure = total === null ? formatCount(done) : `${formatCount(done)} / ${formatCount(total)}`;
  const ended = outcome ?? (state === "failed" ? "没有做完" : "完成");
  return (
    <div className="job" aria-live="polite">
      <div className="row">
        <span className="grow">{label}</span>
        <span className="nowrap">{isOver ? ended : state === "waiting" ? "排队中" : figure}</span>
      </div>
      {!isOver && (
        <>
          <Progress value={total ? done / total : 0} label={label} />
          <p className="t12 faint">可以离开，做完会告诉你</p>
        </>
      )}
      {children}
    </div>
  );
}
