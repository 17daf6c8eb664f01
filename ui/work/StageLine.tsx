import { Check } from "lucide-react";

export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly status: "done" | "now" | "later";
  /** 返工 1 */
  readonly note?: string;
}

/** The stages of a procedure: behind ticked, the present one filled, ahead plain. */
export function StageLine({ stages }: { readonly stages: readonly Stage[] }) {
  return (
    <ol className="stage-line" aria-label="办到哪一步">
      {stages.map((stage) => (
        <li key={stage.id} data-status={stage.status} aria-current={stage.status === "now" ? "step" : undefined}>
          {stage.status === "done" && <Check size={14} strokeWidth={1.5} aria-hidden />}
          {stage.status === "now" && <span className="here-dot" aria-hidden />}
          {stage.label}
          {stage.note && `·${stage.note}`}
        </li>
      ))}
    </ol>
  );
}
