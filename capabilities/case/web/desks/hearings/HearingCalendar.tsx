import { ChevronLeft, ChevronRight } from "lucide-react";
import { addDays, addMonths, type PlainDate, plainDateOf, weekdayOf } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import { nameOf } from "../parts/CaseLine.tsx";
import type { HearingCase } from "./hearing-case.ts";

interface HearingCalendarProps {
  readonly hearings: readonly HearingCase[];
  readonly restDays: readonly PlainDate[];
  readonly today: PlainDate;
  /** Before it no hearing can be held whose notice is served today. */
  readonly earliestOn: PlainDate;
  /** `2026-12` */
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly onChoose: (matterId: string) => void;
}

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

/** A month of hearings: days of rest, today, the first day that a notice of today allows. */
export function HearingCalendar(props: HearingCalendarProps) {
  const { hearings, restDays, today, earliestOn, month, onMonth, onChoose } = props;
  const first = `${month}-01` as PlainDate;
  const monday = addDays(first, 1 - weekdayOf(first));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(monday, week * 7 + day)),
  );
  const turn = (by: number) => onMonth(addMonths(first, by).slice(0, 7));
  const heldOn = Map.groupBy(
    hearings.filter(({ hearing }) => hearing.heldAt !== null),
    ({ hearing }) => (hearing.heldAt ? plainDateOf(hearing.heldAt) : ""),
  );
  return (
    <section className="hearing-calendar" aria-label={`${month} 的听证`}>
      <h3>
        <span className="grow">{month}</span>
        <Button look="plain" size="small" icon={ChevronLeft} aria-label="上个月" onClick={() => turn(-1)} />
        <Button look="plain" size="small" icon={ChevronRight} aria-label="下个月" onClick={() => turn(1)} />
      </h3>
      <table>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks
            .filter((week) => week.some((day) => day.startsWith(month)))
            .map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td
                    key={day}
                    data-outside={!day.startsWith(month) || undefined}
                    data-rest={restDays.includes(day) || undefined}
                    data-too-early={(day > today && day < earliestOn) || undefined}
                    aria-current={day === today ? "date" : undefined}
                  >
                    <span>{Number(day.slice(8))}</span>
                    {heldOn.get(day)?.map((row) => (
                      <button
                        key={row.matterId}
                        type="button"
                        title={nameOf(row)}
                        data-late={row.hearing.isNoticeLate || undefined}
                        onClick={() => onChoose(row.matterId)}
                      >
                        {row.partyName || nameOf(row)}
                      </button>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      <p className="t12 faint">灰底是休息日；斜纹的日子，今天送达通知已经来不及。</p>
    </section>
  );
}
