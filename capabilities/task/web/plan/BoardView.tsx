import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { useNow } from "#ui/now.ts";
import type { ShownTask } from "../../contract.ts";
import { TASK_STATES, type TaskState } from "../../model/labels.ts";
import { doneWords } from "../../model/progress/done-words.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { formatDay, numberOf } from "../parts/words.ts";

interface BoardProps {
  readonly tasks: readonly ShownTask[];
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
}

const COLUMNS = Object.keys(TASK_STATES) as TaskState[];
const CARD_HEIGHT = 104;

/** 看板: by state. Cards are not dragged: a state changes by an act with its proof. */
export function BoardView({ tasks, selectedId, onSelect }: BoardProps) {
  const byState = useMemo(
    () => COLUMNS.map((state) => ({ state, tasks: tasks.filter((task) => task.state === state) })),
    [tasks],
  );
  return (
    <div className="task-board">
      {byState
        .filter((column) => column.state !== "cancelled" || column.tasks.length > 0)
        .map((column) => (
          <BoardColumn key={column.state} {...column} selectedId={selectedId} onSelect={onSelect} />
        ))}
    </div>
  );
}

function BoardColumn({ state, tasks, selectedId, onSelect }: BoardProps & { readonly state: TaskState }) {
  const scroll = useRef<HTMLElement>(null);
  const today = plainDateOf(useNow());
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => CARD_HEIGHT,
    overscan: 6,
  });
  return (
    <section aria-label={TASK_STATES[state]}>
      <h2 className="t13">
        {TASK_STATES[state]} <i>{tasks.length}</i>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section ref={scroll} className="board-scroll" tabIndex={0} aria-label={`${TASK_STATES[state]}的任务`}>
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((place) => {
            const task = tasks[place.index];
            if (!task) return null;
            return (
              <button
                key={task.matterId}
                type="button"
                className="board-card"
                data-selected={task.matterId === selectedId || undefined}
                style={{ transform: `translateY(${place.start}px)` }}
                onClick={() => onSelect(task.matterId)}
              >
                <span className="board-title">
                  {numberOf(task) && <em>{numberOf(task)}</em>} {task.title}
                </span>
                <Pace percent={task.percent} timePercent={task.timePercent} label={task.title} />
                <span className="row t12">
                  <span className="grow clip muted">{task.leadUnitName ?? "牵头待定"}</span>
                  {task.quota !== null && <b className="medium nowrap">{doneWords(task)}</b>}
                  <span className="muted">{task.dueOn ? formatDay(task.dueOn, today) : "待定"}</span>
                  <TaskLight light={task.light} reason={task.lightReason} />
                </span>
              </button>
            );
          })}
        </div>
      </section>
    </section>
  );
}
