import { Combine, ListPlus, Send, Undo2 } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useKeys } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Tabs } from "#ui/controls/parts.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import type { DraftPage, DraftTask } from "../../contract.ts";
import { DocumentView } from "../document/DocumentView.tsx";
import { AddTask } from "./AddTask.tsx";
import { moveOf } from "./corrections.ts";
import { DraftHead } from "./DraftHead.tsx";
import { DraftTaskList } from "./DraftTaskList.tsx";
import { FoundDuties } from "./FoundDuties.tsx";
import { PublishPanel } from "./PublishPanel.tsx";
import { RecalledCorrections, recalledIn } from "./RecalledCorrections.tsx";
import { TaskEditor } from "./TaskEditor.tsx";
import { UnitMatching } from "./UnitMatching.tsx";
import type { DraftDesk } from "./use-draft-page.ts";

interface DraftEditorProps {
  readonly draft: DraftPage;
  readonly desk: DraftDesk;
}

const NONE_CHECKED: ReadonlySet<string> = new Set();

/** The document left, what was found in it right. A person corrects it; the reading itself stays as it was. */
export function DraftEditor({ draft, desk }: DraftEditorProps) {
  const [taskId, openTask] = useAddress("task");
  const [step, setStep] = useAddress("step");
  const [checked, setChecked] = useState(NONE_CHECKED);
  const [isPublishing, setPublishing] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const isNarrow = useIsNarrow();
  const selected = draft.tasks.find((task) => task.id === taskId) ?? null;
  const ids = useMemo(() => draft.tasks.map((task) => task.id), [draft.tasks]);
  const canUndo = draft.corrections.some((correction) => !correction.isUndone);

  async function undo() {
    if (canUndo && !desk.isBusy) await desk.undo();
  }
  async function merge() {
    const taskIds = ids.filter((id) => checked.has(id));
    if (taskIds.length < 2) return;
    if (await desk.correct([{ kind: "merge", taskIds }])) setChecked(NONE_CHECKED);
    openTask(taskIds[0] ?? null);
  }
  async function move(task: DraftTask, by: -1 | 1) {
    const correction = moveOf(ids, task.id, by);
    if (correction) await desk.correct([correction]);
  }
  const step1 = (by: number) =>
    openTask(ids[Math.min(Math.max(ids.indexOf(taskId ?? "") + by, 0), ids.length - 1)] ?? null);
  useKeys({
    j: () => step1(1),
    k: () => step1(-1),
    m: () => void merge(),
    u: () => void undo(),
    x: () => selected && setChecked(toggled(checked, selected.id)),
    escape: () => openTask(null),
  });
  useUndoKey(undo);

  const tagOf = useTags(draft.tasks);
  const paper = (
    <DocumentView source={draft} marks={draft.findings} selectedId={taskId} onSelect={openTask} tagOf={tagOf} />
  );
  const recalled = recalledIn(draft);
  const tab =
    step === "units" ||
    step === "duties" ||
    (step === "recalled" && recalled.length > 0) ||
    (step === "text" && isNarrow)
      ? step
      : "tasks";
  return (
    <article className="plan-page">
      <DraftHead
        draft={draft}
        actions={
          <>
            <Button look="plain" icon={Undo2} kbd="U" disabled={!canUndo || desk.isBusy} onClick={() => void undo()}>
              撤销
            </Button>
            <Button look="filled" icon={Send} onClick={() => setPublishing(true)}>
              发布
            </Button>
          </>
        }
      />
      <div className="plan-body">
        {!isNarrow && (
          <section className="plan-document" aria-label="方案原文">
            <div className="plan-bar">
              <h2 className="t13">原文</h2>
              <span className="t12 muted clip">
                识别出 {draft.taskCount} 项任务、{draft.doubtCount} 处待核
              </span>
            </div>
            {paper}
          </section>
        )}
        <section className="plan-work" aria-label="识别结果">
          <div className="plan-bar">
            <Tabs
              label="识别结果"
              tabs={[
                { id: "tasks", label: "任务", count: draft.tasks.length },
                { id: "units", label: "待匹配单位", count: draft.unmatched.length },
                { id: "duties", label: "报告与升级", count: draft.reporting.length + draft.ladder.length },
                ...(recalled.length > 0 ? [{ id: "recalled", label: "按上次的更正", count: recalled.length }] : []),
                ...(isNarrow ? [{ id: "text", label: "原文" }] : []),
              ]}
              active={tab}
              onChange={(id) => setStep(id === "tasks" ? null : id)}
            />
            <span className="grow" />
            {checked.size >= 2 && (
              <Button size="small" icon={Combine} kbd="M" disabled={desk.isBusy} onClick={() => void merge()}>
                合并 {checked.size} 项
              </Button>
            )}
            {tab === "tasks" && (
              <Button look="plain" size="small" icon={ListPlus} onClick={() => setAdding(true)}>
                补充任务
              </Button>
            )}
          </div>
          {tab === "units" && <UnitMatching draft={draft} desk={desk} />}
          {tab === "recalled" && (
            <RecalledCorrections
              draft={draft}
              desk={desk}
              onSelect={(id) => {
                setStep(null);
                openTask(id);
              }}
            />
          )}
          {tab === "duties" && <FoundDuties draft={draft} />}
          {tab === "text" && paper}
          {tab === "tasks" && (
            <>
              {draft.doubts.map((doubt) => (
                <p key={doubt} className="draft-doubt t12">
                  待核：{doubt}
                </p>
              ))}
              <DraftTaskList
                tasks={draft.tasks}
                headings={draft.headings}
                recalledIds={new Set(recalled.flatMap((correction) => correction.taskId ?? []))}
                selectedId={taskId}
                onSelect={openTask}
                checked={checked}
                onCheck={(id) => setChecked(toggled(checked, id))}
              />
              {selected && (
                <TaskEditor
                  key={`${selected.id} ${draft.corrections.length} ${draft.corrections.filter((c) => c.isUndone).length}`}
                  task={selected}
                  desk={desk}
                  onMove={(by) => void move(selected, by)}
                  onClose={() => openTask(null)}
                />
              )}
            </>
          )}
        </section>
      </div>
      {isPublishing && <PublishPanel draft={draft} onClose={() => setPublishing(false)} onPublished={desk.renew} />}
      {isAdding && (
        <AddTask
          draft={draft}
          desk={desk}
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            openTask(id);
          }}
        />
      )}
    </article>
  );
}

function toggled(checked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(checked);
  if (!next.delete(id)) next.add(id);
  return next;
}

function useTags(tasks: readonly DraftTask[]) {
  const byId = useMemo(() => new Map(tasks.map((task, i) => [task.id, { task, number: i + 1 }])), [tasks]);
  return useCallback(
    (taskId: string) => {
      const known = byId.get(taskId);
      if (!known) return null;
      const isDoubtful = known.task.doubts.length > 0;
      return { text: isDoubtful ? "待核" : String(known.number), isDoubtful };
    },
    [byId],
  );
}

/** Ctrl Z, unless somebody is typing: there it is the field's. */
function useUndoKey(undo: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || isTyping) return;
      event.preventDefault();
      void undo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [undo]);
}
