import { ClipboardList, Download, ListFilter, Printer, X } from "lucide-react";
import { useState } from "react";
import { urlOf } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { Tabs } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { exportPlan, type PlanPage } from "../../contract.ts";
import { fetchFile } from "../parts/fetch-file.ts";
import { TaskFilters } from "./TaskFilters.tsx";
import { PLAN_VIEWS, type PlanAddress, type PlanView } from "./use-plan-address.ts";

const VIEW_WORDS: Readonly<Record<PlanView, string>> = {
  tree: "任务树",
  late: "落后",
  changes: "本周变化",
  next: "近期要报",
  units: "按单位",
  board: "看板",
  calendar: "月历",
  gantt: "甘特图",
  text: "原文",
};

/** Views of the same tasks, what is left out of them, and the files. */
export function PlanTools({ plan, address }: { readonly plan: PlanPage; readonly address: PlanAddress }) {
  const toast = useToast();
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(address.isFiltered);
  const counts: Partial<Record<PlanView, number>> = {
    tree: plan.tasks.length,
    late: plan.lateCount,
    changes: plan.changes.length,
    next: plan.next.length,
  };
  const fetchTable = () =>
    fetchFile(
      urlOf(exportPlan.path, { planId: plan.planId }, { ...address.asked, format: "xlsx" }),
      `${plan.title} 进展表.xlsx`,
    ).catch(toast.problem);
  return (
    <>
      <div className="plan-bar no-print">
        <Tabs
          label="任务的看法"
          tabs={PLAN_VIEWS.filter((id) => id !== "text" || isNarrow).map((id) => ({
            id,
            label: VIEW_WORDS[id],
            count: counts[id] ?? null,
          }))}
          active={address.view}
          onChange={(view) => address.change({ view: view === "tree" ? null : view })}
        />
        <span className="grow" />
        <Button
          look="plain"
          size="small"
          icon={ListFilter}
          aria-expanded={isOpen}
          aria-label={address.isFiltered ? "筛选，已筛选" : "筛选"}
          title="筛选"
          onClick={() => setOpen(!isOpen)}
        />
        <Button look="plain" size="small" icon={Printer} aria-label="打印" title="打印" onClick={() => print()} />
        <ButtonLink look="plain" size="small" icon={ClipboardList} to={`/console/task/plans/${plan.planId}/pack`}>
          会议材料
        </ButtonLink>
        <Button size="small" icon={Download} onClick={() => void fetchTable()}>
          导出
        </Button>
      </div>
      {isOpen && <TaskFilters plan={plan} address={address} />}
      {!isOpen && address.isFiltered && (
        <p className="plan-filtered t12">
          只显示符合筛选的 {plan.tasks.length} 项
          <Button look="plain" size="small" icon={X} onClick={address.clear}>
            全部显示
          </Button>
        </p>
      )}
    </>
  );
}
