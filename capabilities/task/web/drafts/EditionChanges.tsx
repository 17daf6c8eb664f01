import { Chip } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { compareDraft } from "../../contract.ts";

const KINDS = { added: "新增", changed: "变化", removed: "删去" } as const;

/** What the second version changes: task by task, field by field. */
export function EditionChanges({ draftId, planId }: { readonly draftId: string; readonly planId: string }) {
  const { data, error, refetch } = useCall(compareDraft, { params: { draftId }, query: { planId } });
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting label="正在比较" />;
  return (
    <>
      <p className="t13 muted">
        {data.changes.length === 0 ? "没有不同" : `${data.changes.length} 项不同`}，{data.unchanged} 项没有变化
      </p>
      <ul className="edition-changes">
        {data.changes.map((change) => (
          <li key={`${change.kind} ${change.taskId}`} data-kind={change.kind}>
            <span className="row">
              <Chip look={change.kind === "added" ? "accent" : "plain"}>{KINDS[change.kind]}</Chip>
              <b className="medium grow">{change.title}</b>
            </span>
            {change.fields.map((field) => (
              <p key={field.field} className="t12">
                <span className="muted">{field.label}　</span>
                {field.before && <del>{field.before}</del>} {field.after && <ins>{field.after}</ins>}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
