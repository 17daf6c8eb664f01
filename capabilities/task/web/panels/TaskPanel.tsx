import "../parts/parts.css";
import { useState } from "react";
import { Link } from "react-router";
import { plainDateOf } from "#base/plain-date.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { useNow } from "#ui/now.ts";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { isForRole, useSession } from "#ui/session.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import { getTask } from "../../contract.ts";
import { doneWords } from "../../model/progress/done-words.ts";
import { Ladder } from "../parts/Ladder.tsx";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { OFFICE } from "../parts/roles.ts";
import { TargetChart } from "../parts/TargetChart.tsx";
import { useAtVersion } from "../parts/use-at-version.ts";
import { formatDay } from "../parts/words.ts";
import { IndicatorDetail } from "./IndicatorDetail.tsx";
import { IndicatorForm } from "./IndicatorForm.tsx";

type TaskPage = CallOutput<typeof getTask>;

/** Beside a task: its pace, the parts of the units, its figures, whom it was reported to, what hangs under it. */
export default function TaskPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(getTask, { params: { taskId: matterId } });
  useAtVersion(version, refetch);
  if (!data) return null;
  const { task } = data;
  return (
    <>
      <Card
        title="进度"
        more={
          task.planId ? (
            <Link to={`/console/task/plans/${task.planId}?task=${matterId}`}>{data.planTitle ?? "看方案"}</Link>
          ) : undefined
        }
      >
        <div className="column">
          <span className="task-progress">
            <Pace percent={task.percent} timePercent={task.timePercent} label={task.title} />
            <b>{doneWords(task)}</b>
            <TaskLight light={task.light} />
          </span>
          {task.lightReason && <p className="t12 muted">{task.lightReason}</p>}
          <Ladder steps={data.ladder} />
          {data.source && (
            <blockquote className="task-source t13">
              <span className="t12 muted">{data.source.heading}</span>
              <p>{data.source.text}</p>
            </blockquote>
          )}
        </div>
      </Card>
      {task.parts.length > 0 && <Parts task={task} />}
      <Indicators taskId={matterId} page={data} onChanged={() => void refetch()} />
      {data.children.length > 0 && <Children page={data} />}
      {data.related.length > 0 && (
        <Card title="由此而来" more={`${data.related.length} 件`}>
          <ul className="task-under-list">
            {data.related.map((one) => (
              <li key={one.matterId}>
                <Link className="grow clip t13" to={matterPath(one.matterId)}>
                  {one.kindLabel}　{one.title}
                </Link>
                <span className="t12 muted nowrap">{one.stateLabel}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Parts({ task }: { readonly task: TaskPage["task"] }) {
  const today = plainDateOf(useNow());
  const confirmed = task.parts.filter((part) => part.state === "confirmed").length;
  return (
    <Card title="各单位分工" more={`${task.parts.length} 家，确认完成 ${confirmed}`}>
      <ul className="task-under-list">
        {task.parts.map((part) => (
          <li key={part.id}>
            <span className="grow two-lines">
              {part.unitName}
              {part.personName && `，${part.personName}`}
              {part.text && <span>{part.text}</span>}
            </span>
            <span className="t12 muted nowrap">
              {part.percent}%{part.dueOn && `，${formatDay(part.dueOn, today)} 前`}
            </span>
            <Chip look={part.state === "confirmed" ? "plain" : "outlined"}>{part.stateLabel}</Chip>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface IndicatorsProps {
  readonly taskId: string;
  readonly page: TaskPage;
  readonly onChanged: () => void;
}

/** Who set a target, who put in its values and who confirmed them stands in the panel that opens. */
function Indicators({ taskId, page, onChanged }: IndicatorsProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const isOffice = isForRole(OFFICE, useSession());
  const { indicators } = page;
  if (indicators.length === 0 && !isOffice) return null;
  const close = () => {
    setOpenId(null);
    onChanged();
  };
  return (
    <Card
      title="指标"
      more={
        isOffice && (
          <Button look="plain" size="small" onClick={() => setOpenId(NEW)}>
            设指标
          </Button>
        )
      }
    >
      {indicators.length === 0 && <p className="t12 muted">这项任务还没有量化指标</p>}
      {indicators.map((indicator) => (
        <div key={indicator.id} className="task-indicator">
          <TargetChart
            label={indicator.label}
            unit={indicator.unit}
            target={indicator.target}
            dueOn={indicator.dueOn}
            points={indicator.points}
          />
          <p className="row t12 muted">
            <span className="grow">{indicator.formula ?? "填报"}</span>
            {indicator.pending > 0 && <Chip look="accent">{indicator.pending} 个待确认</Chip>}
            <Button size="small" onClick={() => setOpenId(indicator.id)}>
              数值与填报
            </Button>
          </p>
        </div>
      ))}
      {openId === NEW && (
        <SidePanel title="设指标" onClose={close}>
          <IndicatorForm taskId={taskId} onDone={close} />
        </SidePanel>
      )}
      {openId && openId !== NEW && (
        <SidePanel title="指标" width={560} onClose={close}>
          <IndicatorDetail indicatorId={openId} onReplaced={close} />
        </SidePanel>
      )}
    </Card>
  );
}
const NEW = "new";

function Children({ page }: { readonly page: TaskPage }) {
  const today = plainDateOf(useNow());
  return (
    <Card title="周期与分解任务" more={`${page.children.length} 项`}>
      <ul className="task-under-list">
        {page.children.map((child) => (
          <li key={child.matterId}>
            <Link className="grow clip t13" to={matterPath(child.matterId)}>
              {child.title}
            </Link>
            <span className="t12 muted nowrap">{child.dueOn ? formatDay(child.dueOn, today) : "待定"}</span>
            <TaskLight light={child.light} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
