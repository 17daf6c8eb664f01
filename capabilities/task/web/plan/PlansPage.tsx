import "../parts/parts.css";
import "./plans.css";
import { FileUp } from "lucide-react";
import { Link } from "react-router";
import { plainDateOf } from "#base/plain-date.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { isForRole, useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { listPlans, type PlanLine } from "../../contract.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { OFFICE } from "../parts/roles.ts";
import { TASK_TABS } from "../parts/tabs.ts";
import { formatDay } from "../parts/words.ts";

/** 方案: how much of each promise is kept, against the time that has gone. */
export default function PlansPage() {
  const session = useSession();
  const { data, error, refetch } = useCall(listPlans, { query: {} });
  const isOffice = isForRole(OFFICE, session);
  return (
    <RegisterPage
      title="任务督办"
      tabs={TASK_TABS}
      actions={
        isOffice && (
          <ButtonLink look="filled" icon={FileUp} to="/console/task/drafts">
            上传方案
          </ButtonLink>
        )
      }
    >
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : (
        <Sheet label="方案">
          {data.plans.length === 0 ? (
            <EmptyState title="还没有方案">
              {isOffice
                ? "上传或粘贴一份方案文件，核对识别出的任务后发布，进度就显示在这里。"
                : "督查室发布方案之后，这里显示各方案的进度。"}
            </EmptyState>
          ) : (
            <ul className="plan-cards">
              {data.plans.map((plan) => (
                <PlanCard key={plan.planId} plan={plan} />
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </RegisterPage>
  );
}

function PlanCard({ plan }: { readonly plan: PlanLine }) {
  const today = plainDateOf(useNow());
  const { progress } = plan;
  const { red, yellow, green } = progress.lights;
  return (
    <li className="card plan-card">
      <div className="row t12 muted">
        <span>{plan.planKindLabel}</span>
        {plan.documentNumber && <span className="clip">{plan.documentNumber}</span>}
        <span className="grow" />
        <Chip>
          {plan.stateLabel}
          {plan.edition > 1 && `，第 ${plan.edition} 版`}
        </Chip>
      </div>
      <h2>
        <Link to={`/console/task/plans/${plan.planId}`}>{plan.title}</Link>
      </h2>
      <p className="t12 muted">
        {plan.leadUnitName ?? "牵头单位待定"}，{formatDay(plan.from, today)} 至 {formatDay(plan.to, today)}
      </p>
      <Pace percent={progress.percent} timePercent={progress.timePercent} label={plan.title} isLarge />
      <div className="row t12">
        <b className="medium">完成 {Math.round(progress.percent)}%</b>
        <span className="muted">
          {progress.tasks} 项，已完成 {progress.done}
        </span>
        <span className="grow" />
        <span className="muted">时间 {Math.round(progress.timePercent)}%</span>
      </div>
      <div className="row plan-lights">
        <TaskLight light="red" count={red} />
        <TaskLight light="yellow" count={yellow} />
        <TaskLight light="green" count={green} />
      </div>
    </li>
  );
}
