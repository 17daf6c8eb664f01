import "../parts/parts.css";
import "./plan.css";
import "./tree.css";
import "./views.css";
import { useMemo } from "react";
import { useParams } from "react-router";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { getPlan, getPlanDocument, type PlanPage as Plan } from "../../contract.ts";
import { PlanDocument } from "./PlanDocument.tsx";
import { PlanHead } from "./PlanHead.tsx";
import { PlanTools } from "./PlanTools.tsx";
import { PlanViews } from "./PlanViews.tsx";
import { TaskStrip } from "./TaskStrip.tsx";
import { type PlanAddress, usePlanAddress } from "./use-plan-address.ts";

/** How often the page asks again while somebody looks at it. */
const REFRESH_MS = 60_000;

/** 方案页: the document left, what became of it right, and the pace above both. */
export default function PlanPage() {
  const { planId = "" } = useParams();
  const address = usePlanAddress();
  const plan = useCall(
    getPlan,
    { params: { planId }, query: address.asked },
    { keepsFormer: true, everyMs: REFRESH_MS },
  );
  if (plan.error && !plan.data) return <ProblemState problem={plan.error} onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Waiting label="正在取方案" />;
  return <OpenPlan plan={plan.data} address={address} />;
}

function OpenPlan({ plan, address }: { readonly plan: Plan; readonly address: PlanAddress }) {
  const { data: paper } = useCall(getPlanDocument, { params: { planId: plan.planId } });
  const isNarrow = useIsNarrow();
  const selected = useMemo(
    () => plan.tasks.find((task) => task.matterId === address.taskId) ?? null,
    [plan.tasks, address.taskId],
  );
  const select = (taskId: string) => address.change({ task: taskId });
  const document = paper && <PlanDocument plan={plan} paper={paper} selectedId={address.taskId} onSelect={select} />;
  return (
    <article className="plan-page">
      <PlanHead plan={plan} />
      <div className="plan-body">
        {!isNarrow && document}
        <section className="plan-work" aria-label="任务">
          <PlanTools plan={plan} address={address} />
          {isNarrow && address.view === "text" ? (
            document
          ) : (
            <PlanViews
              plan={plan}
              headings={paper?.headings ?? NO_HEADINGS}
              asked={address.asked}
              view={address.view}
              month={address.month}
              selectedId={address.taskId}
              onSelect={select}
              onMonth={(month) => address.change({ month })}
            />
          )}
          {selected && (
            <TaskStrip key={selected.matterId} task={selected} onClose={() => address.change({ task: null })} />
          )}
        </section>
      </div>
    </article>
  );
}
const NO_HEADINGS: readonly [] = [];
