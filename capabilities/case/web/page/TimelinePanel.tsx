import { ProblemState } from "#ui/controls/states.tsx";
import type { MatterPanelProps } from "#ui/shell.ts";
import { TimelineCard } from "./Timeline.tsx";
import { useBoard } from "./use-board.ts";

export default function TimelinePanel({ matterId, version }: MatterPanelProps) {
  const { data, error, refetch } = useBoard(matterId, version);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  // As tall as it usually is, so that what is below does not jump.
  return data ? <TimelineCard timeline={data.timeline} /> : <section className="card" style={{ minHeight: 260 }} />;
}
