import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { useNow } from "#ui/now.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import type { ShownTask } from "../../contract.ts";
import { doneWords } from "../../model/progress/done-words.ts";
import { TaskLight } from "../parts/lights.tsx";
import { Pace } from "../parts/Pace.tsx";
import { formatDay, indicatorWords, numberOf, partsWords } from "../parts/words.ts";
import { buildTree, type DocumentHeading, type Group, type TaskNode, type TreeNode, unfolded } from "./tree.ts";

interface TaskTreeProps {
  readonly tasks: readonly ShownTask[];
  readonly headings: readonly DocumentHeading[];
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
}

const NO_FOLDS: ReadonlySet<string> = new Set();

/** 任务树: the document's own structure with lights. Arrows move and fold, Enter opens. */
export function TaskTree({ tasks, headings, selectedId, onSelect }: TaskTreeProps) {
  const today = plainDateOf(useNow());
  const isNarrow = useIsNarrow();
  const tree = useMemo(() => buildTree(tasks, headings), [tasks, headings]);
  const [folded, setFolded] = useState(NO_FOLDS);
  const lines = useMemo(() => unfolded(tree, folded), [tree, folded]);
  const [focusId, setFocusId] = useState<string | null>(selectedId);
  const scroll = useRef<HTMLDivElement>(null);
  const rowHeight = isNarrow ? 100 : 44;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (i) => (lines[i]?.kind === "group" ? 36 : rowHeight),
    overscan: 12,
    scrollPaddingStart: isNarrow ? 0 : 28,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are measured anew when lines or their height change.
  useEffect(() => virtual.measure(), [rowHeight, lines]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls, not folding.
  useEffect(() => {
    const at = lines.findIndex((line) => line.id === selectedId);
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [selectedId]);

  function toggle(id: string) {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  }
  const at = lines.findIndex((line) => line.id === focusId);
  const here = lines[at];
  function move(by: number) {
    const next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
    if (!next) return;
    setFocusId(next.id);
    virtual.scrollToIndex(lines.indexOf(next), { align: "auto" });
  }
  function onKey(event: React.KeyboardEvent) {
    const isFolded = here !== undefined && folded.has(here.id);
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "ArrowRight" && here && isFolded) toggle(here.id);
    else if (event.key === "ArrowLeft" && here && here.children.length > 0 && !isFolded) toggle(here.id);
    else if (event.key === "Enter" && here?.kind === "task") onSelect(here.id);
    else return;
    event.preventDefault();
  }
  return (
    <div className="task-tree" ref={scroll} data-narrow={isNarrow || undefined}>
      {!isNarrow && (
        <div className="task-titles" aria-hidden>
          <span>任务</span>
          <span>牵头 / 责任</span>
          <span>期限</span>
          <span>目标，现值</span>
          <span>进度，竖线为时间</span>
          <span>灯</span>
        </div>
      )}
      <div
        role="tree"
        aria-label="任务树"
        tabIndex={0}
        aria-activedescendant={here ? `tree-${here.id}` : undefined}
        onKeyDown={onKey}
        style={{ height: virtual.getTotalSize(), position: "relative" }}
      >
        {virtual.getVirtualItems().map((place) => {
          const line = lines[place.index];
          if (!line) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the tree has the focus and its keys.
            <div
              key={line.id}
              id={`tree-${line.id}`}
              role="treeitem"
              aria-level={line.depth + 1}
              aria-selected={line.id === selectedId}
              {...(line.children.length > 0 ? { "aria-expanded": !folded.has(line.id) } : {})}
              className="task-line"
              data-kind={line.kind}
              data-depth={Math.min(line.depth, 4)}
              data-focus={line.id === focusId || undefined}
              style={{ height: place.size, transform: `translateY(${place.start}px)` }}
              onClick={() => {
                setFocusId(line.id);
                if (line.kind === "task") onSelect(line.id);
                else toggle(line.id);
              }}
            >
              <Fold line={line} isFolded={folded.has(line.id)} onToggle={toggle} />
              {line.kind === "group" ? (
                <GroupLine group={line} today={today} isNarrow={isNarrow} />
              ) : (
                <TaskLine node={line} today={today} isNarrow={isNarrow} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface FoldProps {
  readonly line: TreeNode;
  readonly isFolded: boolean;
  readonly onToggle: (id: string) => void;
}

function Fold({ line, isFolded, onToggle }: FoldProps) {
  if (line.children.length === 0) return <span className="task-fold" />;
  const Shape = isFolded ? ChevronRight : ChevronDown;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the arrow keys of the tree fold.
    <span
      className="task-fold"
      onClick={(event) => {
        event.stopPropagation();
        onToggle(line.id);
      }}
    >
      <Shape size={14} strokeWidth={1.75} aria-hidden />
    </span>
  );
}

interface LineProps {
  readonly today: PlainDate;
  readonly isNarrow: boolean;
}

function GroupLine({ group, today, isNarrow }: LineProps & { readonly group: Group }) {
  const { sum } = group;
  return (
    <>
      <span className="task-name">
        {group.label && <em>{group.label.replace(/[、.．]$/, "")}</em>}
        <b className="clip" title={group.text}>
          {group.text}
        </b>
      </span>
      {!isNarrow && (
        <>
          <span className="task-units clip">{sum.leadUnitName}</span>
          <span className="task-due">{sum.dueOn && formatDay(sum.dueOn, today)}</span>
          <span className="task-target clip">{sum.tasks} 项</span>
        </>
      )}
      <span className="task-progress">
        <Pace percent={sum.percent} timePercent={sum.timePercent} label={group.text} />
        <b>{sum.percent}%</b>
      </span>
      <TaskLight light={sum.light} />
    </>
  );
}

function TaskLine({ node, today, isNarrow }: LineProps & { readonly node: TaskNode }) {
  const { task } = node;
  const others = partsWords(task);
  const due = task.dueOn ? formatDay(task.dueOn, today) : (task.recurrenceLabel ?? "待定");
  return (
    <>
      <span className="task-name">
        {numberOf(task) && <em>{numberOf(task)}</em>}
        <span className="task-title" title={task.title}>
          {task.title}
        </span>
      </span>
      {isNarrow ? (
        <span className="task-under t12 muted clip">
          {task.leadUnitName ?? "牵头待定"}，{due}
        </span>
      ) : (
        <>
          <span className="task-units">
            <b className="clip">{task.leadUnitName ?? "待定"}</b>
            {others && <i className="clip">{others}</i>}
          </span>
          <span className="task-due">{due}</span>
          <span className="task-target clip">{indicatorWords(task.indicators)}</span>
        </>
      )}
      <span className="task-progress">
        <Pace
          percent={task.percent}
          timePercent={task.from || task.dueOn ? task.timePercent : null}
          label={task.title}
        />
        <b>{doneWords(task)}</b>
      </span>
      <TaskLight light={task.light} reason={task.lightReason} />
    </>
  );
}
