import "../parts/parts.css";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import { listPlans } from "../../contract.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { useAtVersion } from "../parts/use-at-version.ts";

/** Beside the matter of a plan: how far it is, and the way to its page. */
export default function PlanPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(listPlans, { query: {} });
  useAtVersion(version, refetch);
  const plan = data?.plans.find((one) => one.planId === matterId);
  if (!plan) return null;
  const { progress } = plan;
  return (
    <Card title="方案进展" more={`${progress.tasks} 项，已完成 ${progress.done}`}>
      <div className="column">
        <Pace percent={progress.percent} timePercent={progress.timePercent} label={plan.title} isLarge />
        <span className="row plan-lights t12">
          <TaskLight light="red" count={progress.lights.red} />
          <TaskLight light="yellow" count={progress.lights.yellow} />
          <TaskLight light="green" count={progress.lights.green} />
        </span>
        <p className="row">
          <ButtonLink look="filled" to={`/console/task/plans/${matterId}`}>
            看方案页
          </ButtonLink>
          <ButtonLink look="plain" to={`/console/task/plans/${matterId}/pack`}>
            会议材料
          </ButtonLink>
        </p>
      </div>
    </Card>
  );
}
