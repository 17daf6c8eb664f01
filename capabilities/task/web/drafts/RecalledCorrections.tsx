import { Undo2 } from "lucide-react";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import type { DraftPage, DraftTask } from "../../contract.ts";
import type { DraftDesk } from "./use-draft-page.ts";

interface RecalledCorrectionsProps {
  readonly draft: DraftPage;
  readonly desk: DraftDesk;
  readonly onSelect: (taskId: string) => void;
}

/** 按上次的更正: what was put right in earlier documents of this issuer and is proposed here; each can be taken back on its own. */
export function RecalledCorrections({ draft, desk, onSelect }: RecalledCorrectionsProps) {
  const tasks = new Map(draft.tasks.map((task) => [task.id, task]));
  return (
    <ul className="recalled-corrections">
      {recalledIn(draft).map(({ id, taskId, kind, label, recalledFrom }) => {
        const task = tasks.get(taskId ?? "");
        return (
          <li key={id}>
            <Chip look="outlined">{label}</Chip>
            <span className="column grow">
              {task ? (
                <button type="button" className="clip" onClick={() => onSelect(task.id)}>
                  {task.title}
                </button>
              ) : (
                <span className="muted">任务已并入别的任务</span>
              )}
              <span className="t12 muted clip">
                {task && wordsOf(kind, task, draft.tasks)}照《{recalledFrom}》的更正
              </span>
            </span>
            <Button
              look="plain"
              size="small"
              icon={Undo2}
              aria-label={`撤回 ${label} ${task?.title ?? ""}`}
              disabled={desk.isBusy}
              onClick={() => void desk.takeBack(id)}
            >
              撤回
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Those that stand. */
export function recalledIn(draft: DraftPage): DraftPage["corrections"] {
  return draft.corrections.filter(({ recalledFrom, isUndone }) => recalledFrom !== null && !isUndone);
}

/** What the task has become by it. */
function wordsOf(kind: string, task: DraftTask, all: readonly DraftTask[]): string {
  const names = (parties: DraftTask["lead"]) =>
    parties.map(({ unitName, name }) => unitName ?? name).join("、") || "待定";
  if (kind === "assign") return `牵头 ${names(task.lead)}，责任 ${names(task.responsible)}；`;
  if (kind === "assign_person") return `责任人 ${task.personName ?? "待定"}；`;
  if (kind === "merge") return `由 ${task.spans.length} 处并成；`;
  if (kind === "split") return `拆成 ${1 + all.filter(({ id }) => id.startsWith(`${task.id}~`)).length} 项；`;
  return "";
}
