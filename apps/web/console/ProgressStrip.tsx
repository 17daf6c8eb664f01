import { listProgressNow } from "#apps/contract.ts";
import { useCall } from "#ui/use-call.ts";

const REFRESH_MS = 5_000;

/** Long work that goes on behind the desk: what it is and how far. Nothing is shown when nothing runs. */
export function ProgressStrip() {
  const { data } = useCall(listProgressNow, {}, { everyMs: REFRESH_MS });
  const running = (data ?? []).filter((work) => work.state === "running");
  if (running.length === 0) return null;
  return (
    <output className="progress-strip">
      {running.map((work) => (
        <span key={work.id} className="progress-strip-work">
          <span className="clip">{work.label}</span>
          <progress max={work.total} value={work.done} aria-label={work.label} />
          <span className="num">
            {work.done}／{work.total}
          </span>
        </span>
      ))}
    </output>
  );
}
