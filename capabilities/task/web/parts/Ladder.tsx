import { Check } from "lucide-react";
import type { Instant } from "#base/instant.ts";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";

interface LadderProps {
  readonly steps: readonly {
    readonly step: number;
    readonly party: string;
    readonly state: "past" | "now" | "ahead";
    readonly dueAt: Instant | null;
  }[];
}

/** 逐级报告: who was asked, who is asked now and until when, who would be next. */
export function Ladder({ steps }: LadderProps) {
  const now = useNow();
  if (steps.length === 0) return null;
  return (
    <ol className="task-ladder" aria-label="逐级报告">
      {steps.map((one) => (
        <li key={one.step} data-state={one.state} aria-current={one.state === "now" ? "step" : undefined}>
          {one.state === "past" && <Check size={14} strokeWidth={1.75} aria-label="已到过" />}
          {one.party}
          {one.state === "now" && one.dueAt && `，${formatShort(one.dueAt, now)} 前`}
        </li>
      ))}
    </ol>
  );
}
