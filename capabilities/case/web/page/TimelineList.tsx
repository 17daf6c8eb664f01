import type { PlainDate } from "#base/plain-date.ts";
import type { ShownTimeline } from "../../contract.ts";

/** The timeline in words: what is on the picture, and what had no room there. */
export function TimelineList({ timeline }: { readonly timeline: ShownTimeline }) {
  const { today, behind, running, ahead, ended } = timeline;
  return (
    <div className="timeline-list">
      <p className="timeline-today">今天 {today}</p>
      {running.length > 0 && (
        <section aria-label="正在走的">
          <h3>正在走的</h3>
          <ul>
            {running.map((one) => (
              <li key={one.id} data-look="hatched" data-over={one.isOver || undefined}>
                <b>
                  {one.label} {one.limit}
                </b>
                <span>
                  {one.from} 起，{!one.isPaused && `至 ${one.dueOn}，`}
                  {[one.gone, one.left].filter(Boolean).join("，")}
                  {one.isProvisional && "；该年放假安排未公布，暂定"}
                </span>
                {one.pauses.map(({ from, to, reason }) => (
                  <span key={from + reason}>
                    {to ? `${from} 至 ${to} 不计` : `${from} 起暂停，恢复后顺延`}：{reason}
                  </span>
                ))}
                {one.roll && (
                  <span>
                    {one.roll.on} 为{one.roll.rest}，顺延至 {one.dueOn}（{one.roll.source}）
                  </span>
                )}
                <em>{one.source}</em>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="法律接下来允许的">
        <h3>法律接下来允许的</h3>
        {ended ? (
          <p>程序已终结：{ended}</p>
        ) : (
          <ul>
            {ahead.map((step) => (
              <li key={step.label + step.condition} data-look="dashed">
                <b>{step.label}</b>
                <span>
                  {when(step.earliestOn, step.latestOn, today)}　{step.condition}
                </span>
                {step.missing.map((reason) => (
                  <span key={reason} className="timeline-lack">
                    还差：{reason}
                  </span>
                ))}
                <em>{step.sources.join("、")}</em>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-label="已走过的">
        <h3>已走过的</h3>
        <ul>
          {behind.toReversed().map(({ on, label }) => (
            <li key={on + label} data-look="ring" className="timeline-passed">
              <span>{on}</span>
              {label}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function when(earliestOn: PlainDate | null, latestOn: PlainDate | null, today: PlainDate): string {
  if (earliestOn === null) return latestOn ? `至 ${latestOn}` : "日期未定";
  const from = earliestOn <= today ? "现在可办" : `最早 ${earliestOn}`;
  return latestOn ? `${from}，至 ${latestOn}` : from;
}
