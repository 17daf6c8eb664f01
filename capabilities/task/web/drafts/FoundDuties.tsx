import { EmptyState } from "#ui/controls/states.tsx";
import type { DraftPage } from "../../contract.ts";
import { RECURRENCE_OPTIONS } from "../parts/words.ts";

/** What was found about the plan as a whole: who reports what, how difficulties climb, its phases. */
export function FoundDuties({ draft }: { readonly draft: DraftPage }) {
  const { reporting, ladder, phases } = draft;
  if (reporting.length + ladder.length + phases.length === 0)
    return <EmptyState title="没有识别出报告、升级和阶段">文件没有写，升级按本机关设置的步骤走。</EmptyState>;
  return (
    <div className="found-duties">
      {ladder.length > 0 && (
        <section>
          <h3>逐级报告</h3>
          <ol className="task-ladder">
            {ladder.map((step) => (
              <li key={step.step} data-state="ahead" title={step.when}>
                {step.party}
              </li>
            ))}
          </ol>
          {ladder
            .filter((step) => step.when)
            .map((step) => (
              <p key={step.step} className="t13 muted">
                {step.party}：{step.when}
              </p>
            ))}
        </section>
      )}
      {reporting.length > 0 && (
        <section>
          <h3>报告制度</h3>
          <ul>
            {reporting.map((duty) => (
              <li key={duty.span.start}>
                <b className="medium">{recurrenceWords(duty.recurrence)}</b>
                <span>{[duty.who, duty.action, duty.what].filter(Boolean).join("　")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {phases.length > 0 && (
        <section>
          <h3>工作阶段</h3>
          <ul>
            {phases.map((phase) => (
              <li key={phase.span.start}>
                <b className="medium">{phase.name}</b>
                <span>
                  {phase.from ?? "未写"} 至 {phase.to ?? "未写"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function recurrenceWords(rule: string | null): string {
  if (!rule) return "一次";
  const named = RECURRENCE_OPTIONS.find((option) => option.value === rule);
  if (named) return named.label;
  const kinds = { DAILY: "每日", WEEKLY: "每周", MONTHLY: "每月", YEARLY: "每年" } as const;
  const freq = /FREQ=(\w+)/.exec(rule)?.[1] ?? "";
  return Object.entries(kinds).find(([id]) => id === freq)?.[1] ?? "按期";
}
