import { ArrowUpRight, X } from "lucide-react";
import { Link } from "react-router";
import { matterPath } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useCall } from "#ui/use-call.ts";
import { getTask, type ShownTask } from "../../contract.ts";
import { TASK_STATES } from "../../model/labels.ts";
import { Ladder } from "../parts/Ladder.tsx";
import { TaskLight } from "../parts/lights.tsx";
import { TargetChart } from "../parts/TargetChart.tsx";
import { formatValue, numberOf } from "../parts/words.ts";

/** The chosen task under the list: where it comes from, its figures, and who is asked. */
export function TaskStrip({ task, onClose }: { readonly task: ShownTask; readonly onClose: () => void }) {
  const { data } = useCall(getTask, { params: { taskId: task.matterId } });
  const indicator = data?.indicators[0];
  const parts = data?.task.parts ?? [];
  const open = parts.filter((part) => part.state !== "confirmed");
  const person = data?.task.personName;
  return (
    <section className="task-strip" aria-label={task.title}>
      <div className="task-strip-words">
        <h2>
          <Link to={matterPath(task.matterId)}>
            {numberOf(task) && `${numberOf(task)} `}
            {task.title}
            <ArrowUpRight size={14} strokeWidth={1.75} aria-label="打开这一件" />
          </Link>
        </h2>
        <KeyValue
          items={[
            ["出处", data?.source ? data.source.heading : task.heading],
            ["状态", `${TASK_STATES[task.state]}${person ? `，${person} 负责` : ""}`],
            ["数据", indicator ? valueWords(indicator) : null],
            ["分工", parts.length > 0 ? `${parts.length} 家，${open.length} 家未确认完成` : null],
            [
              "灯",
              task.lightReason ? (
                <span key="light" className="row">
                  {task.lightReason} <TaskLight light={task.light} />
                </span>
              ) : null,
            ],
          ]}
        />
        {data && <Ladder steps={data.ladder} />}
      </div>
      {indicator && (
        <TargetChart
          label={indicator.label}
          unit={indicator.unit}
          target={indicator.target}
          dueOn={indicator.dueOn}
          points={indicator.points}
        />
      )}
      <Button look="plain" size="small" icon={X} aria-label="收起" onClick={onClose} />
    </section>
  );
}

function valueWords(indicator: {
  readonly unit: string;
  readonly current: number | null;
  readonly currentOn: string | null;
  readonly formula: string | null;
  readonly pending: number;
}): string {
  const origin = indicator.formula ? "由留痕计算" : "填报";
  const now =
    indicator.current === null
      ? "还没有数值"
      : `${indicator.currentOn ?? ""} 为 ${formatValue(indicator.current, indicator.unit)}`;
  return `${origin}，${now}${indicator.pending > 0 ? `，${indicator.pending} 个待确认` : ""}`;
}
