import { type LightColour, LightShape } from "#ui/work/light.tsx";
import { LIGHTS, type Light } from "../../model/labels.ts";

const SHAPES: Readonly<Record<Light, LightColour | null>> = {
  red: "red",
  yellow: "yellow",
  green: "green",
  waiting: "paused",
  done: null,
};

/** The light of a task: shape, word, and how many where it counts. 已完成 has no light any more. */
export function TaskLight({
  light,
  count,
  reason,
}: {
  readonly light: Light;
  readonly count?: number;
  readonly reason?: string;
}) {
  const shape = SHAPES[light];
  return (
    <span className="light" data-light={shape ?? "done"} title={reason || undefined}>
      {shape ? <LightShape light={shape} /> : <DoneShape />}
      <span>
        {LIGHTS[light]}
        {count !== undefined && ` ${count}`}
      </span>
    </span>
  );
}

function DoneShape() {
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden>
      <path d="m1.5 6.4 3 3 6-7" fill="none" stroke="var(--n-600)" strokeWidth={1.8} />
    </svg>
  );
}
