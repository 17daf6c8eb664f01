import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { useNow } from "#ui/now.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import type { ShownTask } from "../../contract.ts";
import { doneWords } from "../../model/progress/done-words.ts";
import { TaskLight } from "../parts/lights.tsx";
import { numberOf } from "../parts/words.ts";
import { barOf, timeScale } from "./time-scale.ts";

interface GanttProps {
  readonly tasks: readonly ShownTask[];
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
}

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 28;
/** Pixels of a day: a month is wide enough to tell its weeks. */
const DAY_WIDTH = 4;
const POINT_WIDTH = 12;

/** 甘特图: each task from its first day to its last, filled as far as it is done; the line is today. */
export function GanttView({ tasks, selectedId, onSelect }: GanttProps) {
  const today = plainDateOf(useNow());
  const isNarrow = useIsNarrow();
  const scroll = useRef<HTMLElement>(null);
  const scale = useMemo(
    () =>
      timeScale(
        tasks.flatMap((task) => [task.from ?? [], task.dueOn ?? []].flat()),
        today,
      ),
    [tasks, today],
  );
  const nameWidth = isNarrow ? 132 : 260;
  const width = Math.max(scale.days * DAY_WIDTH, 360);
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const now = scale.at(today);
  const isTodayInside = today >= scale.from && today <= scale.to;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the drawing is first there.
  useEffect(() => {
    if (scroll.current) scroll.current.scrollLeft = Math.max(0, now * width - scroll.current.clientWidth / 2);
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={scroll} className="task-gantt" tabIndex={0} aria-label="甘特图">
      <div style={{ width: nameWidth + width, height: virtual.getTotalSize() + HEAD_HEIGHT, position: "relative" }}>
        <div className="gantt-head" style={{ height: HEAD_HEIGHT }}>
          <span className="gantt-name" style={{ width: nameWidth }}>
            任务
          </span>
          {scale.months.map((month) => (
            <span
              key={month.left}
              className="gantt-month"
              style={{ left: nameWidth + month.left * width, width: month.width * width }}
            >
              {month.label}
            </span>
          ))}
        </div>
        {isTodayInside && (
          <span className="gantt-today" title={`今天 ${today}`} style={{ left: nameWidth + now * width }} />
        )}
        {virtual.getVirtualItems().map((place) => {
          const task = tasks[place.index];
          if (!task) return null;
          const bar = barOf(scale, task);
          const days = task.from && task.dueOn ? `${task.from} 至 ${task.dueOn}` : `${task.dueOn ?? "期限待定"}`;
          return (
            <div
              key={task.matterId}
              className="gantt-row"
              data-selected={task.matterId === selectedId || undefined}
              style={{ height: ROW_HEIGHT, transform: `translateY(${place.start + HEAD_HEIGHT}px)` }}
            >
              <button
                type="button"
                className="gantt-name"
                style={{ width: nameWidth }}
                onClick={() => onSelect(task.matterId)}
              >
                <span className="clip grow">
                  {numberOf(task) && <em>{numberOf(task)}</em>} {task.title}
                </span>
                {!isNarrow && <TaskLight light={task.light} />}
              </button>
              {bar && (
                <span
                  className="gantt-bar"
                  data-point={bar.isPoint || undefined}
                  title={`${task.title}，${days}，完成 ${doneWords(task)}`}
                  style={{
                    left: nameWidth + bar.left * width,
                    width: bar.isPoint ? POINT_WIDTH : Math.max(bar.width * width, 6),
                  }}
                >
                  <i style={{ width: `${task.percent}%` }} />
                </span>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
