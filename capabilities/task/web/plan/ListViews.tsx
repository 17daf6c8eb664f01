import { Fragment } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { formatInstant, formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import type { PlanPage } from "../../contract.ts";
import { LADDER_STEPS } from "../../model/labels.ts";
import { doneWords } from "../../model/progress/done-words.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { formatDay } from "../parts/words.ts";

interface Selecting {
  readonly onSelect: (taskId: string) => void;
}

interface LateProps {
  readonly late: PlanPage["late"];
  /** Of all, also those beyond what is listed. */
  readonly count: number;
}

/** 落后: by whom, how much, and how far up it was reported. */
export function LateView({ late, count, onSelect }: Selecting & LateProps) {
  const now = useNow();
  if (late.length === 0)
    return <EmptyState title="没有落后的任务">到期未完成的和进度落后于时间的列在这里。</EmptyState>;
  return (
    <ul className="task-list">
      {late.map((item) => (
        <li key={item.matterId}>
          <button type="button" onClick={() => onSelect(item.matterId)}>
            <span className="task-list-main">
              <b className="medium">{item.title}</b>
              <span className="t12 muted">
                {item.unitName ?? "牵头待定"}
                {item.personName && `，${item.personName}`}
                {item.dueOn && `，应于 ${formatDay(item.dueOn, plainDateOf(now))} 完成`}
              </span>
            </span>
            <span className="task-progress">
              <Pace percent={item.percent} timePercent={item.timePercent} label={item.title} />
              <b>{doneWords(item)}</b>
            </span>
            <span className="task-list-side t12">
              <b className="medium">{item.daysLate > 0 ? `超 ${item.daysLate} 日` : "进度落后"}</b>
              {item.ladderStep > 0 && (
                <span className="muted">
                  {item.ladderLabel || LADDER_STEPS[item.ladderStep - 1]}
                  {item.ladderDueAt && `，${formatShort(item.ladderDueAt, now)} 前`}
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
      {count > late.length && (
        <li className="task-list-head">
          列出最重的 {late.length} 项，共 {count} 项；全部可筛选红灯后在任务树里看
        </li>
      )}
    </ul>
  );
}

/** 本周变化, newest first, by day. */
export function ChangesView({ changes, onSelect }: Selecting & { readonly changes: PlanPage["changes"] }) {
  if (changes.length === 0)
    return <EmptyState title="这一周没有变化">报进展、完成、延期、提级都会列在这里。</EmptyState>;
  return (
    <ul className="task-list">
      {changes.map((change, i) => {
        const day = formatInstant(change.at).slice(0, 10);
        const former = changes[i - 1];
        return (
          <Fragment key={`${change.matterId} ${change.at} ${change.act}`}>
            {(!former || formatInstant(former.at).slice(0, 10) !== day) && <li className="task-list-head">{day}</li>}
            <li>
              <button type="button" onClick={() => onSelect(change.matterId)}>
                <span className="t12 muted task-list-time">{formatInstant(change.at).slice(11)}</span>
                <span className="task-list-main">
                  <span>
                    <b className="medium">{change.act}</b>　{change.title}
                  </span>
                  {change.text && <span className="t12 muted">{change.text}</span>}
                </span>
                <span className="task-list-side t12 muted">{change.by}</span>
              </button>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}

/** 近期要报: what falls due next. */
export function NextView({ next, onSelect }: Selecting & { readonly next: PlanPage["next"] }) {
  const today = plainDateOf(useNow());
  if (next.length === 0) return <EmptyState title="近期没有要报的">期限临近的任务和周期报告列在这里。</EmptyState>;
  return (
    <ul className="task-list">
      {next.map((item, i) => (
        <Fragment key={item.matterId}>
          {next[i - 1]?.dueOn !== item.dueOn && (
            <li className="task-list-head">
              {formatDay(item.dueOn, today)}
              {item.dueOn === today && "，今天"}
            </li>
          )}
          <li>
            <button type="button" onClick={() => onSelect(item.matterId)}>
              <span className="task-list-main">
                <span className="clip">{item.title}</span>
                <span className="t12 muted">{item.unitName ?? "牵头待定"}</span>
              </span>
              {item.isRecurring && <Chip>周期</Chip>}
              <TaskLight light={item.light} />
            </button>
          </li>
        </Fragment>
      ))}
    </ul>
  );
}
