import "./calendar.css";
import { Select } from "antd";
import { ChevronLeft, ChevronRight, ClipboardPaste, Clock, Printer } from "lucide-react";
import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { getCalendarYear } from "#kernel/clock/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { ArrangementPanel } from "./change/ArrangementPanel.tsx";
import { DayPanel } from "./change/DayPanel.tsx";
import { HoursPanel } from "./change/HoursPanel.tsx";
import { RunningRecomputation } from "./Recomputation.tsx";
import { CALENDAR_TABS, useCalendar } from "./use-calendar.ts";
import { hoursWords, weekWords } from "./words.ts";
import { Legend, YearGrid } from "./YearGrid.tsx";

type Task = "arrangement" | "hours";

/** 工作日历: one year at a glance, what each day is and why; changed by administrators with a preview of what it moves. */
export default function CalendarPage() {
  const today = plainDateOf(useNow());
  const { calendars, calendar, choose, isEmpty, error, refetch, mayChange } = useCalendar();
  const [yearText, setYear] = useAddress("year");
  const [day, setDay] = useAddress("day");
  const [task, setTask] = useState<Task | null>(null);
  const year = /^\d{4}$/.test(yearText ?? "") ? Number(yearText) : Number(today.slice(0, 4));
  const shown = useCall(
    getCalendarYear,
    { params: { id: calendar?.id ?? "", year } },
    { isEnabled: calendar !== null, keepsFormer: true },
  );
  const problem = error ?? shown.error;
  const chosen = shown.data?.months.flatMap((month) => month.days).find((each) => each.date === day) ?? null;

  function begin(next: Task) {
    setDay(null);
    setTask(next);
  }
  return (
    <RegisterPage
      title="工作日历"
      note={calendar && `${calendar.name}，第 ${calendar.version} 版`}
      tabs={CALENDAR_TABS}
      actions={
        mayChange &&
        calendar && (
          <>
            <Button icon={Clock} onClick={() => begin("hours")}>
              作息时段
            </Button>
            <Button look="filled" icon={ClipboardPaste} onClick={() => begin("arrangement")}>
              录入放假安排
            </Button>
          </>
        )
      }
    >
      {problem ? (
        <ProblemState problem={problem} onRetry={() => void (error ? refetch() : shown.refetch())} />
      ) : isEmpty ? (
        <EmptyState title="还没有工作日历">
          没有日历就算不出工作时和工作日。请系统管理员用命令行 fy calendar 建立。
        </EmptyState>
      ) : !calendar || !shown.data ? (
        <Waiting />
      ) : (
        <>
          <div className="register-tools">
            <span className="year-switch">
              <Button
                look="plain"
                size="small"
                icon={ChevronLeft}
                aria-label="上一年"
                onClick={() => setYear(String(year - 1))}
              />
              {year} 年
              <Button
                look="plain"
                size="small"
                icon={ChevronRight}
                aria-label="下一年"
                onClick={() => setYear(String(year + 1))}
              />
            </span>
            <span className="t13 muted">
              {shown.data.workdays} 个工作日　{weekWords(calendar.weekdays)}　{hoursWords(calendar.segments)}
            </span>
            <span className="grow" />
            {calendars.length > 1 && (
              <Select
                aria-label="哪一部日历"
                size="small"
                value={calendar.id}
                options={calendars.map((each) => ({ value: each.id, label: each.name }))}
                onChange={choose}
              />
            )}
            <Button look="plain" size="small" icon={Printer} onClick={() => print()}>
              打印
            </Button>
          </div>
          <Sheet label={`${year} 年工作日历`}>
            <RunningRecomputation calendarId={calendar.id} />
            {!shown.data.isAnnounced && (
              <Provisional year={year} onArrange={mayChange ? () => begin("arrangement") : null} />
            )}
            <Legend />
            <YearGrid
              year={shown.data}
              today={today}
              chosen={day}
              onChoose={(date) => {
                setTask(null);
                setDay(date);
              }}
            />
          </Sheet>
        </>
      )}
      {calendar && task === "arrangement" && (
        <ArrangementPanel
          calendar={calendar}
          year={firstUnannounced(calendar.announcedYears, year)}
          onClose={() => setTask(null)}
        />
      )}
      {calendar && task === "hours" && <HoursPanel calendar={calendar} onClose={() => setTask(null)} />}
      {calendar && chosen && !task && (
        <DayPanel
          key={chosen.date}
          calendar={calendar}
          day={chosen}
          mayChange={mayChange}
          onClose={() => setDay(null)}
        />
      )}
    </RegisterPage>
  );
}

/** The year on screen when it waits for its arrangement, otherwise the one after the last announced. */
function firstUnannounced(announced: readonly number[], shown: number): number {
  return announced.includes(shown) && announced.length > 0 ? Math.max(...announced) + 1 : shown;
}

function Provisional({ year, onArrange }: { readonly year: number; readonly onArrange: (() => void) | null }) {
  return (
    <div className="provisional">
      <Chip look="outlined">暂定</Chip>
      <p className="grow">
        {year} 年的放假安排还没有录入。现在只有《全国年节及纪念日放假办法》定下的法定节假日，没有调休和上班的周末，
        所以落在这一年的时限都标着暂定；录入国务院办公厅的通知之后，会逐件重算并记入各件的留痕。
      </p>
      {onArrange && <Button onClick={onArrange}>录入放假安排</Button>}
    </div>
  );
}
