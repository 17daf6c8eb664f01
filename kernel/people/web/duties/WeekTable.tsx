import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Duty } from "#kernel/people/model/public.ts";
import { daysOfWeek, dayWords, isOnDuty, type RosterUnit, shiftWords } from "./week.ts";

export interface RosterProps {
  readonly roster: readonly RosterUnit[];
  readonly monday: PlainDate;
  readonly now: Instant;
  readonly onOpen: (duty: Duty) => void;
}

/** Seven days side by side; a real table, so that it prints whole. */
export function WeekTable({ roster, monday, now, onOpen }: RosterProps) {
  const days = daysOfWeek(monday);
  const today = plainDateOf(now);
  return (
    <table className="roster">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">岗位</th>
          {days.map((day) => (
            <th key={day} scope="col" data-today={day === today || undefined}>
              {dayWords(day)}
              {day === today && <span className="no-print">·今天</span>}
            </th>
          ))}
        </tr>
      </thead>
      {roster.map((unit) => (
        <tbody key={unit.unitId}>
          <tr className="roster-unit">
            <th scope="rowgroup" colSpan={9}>
              {unit.unitName} <i>{unit.lines.length} 人</i>
            </th>
          </tr>
          {unit.lines.map((line) => (
            <tr key={line.postId}>
              <th scope="row">{line.personName}</th>
              <td className="muted">{line.roleLabel}</td>
              {days.map((day) => (
                <td key={day} data-today={day === today || undefined}>
                  {(line.byDay.get(day) ?? []).map((duty) => (
                    <ShiftButton key={duty.id} duty={duty} now={now} onOpen={onOpen} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface ShiftButtonProps {
  readonly duty: Duty;
  readonly now: Instant;
  readonly onOpen: (duty: Duty) => void;
}

export function ShiftButton({ duty, now, onOpen }: ShiftButtonProps) {
  const isNow = isOnDuty(duty, now);
  return (
    <button
      type="button"
      className="shift"
      data-now={isNow || undefined}
      aria-label={`${duty.personName} ${shiftWords(duty)}${isNow ? "，当班" : ""}`}
      onClick={() => onOpen(duty)}
    >
      {shiftWords(duty)}
      {isNow && <b>当班</b>}
    </button>
  );
}
