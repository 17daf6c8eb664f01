import { Check, CircleAlert } from "lucide-react";
import { Link } from "react-router";
import { matterPath } from "../../api.ts";
import { titleOf } from "../../parts/words.ts";
import type { BatchResult } from "./use-batch.ts";

/** Row by row: what was done and what was not, and why. Those left out come first. */
export function BatchResults({
  results,
  isOver,
}: {
  readonly results: readonly BatchResult[];
  readonly isOver: boolean;
}) {
  const failed = results.filter((result) => result.problem !== null);
  const done = results.filter((result) => result.problem === null);
  return (
    <>
      {isOver && (
        <p className="batch-sum strong" role="status">
          办好 {done.length} 件{failed.length > 0 ? `，${failed.length} 件没有办成` : ""}
        </p>
      )}
      <ul className="batch-rows">
        {[...failed, ...done].map(({ row, problem }) => (
          <li key={row.id}>
            {problem ? (
              <CircleAlert size={16} strokeWidth={1.5} aria-label="没有办成" />
            ) : (
              <Check size={16} strokeWidth={1.5} aria-label="办好了" />
            )}
            <span className="grow">
              <Link to={matterPath(row.id)}>{titleOf(row)}</Link>
              {problem && <span className="muted t12">{problem}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
