import "./duties.css";
import { Select } from "antd";
import { ChevronLeft, ChevronRight, Download, Plus, Printer } from "lucide-react";
import { useMemo, useState } from "react";
import { addDays, isPlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { listDuties } from "#kernel/people/contract.ts";
import type { Duty } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { csvOf, download } from "#ui/table/csv.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { useUnits } from "../parts/use-units.ts";
import { DayList } from "./DayList.tsx";
import { DutyPanel } from "./DutyPanel.tsx";
import { PatternForm } from "./PatternForm.tsx";
import { WeekTable } from "./WeekTable.tsx";
import { mondayOf, roleLabel, rosterOf, shiftWords } from "./week.ts";

/** 排班: a week of shifts by unit; everyone reads it, administrators change it. It prints as a roster. */
export default function DutiesPage() {
  const now = useNow();
  const today = plainDateOf(now);
  const [week, setWeek] = useAddress("week");
  const [unitId, setUnitId] = useAddress("unit");
  const [opened, open] = useState<Duty | null>(null);
  const [isPlanning, setPlanning] = useState(false);
  const isNarrow = useIsNarrow();
  const mayChange = useSession().activePost?.role === "administrator";
  const { units, byId } = useUnits();
  const monday = mondayOf(week && isPlainDate(week) ? week : today);
  const sunday = addDays(monday, 6);
  const query = { from: startOfDay(monday), to: startOfDay(addDays(monday, 7)), ...(unitId ? { unitId } : {}) };
  const duties = useCall(listDuties, { query }, { keepsFormer: true });
  // A night shift that began on Sunday belongs to the week before.
  const shown = useMemo(
    () => (duties.data ?? []).filter((duty) => duty.startsAt >= query.from),
    [duties.data, query.from],
  );
  const roster = useMemo(() => rosterOf(shown), [shown]);
  const move = (days: number) => setWeek(addDays(monday, days));

  function exportWeek() {
    const lines = shown.map((duty) => [
      plainDateOf(duty.startsAt),
      shiftWords(duty),
      duty.unitName,
      duty.personName,
      roleLabel(duty),
      duty.areaCodes.join("、"),
    ]);
    download(`排班 ${monday}.csv`, csvOf([["日期", "班次", "单位", "姓名", "岗位", "片区"], ...lines]));
  }
  return (
    <RegisterPage
      title="排班"
      note={`${monday} 至 ${sunday}${unitId ? `，${byId.get(unitId)?.name ?? ""}` : ""}`}
      actions={
        mayChange && (
          <Button look="filled" icon={Plus} onClick={() => setPlanning(true)}>
            按周排班
          </Button>
        )
      }
    >
      <div className="register-tools no-print">
        <Button look="plain" size="small" icon={ChevronLeft} aria-label="上一周" onClick={() => move(-7)} />
        <Button look="plain" size="small" onClick={() => setWeek(null)} disabled={monday === mondayOf(today)}>
          本周
        </Button>
        <Button look="plain" size="small" icon={ChevronRight} aria-label="下一周" onClick={() => move(7)} />
        <Select
          aria-label="单位"
          size="small"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          placeholder="所有单位"
          value={unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string | undefined) => setUnitId(value ?? null)}
        />
        <span className="grow" />
        <span className="t12 faint">{shown.length} 个班</span>
        <Button look="plain" size="small" icon={Printer} onClick={() => print()}>
          打印
        </Button>
        <Button look="plain" size="small" icon={Download} onClick={exportWeek}>
          导出
        </Button>
      </div>
      {duties.error ? (
        <ProblemState problem={duties.error} onRetry={() => void duties.refetch()} />
      ) : !duties.data ? (
        <Waiting />
      ) : roster.length === 0 ? (
        <EmptyState title="这一周还没有排班">
          {mayChange
            ? "按周排班一次最多排一年；没有排班，核查和派遣就找不到当班的人。"
            : "系统管理员排班之后会显示在这里。"}
        </EmptyState>
      ) : (
        <Sheet label={`排班，${monday} 至 ${sunday}`}>
          {isNarrow ? (
            <DayList roster={roster} monday={monday} now={now} onOpen={open} />
          ) : (
            <WeekTable roster={roster} monday={monday} now={now} onOpen={open} />
          )}
        </Sheet>
      )}
      {opened && <DutyPanel duty={opened} mayChange={mayChange} onClose={() => open(null)} />}
      {isPlanning && (
        <SidePanel title="按周排班" onClose={() => setPlanning(false)}>
          <PatternForm unitId={unitId} monday={monday} onClose={() => setPlanning(false)} />
        </SidePanel>
      )}
    </RegisterPage>
  );
}
