import { Check } from "lucide-react";

export interface Stage {
  readonly id: string;
  readonly label: string;
  /** 返工 1 */
  readonly note?: string;
}

/** The stages of a procedure: behind ticked, the present one filled, ahead plain. */
export function StageLine({ stages, current }: { readonly stages: readonly Stage[]; readonly current: string }) {
  const at = stages.findIndex((stage) => stage.id === current);
  return (
    <ol className="stage-line" aria-label="办到哪一步">
      {stages.map((stage, i) => (
        <li
          key={stage.id}
          data-place={i < at ? "behind" : i === at ? "here" : "ahead"}
          aria-current={i === at ? "step" : undefined}
        >
          {i < at && <Check size={14} strokeWidth={1.5} aria-hidden />}
          {i === at && <span className="here-dot" aria-hidden />}
          {stage.label}
          {stage.note && `·${stage.note}`}
        </li>
      ))}
    </ol>
  );
}
