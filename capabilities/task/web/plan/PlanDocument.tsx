import { useCallback, useMemo, useState } from "react";
import type { CallOutput } from "#ui/call.ts";
import { Tabs } from "#ui/controls/parts.tsx";
import { formatInstant } from "#ui/format.ts";
import type { getPlanDocument, PlanPage } from "../../contract.ts";
import { DocumentView } from "../document/DocumentView.tsx";
import type { Mark } from "../document/pieces.ts";
import { numberOf } from "../parts/words.ts";

interface PlanDocumentProps {
  readonly plan: PlanPage;
  readonly paper: CallOutput<typeof getPlanDocument>;
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
}

/** The document that was published, every task tied to the words it came from. */
export function PlanDocument({ plan, paper, selectedId, onSelect }: PlanDocumentProps) {
  const [side, setSide] = useState("text");
  const marks = useMemo(
    () =>
      plan.tasks.flatMap((task): Mark[] =>
        task.spans.map((span) => ({ kind: "task", span, taskId: task.matterId, label: task.title })),
      ),
    [plan.tasks],
  );
  const byId = useMemo(() => new Map(plan.tasks.map((task) => [task.matterId, task])), [plan.tasks]);
  const tagOf = useCallback(
    (taskId: string) => {
      const task = byId.get(taskId);
      return task ? { text: numberOf(task) || String(task.position), isDoubtful: task.light === "waiting" } : null;
    },
    [byId],
  );
  return (
    <section className="plan-document" aria-label="方案原文">
      <div className="plan-bar">
        {paper.editions.length > 1 ? (
          <Tabs
            label="原文与版本"
            tabs={[
              { id: "text", label: "原文" },
              { id: "editions", label: "历次版本", count: paper.editions.length },
            ]}
            active={side}
            onChange={setSide}
          />
        ) : (
          <h2 className="t13">原文</h2>
        )}
        <span className="t12 muted clip">
          {plan.tasks.length} 项任务{plan.undetermined > 0 && `，${plan.undetermined} 项单位或期限待定`}
        </span>
      </div>
      {side === "editions" ? (
        <ol className="plan-editions">
          {paper.editions.map((edition) => (
            <li key={edition.edition}>
              <b className="medium">第 {edition.edition} 版</b>
              <span className="muted">{formatInstant(edition.publishedAt)}</span>
              <p>{edition.summary}</p>
            </li>
          ))}
        </ol>
      ) : (
        <DocumentView source={paper} marks={marks} selectedId={selectedId} onSelect={onSelect} tagOf={tagOf} />
      )}
    </section>
  );
}
