import { Lock } from "lucide-react";
import { Fragment } from "react";
import type { Refusal as Reason } from "#base/problem.ts";

interface RefusalProps {
  readonly act: string;
  readonly refusals: readonly Reason[];
  /** Where there is room for one line only: the first reason, and how many more there are. */
  readonly isBrief?: boolean;
}

/** A refused act: can be focused and read, cannot be pressed. The words are the server's own. */
export function Refusal({ act, refusals, isBrief = false }: RefusalProps) {
  const [first, ...others] = refusals;
  if (!first) return null;
  // All of them must be past: the last of the days counts, and only when each has one.
  const days = refusals.flatMap((reason) => (reason.earliest ? [reason.earliest] : []));
  const earliest = days.length === refusals.length ? days.toSorted().at(-1) : undefined;
  const why = [first, ...others]
    .map((reason) => `${reason.message}（规则 ${reason.rule}·${reason.source}）`)
    .join("\n");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard, though nothing can be pressed.
    <div className="refusal" role="note" aria-label={`${act}现在不能办`} tabIndex={0} title={why}>
      <span className="what">
        <Lock size={14} strokeWidth={1.5} aria-hidden />
        {act}
      </span>
      <span className="why">
        {(isBrief ? [first] : refusals).map((reason, index) => (
          <Fragment key={reason.rule + reason.message}>
            <span>
              {reason.message}
              {isBrief && others.length > 0 && `；另有 ${others.length} 条`}
              {earliest && index === 0 && <b className="nowrap">　最早 {earliest.slice(5)}</b>}
            </span>
            <span className="source">
              规则 {reason.rule}
              {reason.source && `·${reason.source}`}
            </span>
          </Fragment>
        ))}
      </span>
    </div>
  );
}
