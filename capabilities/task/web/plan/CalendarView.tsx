import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo } from "react";
import { addMonths, isPlainDate, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useNow } from "#ui/now.ts";
import { LightShape } from "#ui/work/light.tsx";
import type { ShownTask } from "../../contract.ts";
import { LIGHTS } from "../../model/labels.ts";
import { firstOfMonth, weeksOf } from "./time-scale.ts";

interface CalendarProps {
  readonly tasks: readonly ShownTask[];
  /** `2026-11`, from the address. */
  readonly month: string | null;
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
  readonly onMonth: (month: string) => void;
}

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];
/** As many as a day's square holds. */
const SHOWN = 4;

/** 月历: what is due on which day. */
export function CalendarView({ tasks, month, selectedId, onSelect, onMonth }: CalendarProps) {
  const today = plainDateOf(useNow());
  const asked = `${month ?? ""}-01`;
  const first = firstOfMonth(isPlainDate(asked) ? asked : today);
  const byDay = useMemo(() => {
    const days = new Map<PlainDate, ShownTask[]>();
    for (const task of tasks) {
      if (!task.dueOn) continue;
      const known = days.get(task.dueOn);
      if (known) known.push(task);
      else days.set(task.dueOn, [task]);
    }
    return days;
  }, [tasks]);
  const go = (by: number) => onMonth(addMonths(first, by).slice(0, 7));
  const count = tasks.filter((task) => task.dueOn?.startsWith(first.slice(0, 7))).length;
  return (
    <div className="task-calendar">
      <div className="row calendar-bar">
        <Button look="plain" size="small" icon={ChevronLeft} aria-label="上个月" onClick={() => go(-1)} />
        <h2 className="t13 medium">
          {first.slice(0, 4)} 年 {Number(first.slice(5, 7))} 月
        </h2>
        <Button look="plain" size="small" icon={ChevronRight} aria-label="下个月" onClick={() => go(1)} />
        <span className="t12 muted">{count} 项到期</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="calendar-scroll" tabIndex={0} aria-label="月历">
        <table>
          <thead>
            <tr>
              {WEEKDAYS.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(first).map((week) => (
              <tr key={week[0]}>
                {week.map((day) => {
                  const due = byDay.get(day) ?? [];
                  return (
                    <td key={day} data-outside={!day.startsWith(first.slice(0, 7)) || undefined}>
                      <span className="calendar-day" data-today={day === today || undefined}>
                        {Number(day.slice(8))}
                      </span>
                      {due.slice(0, SHOWN).map((task) => (
                        <button
                          key={task.matterId}
                          type="button"
                          title={`${LIGHTS[task.light]}　${task.title}`}
                          data-selected={task.matterId === selectedId || undefined}
                          onClick={() => onSelect(task.matterId)}
                        >
                          {task.light === "red" || task.light === "yellow" || task.light === "green" ? (
                            <LightShape light={task.light} size={10} />
                          ) : (
                            <LightShape light="paused" size={10} />
                          )}
                          <span className="visually-hidden">{LIGHTS[task.light]}</span>
                          <span className="clip">{task.title}</span>
                        </button>
                      ))}
                      {due.length > SHOWN && <span className="t11 muted">还有 {due.length - SHOWN} 项</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
