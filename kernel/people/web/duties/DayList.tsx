import { useEffect, useRef, useState } from "react";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Tabs } from "#ui/controls/parts.tsx";
import { type RosterProps, ShiftButton } from "./WeekTable.tsx";
import { daysOfWeek, dayWords } from "./week.ts";

/** A phone shows one day of the week at a time. */
export function DayList({ roster, monday, now, onOpen }: RosterProps) {
  const days = daysOfWeek(monday);
  const today = plainDateOf(now);
  const [day, setDay] = useState<PlainDate>(days.includes(today) ? today : monday);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, []);
  const shownDay = days.includes(day) ? day : monday;
  const units = roster
    .map((unit) => ({ ...unit, lines: unit.lines.filter((line) => line.byDay.has(shownDay)) }))
    .filter((unit) => unit.lines.length > 0);
  return (
    <div ref={list}>
      <Tabs
        label="哪一天"
        tabs={days.map((each) => ({ id: each, label: each === today ? `${dayWords(each)}·今天` : dayWords(each) }))}
        active={shownDay}
        onChange={(id) => setDay(days.find((each) => each === id) ?? monday)}
      />
      {units.length === 0 && <p className="waiting">这一天没有人当班。</p>}
      {units.map((unit) => (
        <section key={unit.unitId} className="day-unit">
          <h2>{unit.unitName}</h2>
          <ul className="panel-lines">
            {unit.lines.map((line) => (
              <li key={line.postId}>
                <span className="grow">
                  {line.personName} <span className="t12 faint">{line.roleLabel}</span>
                </span>
                {(line.byDay.get(shownDay) ?? []).map((duty) => (
                  <ShiftButton key={duty.id} duty={duty} now={now} onOpen={onOpen} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
