import "./timeline.css";
import type { PlainDate } from "#base/plain-date.ts";
import { Card } from "#ui/controls/parts.tsx";
import type { ShownTimeline } from "../../contract.ts";
import { TimelineList } from "./TimelineList.tsx";
import { BESIDE, Beside, PauseRow, short, sideOf } from "./timeline-rows.tsx";
import { labelsOf, monthsOf, type Scale, scaleOf, shortSource } from "./timeline-scale.ts";

/**
 * 法定期限: the case against time, to scale. Behind: rings with labels led to their day; running: hatched up to the last day; allowed
 * next: dashed from the first day on which it may. The same as a list for those who hear the page, and on a phone for everybody.
 */
export function TimelineCard({ timeline }: { readonly timeline: ShownTimeline }) {
  return (
    <Card title="法定期限" more={<Legend />} className="case-timeline">
      <Picture timeline={timeline} />
      <TimelineList timeline={timeline} />
    </Card>
  );
}

function Legend() {
  return (
    <span className="timeline-legend" aria-hidden>
      已走过的 <i data-look="ring" />
      正在走的 <i data-look="hatched" />
      法律接下来允许的 <i data-look="dashed" />
    </span>
  );
}

/** With as much room on both sides of a mark the condition stands before it, the rest behind. */
const SPLIT = 40;

function Picture({ timeline }: { readonly timeline: ShownTimeline }) {
  const scale = scaleOf(timeline);
  const now = scale.at(timeline.today);
  const main = timeline.running.find(({ isMain }) => isMain);
  const others = timeline.running.filter((one) => one !== main);
  return (
    <div className="timeline-picture" aria-hidden>
      <div className="timeline-plot">
        <Behind timeline={timeline} scale={scale} now={now} />
        {monthsOf(scale).map(({ on, label, at }) => (
          <span key={on} className="timeline-month" style={{ left: `${at}%` }}>
            {label}
          </span>
        ))}
        <div className="timeline-rows">
          {main && <MainBar running={main} scale={scale} now={now} />}
          {main?.pauses.map((pause) => (
            <PauseRow key={pause.from + pause.reason} pause={pause} scale={scale} now={now} />
          ))}
          {others.map((running) => (
            <RunningRow key={running.id} running={running} scale={scale} />
          ))}
          {timeline.ahead.map((step) => (
            <StepRow key={step.label + step.condition} step={step} scale={scale} today={timeline.today} />
          ))}
          {timeline.ended && <p className="timeline-ended">程序已终结：{timeline.ended}</p>}
        </div>
        <span className="timeline-now" style={{ left: `${now}%` }}>
          <b data-edge={now > 92 ? "right" : now < 8 ? "left" : undefined}>今天 {short(timeline.today)}</b>
        </span>
      </div>
    </div>
  );
}

interface PartProps {
  readonly timeline: ShownTimeline;
  readonly scale: Scale;
  readonly now: number;
}

