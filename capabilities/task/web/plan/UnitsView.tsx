import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { plainDateOf } from "#base/plain-date.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallInput } from "#ui/call.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { listOwed, type PlanPage } from "../../contract.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { formatDay } from "../parts/words.ts";

type UnitLine = PlanPage["byUnit"][number];
/** Plan and filter within which units owe. */
type OwedIn = NonNullable<CallInput<typeof listOwed>["query"]>;

/** 按单位: what each unit leads and answers for; opened, what it still owes and to whom. */
export function UnitsView({ units, owedIn }: { readonly units: readonly UnitLine[]; readonly owedIn: OwedIn }) {
  const [openId, setOpenId] = useState<string | null>(units.length === 1 ? (units[0]?.unitId ?? null) : null);
  if (units.length === 0)
    return <EmptyState title="还没有落到单位的任务">给任务指定牵头和责任单位之后，按单位列在这里。</EmptyState>;
  return (
    <ul className="task-list unit-list">
      {units.map((unit) => (
        <UnitItem
          key={unit.unitId}
          unit={unit}
          owedIn={owedIn}
          isOpen={unit.unitId === openId}
          onToggle={() => setOpenId(unit.unitId === openId ? null : unit.unitId)}
        />
      ))}
    </ul>
  );
}

interface UnitItemProps {
  readonly unit: UnitLine;
  readonly owedIn: OwedIn;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function UnitItem({ unit, owedIn, isOpen, onToggle }: UnitItemProps) {
  const Shape = isOpen ? ChevronDown : ChevronRight;
  const all = unit.leads + unit.parts;
  return (
    <li>
      <button type="button" aria-expanded={isOpen} onClick={onToggle}>
        <Shape size={14} strokeWidth={1.75} aria-hidden />
        <span className="task-list-main">
          <b className="medium">{unit.unitName}</b>
          <span className="t12 muted">
            牵头 {unit.leads}，负责 {unit.parts}，已完成 {unit.done} / {all}
          </span>
        </span>
        <span className="row unit-lights">
          {unit.red > 0 && <TaskLight light="red" count={unit.red} />}
          {unit.yellow > 0 && <TaskLight light="yellow" count={unit.yellow} />}
        </span>
        <span className="task-progress">
          <Pace percent={unit.percent} timePercent={null} label={unit.unitName} />
          <b>{Math.round(unit.percent)}%</b>
        </span>
      </button>
      {isOpen && <Owes unit={unit} owedIn={owedIn} />}
    </li>
  );
}

/** As many as a person reads; the rest is found by filtering. */
const SHOWN = 200;

function Owes({ unit, owedIn }: Pick<UnitItemProps, "unit" | "owedIn">) {
  const today = plainDateOf(useNow());
  const { data, error, refetch } = useCall(listOwed, { query: { ...owedIn, unitId: unit.unitId } });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const owes = data.units[0]?.owes ?? [];
  return (
    <ul className="unit-owes" aria-label={`${unit.unitName}还欠的`}>
      {owes.length === 0 && <li className="t12 muted">没有欠的</li>}
      {owes.slice(0, SHOWN).map((owed) => (
        <li key={`${owed.matterId} ${owed.to} ${owed.title}`}>
          <Link className="grow clip" to={matterPath(owed.matterId)}>
            {owed.title}
          </Link>
          <span className="t12 muted nowrap">欠 {owed.to}</span>
          <span className="t12 muted nowrap">{owed.dueOn ? formatDay(owed.dueOn, today) : "待定"}</span>
          <TaskLight light={owed.light} />
        </li>
      ))}
      {owes.length > SHOWN && (
        <li className="t12 muted">
          按期限列出前 {SHOWN} 件，共 {owes.length} 件；全部可按单位筛选任务查看
        </li>
      )}
    </ul>
  );
}
