import { EmptyState } from "#ui/controls/states.tsx";
import type { PlanPage } from "../../contract.ts";
import { BoardView } from "./BoardView.tsx";
import { CalendarView } from "./CalendarView.tsx";
import { GanttView } from "./GanttView.tsx";
import { ChangesView, LateView, NextView } from "./ListViews.tsx";
import { TaskTree } from "./TaskTree.tsx";
import type { DocumentHeading } from "./tree.ts";
import { UnitsView } from "./UnitsView.tsx";
import type { AskedTasks, PlanView } from "./use-plan-address.ts";

interface PlanViewsProps {
  readonly plan: PlanPage;
  readonly headings: readonly DocumentHeading[];
  readonly asked: AskedTasks;
  readonly view: PlanView;
  readonly month: string | null;
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
  readonly onMonth: (month: string) => void;
}

/** The same tasks, each time for another question. */
export function PlanViews({ plan, headings, asked, view, month, selectedId, onSelect, onMonth }: PlanViewsProps) {
  const { tasks } = plan;
  if (view === "late") return <LateView late={plan.late} count={plan.lateCount} onSelect={onSelect} />;
  if (view === "changes") return <ChangesView changes={plan.changes} onSelect={onSelect} />;
  if (view === "next") return <NextView next={plan.next} onSelect={onSelect} />;
  if (view === "units") return <UnitsView units={plan.byUnit} owedIn={{ ...asked, planId: plan.planId }} />;
  if (tasks.length === 0)
    return (
      <EmptyState title="没有符合的任务">
        {plan.progress.tasks > 0 ? "换一个筛选看看。" : "发布之后，任务由后台分批建立，稍后就会出现。"}
      </EmptyState>
    );
  if (view === "board") return <BoardView tasks={tasks} selectedId={selectedId} onSelect={onSelect} />;
  if (view === "calendar")
    return <CalendarView tasks={tasks} month={month} selectedId={selectedId} onSelect={onSelect} onMonth={onMonth} />;
  if (view === "gantt") return <GanttView tasks={tasks} selectedId={selectedId} onSelect={onSelect} />;
  return <TaskTree tasks={tasks} headings={headings} selectedId={selectedId} onSelect={onSelect} />;
}