/** Labels above, rings on the line, and a bent line from each label to its day. */
function Behind({ timeline, scale, now }: PartProps) {
  const labels = labelsOf(timeline.behind, scale, Math.max(now, 10));
  return (
    <div className="timeline-behind">
      {labels.map((label) => (
        <span key={label.on + label.label} className="timeline-label" style={{ left: `${label.at}%` }}>
          {label.label}
          <span>{short(label.on)}</span>
        </span>
      ))}
      <svg className="timeline-leads" viewBox="0 0 100 30" preserveAspectRatio="none" role="presentation">
        {labels.map(({ on, label, at, day }) => (
          <path key={on + label} d={`M${at} 0C${at} 16 ${day} 10 ${day} 30`} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <span className="timeline-axis" />
      <span className="timeline-axis" data-gone style={{ width: `${now}%` }} />
      {timeline.behind.map(({ on, label }) => (
        <span
          key={on + label}
          className="timeline-ring"
          style={{ left: `${scale.at(on)}%` }}
          title={`${on} ${label}`}
        />
      ))}
    </div>
  );
}

type Running = ShownTimeline["running"][number];

function MainBar({ running, scale, now }: { readonly running: Running; readonly scale: Scale; readonly now: number }) {
  const [from, to] = [scale.at(running.from), scale.at(running.dueOn)];
  const isShort = to - from < 58;
  const words = (
    <>
      <b>
        {running.label} {running.limit}
      </b>
      <i>{[running.gone, running.left].filter(Boolean).join("，")}</i>
      {running.isPaused && <i>暂停</i>}
    </>
  );
  const end = (
    <>
      <i>
        {running.isPaused
          ? "恢复后顺延"
          : running.roll
            ? `${short(running.roll.on)} 为${running.roll.rest}，顺延至 ${short(running.dueOn)}`
            : `至 ${short(running.dueOn)}`}
      </i>
      <em>{shortSource(running.source)}</em>
    </>
  );
  return (
    <div className="timeline-row" data-main data-over={running.isOver || undefined}>
      <span className="timeline-bar" style={{ left: `${from}%`, width: `${to - from}%` }}>
        <span
          className="timeline-gone"
          style={{ width: `${to > from ? Math.min(100, (100 * (now - from)) / (to - from)) : 100}%` }}
        />
        {running.pauses.map((pause) => {
          const [begin, end] = [scale.at(pause.from), pause.to ? scale.at(pause.to) : now];
          const part = (share: number) => `${to > from ? (100 * share) / (to - from) : 0}%`;
          return (
            <span
              key={pause.from + pause.reason}
              className="timeline-pause"
              style={{ left: part(begin - from), width: part(end - begin) }}
            />
          );
        })}
        {!isShort && <span>{words}</span>}
        {!isShort && <span className="timeline-bar-end">{end}</span>}
      </span>
      {isShort && (
        <Beside from={from} to={to} side={from > 100 - to ? "left" : "right"}>
          {words} {end}
        </Beside>
      )}
    </div>
  );
}

function RunningRow({ running, scale }: { readonly running: Running; readonly scale: Scale }) {
  const [from, to] = [scale.at(running.from), scale.at(running.dueOn)];
  const words = (
    <>
      <b>{running.label}</b>
      <i>
        {running.limit}，至 {short(running.dueOn)}
        {running.roll && `（${short(running.roll.on)} 为${running.roll.rest}，顺延）`}
        {running.isPaused && "，暂停"}
        {running.isOver && `，${running.left}`}
      </i>
      <em>{shortSource(running.source)}</em>
    </>
  );
  return (
    <div className="timeline-row" data-over={running.isOver || undefined}>
      <span className="timeline-run" style={{ left: `${from}%`, width: `max(10px, ${to - from}%)` }} />
      <Beside from={from} to={to} side={sideOf(from, to)}>
        {words}
      </Beside>
    </div>
  );
}

type Step = ShownTimeline["ahead"][number];

interface StepRowProps {
  readonly step: Step;
  readonly scale: Scale;
  readonly today: PlainDate;
}

function StepRow({ step, scale, today }: StepRowProps) {
  const now = scale.at(today);
  const sources = step.sources.map(shortSource).join("、");
  const when = wordsOf(step, today);
  const from = step.earliestOn ? scale.at(step.earliestOn) : null;
  const to = step.latestOn && step.latestOn <= scale.to ? scale.at(step.latestOn) : null;
  const missing = step.missing.length > 0 && (
    <em className="timeline-missing" title={step.missing.join("\n")}>
      还差 {step.missing.length} 项
    </em>
  );
  const title = (
    <b>
      {when} {step.label}
    </b>
  );
  const condition = <i title={step.condition}>{step.condition}</i>;
  // As a box where it is open for a while and has room for its words, else as a mark on its first day.
  if (from !== null && to !== null && to - from >= BESIDE)
    return (
      <div className="timeline-row" data-step>
        <span className="timeline-box" style={{ left: `${from}%`, width: `${to - from}%` }}>
          <span>
            {title}
            {missing}
          </span>
          <span>
            <i title={step.condition}>条件：{step.condition}</i>
            <em>{sources}</em>
          </span>
        </span>
      </div>
    );
  const start = from ?? now;
  const end = Math.max(start, to ?? start);
  const isSplit = from !== null && from >= SPLIT && end <= 62;
  return (
    <div className="timeline-row" data-step>
      {end > start && from !== null && (
        <span className="timeline-span" style={{ left: `${start}%`, width: `${end - start}%` }} />
      )}
      {from !== null && <span className="timeline-mark" style={{ left: `${from}%` }} />}
      {isSplit && (
        <Beside from={from} to={from} side="left">
          {condition}
        </Beside>
      )}
      <Beside from={start} to={end} side={end > 62 ? "left" : "right"}>
        {title}
        {missing}
        {!isSplit && condition}
        <em>{sources}</em>
      </Beside>
    </div>
  );
}

function wordsOf({ earliestOn, latestOn }: Step, today: PlainDate): string {
  if (latestOn && latestOn < today) return `应在 ${short(latestOn)} 前`;
  const until = latestOn ? `至 ${short(latestOn)}` : "";
  if (earliestOn === null || earliestOn <= today) return until;
  return [`最早 ${short(earliestOn)}`, until].filter(Boolean).join("，");
}
