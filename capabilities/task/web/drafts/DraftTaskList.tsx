import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { useNow } from "#ui/now.ts";
import type { DraftTask } from "../../contract.ts";
import { formatDay, targetWords } from "../parts/words.ts";
import { type DocumentHeading, headingsAbove } from "../plan/tree.ts";

interface DraftTaskListProps {
  readonly tasks: readonly DraftTask[];
  readonly headings: readonly DocumentHeading[];
  /** 按上次的更正: tasks that a correction of an earlier document was proposed for. */
  readonly recalledIds: ReadonlySet<string>;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (id: string) => void;
}

type Line = { readonly heading: string } | { readonly task: DraftTask; readonly number: number };

/** The tasks under the headings they stand under. J and K move, X checks, M merges what is checked. */
export function DraftTaskList({
  tasks,
  headings,
  recalledIds,
  selectedId,
  onSelect,
  checked,
  onCheck,
}: DraftTaskListProps) {
  const today = plainDateOf(useNow());
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(tasks, headings), [tasks, headings]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (i) => (lines[i] && "heading" in lines[i] ? 32 : 52),
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls.
  useEffect(() => {
    const at = lines.findIndex((line) => "task" in line && line.task.id === selectedId);
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [selectedId]);
  return (
    <section ref={scroll} className="draft-tasks" aria-label="任务">
      <ol style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((place) => {
          const line = lines[place.index];
          if (!line) return null;
          const style = { height: place.size, transform: `translateY(${place.start}px)` };
          if ("heading" in line)
            return (
              <li key={`h${place.index}`} className="draft-heading clip" style={style}>
                {line.heading}
              </li>
            );
          const { task } = line;
          const dueWords = task.to ? formatDay(task.to, today) : task.recurrenceLabel;
          return (
            <li
              key={task.id}
              className="draft-task"
              style={style}
              data-selected={task.id === selectedId || undefined}
              data-out={task.isLeftOut || undefined}
            >
              <input
                type="checkbox"
                aria-label={`选中 ${task.title}`}
                checked={checked.has(task.id)}
                onChange={() => onCheck(task.id)}
              />
              <button
                type="button"
                onClick={() => onSelect(task.id)}
                aria-current={task.id === selectedId || undefined}
              >
                <em>{line.number}</em>
                <span className="draft-words">
                  <span className="clip">{task.title}</span>
                  <span className="t12 muted clip">
                    {task.lead.map((party) => party.unitName ?? party.name).join("、") || "牵头待定"}
                    {task.responsible.length > 0 && `；${task.responsible.map((p) => p.unitName ?? p.name).join("、")}`}
                  </span>
                </span>
                <span className="draft-marks">
                  {task.isLeftOut && <Chip>不列入</Chip>}
                  {task.doubts.length > 0 && <Chip look="outlined">待核</Chip>}
                  {recalledIds.has(task.id) ? (
                    <Chip look="accent">按上次的更正</Chip>
                  ) : (
                    task.isCorrected && <Chip>已订正</Chip>
                  )}
                </span>
                <span className="draft-side t12 muted">
                  <span className="clip">{dueWords ?? "期限待定"}</span>
                  <span className="clip">
                    {task.targets.length > 1
                      ? `${task.targets.length} 个目标`
                      : task.targets[0]
                        ? targetWords(task.targets[0])
                        : ""}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function linesOf(tasks: readonly DraftTask[], headings: readonly DocumentHeading[]): Line[] {
  const ordered = [...headings].sort((one, other) => one.span.start - other.span.start);
  let former = "";
  return tasks.flatMap((task, i): Line[] => {
    const heading = headingOf(task, ordered);
    const isNew = heading !== "" && heading !== former;
    former = heading;
    const line = { task, number: i + 1 };
    return isNew ? [{ heading }, line] : [line];
  });
}

/** What it stands under in the document; its own number is no heading above it. Rows of a list and added tasks know their group. */
function headingOf(task: DraftTask, headings: readonly DocumentHeading[]): string {
  const [span] = task.spans;
  const above = span ? headingsAbove(headings, span.start).at(-1) : undefined;
  return above ? `${above.label}${above.text}` : task.heading;
}
