import type { z } from "zod";
import type { PlainDate } from "#base/plain-date.ts";
import type { getCalendarYear } from "#kernel/clock/contract.ts";
import { dayTitle, KIND_MARKS, lookWords, WEEKDAYS } from "./words.ts";

export type Year = z.output<(typeof getCalendarYear)["response"]>;
export type Day = Year["months"][number]["days"][number];

interface YearGridProps {
  readonly year: Year;
  readonly today: PlainDate;
  readonly chosen: string | null;
  readonly onChoose: (date: PlainDate) => void;
}

/** Twelve months; every day is a button that tells what it is and by which notice. */
export function YearGrid({ year, today, chosen, onChoose }: YearGridProps) {
  return (
    <div className="year">
      {year.months.map((month) => (
        <div key={month.month} className="month">
          <header>
            <h2>{month.month} 月</h2>
            <span>{month.workdays} 个工作日</span>
          </header>
          <table aria-label={`${year.year} 年 ${month.month} 月`}>
            <thead>
              <tr>
                {WEEKDAYS.map((name) => (
                  <th key={name} scope="col" abbr={`周${name}`}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month.days).map((week) => (
                <tr key={week.find((day) => day !== null)?.date}>
                  {week.map((day, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: seven places that never move.
                    <td key={i}>
                      {day && (
                        <DayButton
                          day={day}
                          isToday={day.date === today}
                          isChosen={day.date === chosen}
                          onChoose={onChoose}
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}

interface DayButtonProps {
  readonly day: Day;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (date: PlainDate) => void;
}

function DayButton({ day, isToday, isChosen, onChoose }: DayButtonProps) {
  const words = `${dayTitle(day.date, day.weekday)}，${lookWords(day)}${isToday ? "，今天" : ""}`;
  return (
    <button
      type="button"
      className="day"
      data-kind={day.kind}
      data-today={isToday || undefined}
      aria-pressed={isChosen}
      aria-label={words}
      title={words}
      onClick={() => onChoose(day.date)}
    >
      {Number(day.date.slice(8))}
      <i aria-hidden>{isToday ? "今" : KIND_MARKS[day.kind]}</i>
    </button>
  );
}

/** Weeks from Monday; places outside the month are null. */
function weeksOf(days: readonly Day[]): (Day | null)[][] {
  const lead = (days[0]?.weekday ?? 1) - 1;
  const cells: (Day | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** What the shapes mean. */
export function Legend() {
  return (
    <div className="legend">
      <Sample kind="work" mark="" words="工作日" />
      <Sample kind="rest" mark="" words="周末休息" />
      <Sample kind="holiday" mark="休" words="放假" />
      <Sample kind="make_up" mark="班" words="调休上班" />
    </div>
  );
}

function Sample({ kind, mark, words }: { readonly kind: string; readonly mark: string; readonly words: string }) {
  return (
    <span>
      <span className="day" data-kind={kind} aria-hidden>
        8<i>{mark}</i>
      </span>
      {words}
    </span>
  );
}
