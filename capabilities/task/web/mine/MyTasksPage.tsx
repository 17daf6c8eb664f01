import "../parts/parts.css";
import "./mine.css";
import { Camera } from "lucide-react";
import { Link } from "react-router";
import { plainDateOf } from "#base/plain-date.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { listMyTasks } from "../../contract.ts";
import { doneWords } from "../../model/progress/done-words.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { TASK_TABS } from "../parts/tabs.ts";
import { formatDay, indicatorWords } from "../parts/words.ts";

type MyTask = CallOutput<typeof listMyTasks>["tasks"][number];

/** 我的任务: mine first, then my unit's. From here a report takes three taps. */
export default function MyTasksPage() {
  const [asked, setView] = useAddress("view");
  const view = asked === "done" ? "done" : "open";
  const { data, error, refetch } = useCall(listMyTasks, { query: { view } }, { keepsFormer: true });
  return (
    <RegisterPage title="任务督办" note="我和我单位的任务" tabs={TASK_TABS}>
      <div className="my-tasks-bar">
        <Tabs
          label="办没办完"
          tabs={[
            { id: "open", label: "在办", count: view === "open" ? (data?.tasks.length ?? null) : null },
            { id: "done", label: "已办完" },
          ]}
          active={view}
          onChange={(id) => setView(id === "done" ? id : null)}
        />
      </div>
      {error && !data ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : (
        <Sheet label="我的任务">
          {data.tasks.length === 0 ? (
            <EmptyState title={view === "open" ? "没有在办的任务" : "还没有办完的任务"}>
              方案发布后，你单位牵头或负责的任务、落实到你本人的任务都在这里。
            </EmptyState>
          ) : (
            <ul className="my-tasks">
              {data.tasks.map((task) => (
                <MyTaskCard key={task.matterId} task={task} />
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </RegisterPage>
  );
}

function MyTaskCard({ task }: { readonly task: MyTask }) {
  const today = plainDateOf(useNow());
  const figures = indicatorWords(task.indicators);
  return (
    <li className="card my-task">
      <div className="row t12">
        <TaskLight light={task.light} />
        <span className="muted">{task.dueOn ? `${formatDay(task.dueOn, today)} 前` : "期限待定"}</span>
        {task.recurrenceLabel && <Chip>{task.recurrenceLabel}</Chip>}
        <span className="grow" />
        {task.isMine && <Chip look="accent">我的</Chip>}
      </div>
      <h2>
        <Link to={matterPath(task.matterId)}>{task.title}</Link>
      </h2>
      <p className="t12 muted">
        {[task.planTitle, task.leadUnitName && `${task.leadUnitName} 牵头`, figures].filter(Boolean).join("，")}
      </p>
      <span className="task-progress">
        <Pace percent={task.percent} timePercent={task.timePercent} label={task.title} />
        <b>{doneWords(task)}</b>
      </span>
      {task.lightReason && <p className="t12 muted">{task.lightReason}</p>}
      <div className="row my-task-acts">
        {task.state === "doing" && (
          <ButtonLink look="filled" icon={Camera} to={`/console/task/report/${task.matterId}`}>
            {task.quota === null ? "报进展" : "报送"}
          </ButtonLink>
        )}
        {task.state === "assigned" && (
          <ButtonLink look="filled" to={`${matterPath(task.matterId)}?act=receive`}>
            接收
          </ButtonLink>
        )}
        <ButtonLink look="plain" to={matterPath(task.matterId)}>
          打开
        </ButtonLink>
      </div>
    </li>
  );
}
