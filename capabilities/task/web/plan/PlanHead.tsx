import { Link } from "react-router";
import { matterPath } from "#kernel/matter/web/public.ts";
import { Chip } from "#ui/controls/parts.tsx";
import type { PlanPage } from "../../contract.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";

/** Name of the plan, and how much of it is done against the time that has gone. */
export function PlanHead({ plan }: { readonly plan: PlanPage }) {
  const { progress } = plan;
  const behind = Math.round(progress.timePercent) - Math.round(progress.percent);
  const { red, yellow, green, waiting } = progress.lights;
  const phase = plan.phases.find((one) => one.isNow);
  return (
    <header className="plan-head">
      <div className="plan-name">
        <p className="row t12 muted">
          <Link to="/console/task">任务督办</Link>
          {plan.documentNumber && <span className="clip">/　{plan.documentNumber}</span>}
          <Chip>
            {plan.stateLabel}
            {plan.edition > 1 && `，第 ${plan.edition} 版`}
          </Chip>
          {phase && <Chip look="accent">{phase.name}</Chip>}
          <Link className="no-print" to={matterPath(plan.planId)}>
            办理与留痕
          </Link>
        </p>
        <h1>{plan.title}</h1>
      </div>
      <div className="plan-pace">
        <div className="row t12">
          <b className="medium">完成 {Math.round(progress.percent)}%</b>
          <span className="muted clip">
            {progress.tasks} 项任务，已完成 {progress.done}
          </span>
          <span className="grow" />
          <span className="muted nowrap">
            时间已过 {Math.round(progress.timePercent)}%（{progress.daysGone} / {progress.daysAll} 日）
          </span>
        </div>
        <Pace percent={progress.percent} timePercent={progress.timePercent} label="方案进度" isLarge />
        <div className="row t12 plan-lights">
          <TaskLight light="red" count={red} />
          <TaskLight light="yellow" count={yellow} />
          <TaskLight light="green" count={green} />
          {waiting > 0 && <TaskLight light="waiting" count={waiting} />}
          <span className="grow" />
          <span className="muted nowrap">
            {behind > 0 ? `落后时间 ${behind} 个百分点` : behind < 0 ? `快于时间 ${-behind} 个百分点` : "与时间同步"}
          </span>
        </div>
      </div>
    </header>
  );
}
