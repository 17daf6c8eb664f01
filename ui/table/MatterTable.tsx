import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { useNow } from "../now.ts";
import type { Icon } from "../shell.ts";
import { LightShape } from "../work/light.tsx";
import { MatterRow } from "./MatterRow.tsx";
import { groupByLight, MATTER_COLUMNS, type MatterColumn, type MatterRowData } from "./matter-row.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useListKeys } from "./use-list-keys.ts";

interface MatterTableProps<R extends MatterRowData> {
  /** 现在该办 */
  readonly label: string;
  readonly rows: readonly R[];
  readonly selectedId: string | null;
  readonly onSelect: (row: R) => void;
  /** Enter, and a double press. */
  readonly onOpen?: (row: R) => void;
  /** E */
  readonly onAct?: (row: R) => void;
  /** Checked rows, for acts on many; absent: nothing can be checked. */
  readonly checked?: ReadonlySet<string>;
  readonly onCheck?: (checked: ReadonlySet<string>) => void;
  readonly columns?: readonly MatterColumn[];
  readonly sourceIcons?: Readonly<Record<string, Icon>>;
  /** Called when the end comes near, to fetch more. */
  readonly onReachEnd?: () => void;
  /** When there are no rows. */
  readonly empty?: ReactNode;
}

const WIDTHS: Readonly<Record<MatterColumn, string>> = {
  light: "52px",
  remaining: "92px",
  matter: "minmax(0, 1fr)",
  place: "148px",
  turn: "104px",
  number: "92px",
  source: "24px",
};
const ALL = MATTER_COLUMNS.map((column) => column.id);
const HEAD_HEIGHT = 24;

/** 待办: rows of 48 px grouped by light, 10,000 of them without a stutter. On a phone each row is a card of three lines. */
export function MatterTable<R extends MatterRowData>(props: MatterTableProps<R>) {
  const { label, rows, selectedId, onSelect, checked, onCheck, columns = ALL, sourceIcons, onReachEnd } = props;
  const now = useNow();
  const id = useId();
  const isNarrow = useIsNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  const { items, ordered } = useMemo(() => groupByLight(rows), [rows]);
  const at = ordered.findIndex((row) => row.id === selectedId);
  const rowHeight = isNarrow ? 92 : 48;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (i) => (items[i]?.kind === "head" ? HEAD_HEIGHT : rowHeight),
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are measured anew when they change, and only then.
  useEffect(() => virtual.measure(), [rowHeight, items]);

  function move(by: number) {
    const next = ordered[at < 0 ? 0 : Math.min(Math.max(at + by, 0), ordered.length - 1)];
    if (!next) return;
    onSelect(next);
    virtual.scrollToIndex(items.findIndex((item) => item.kind === "row" && item.row === next));
  }
  function check(row: R | undefined) {
    if (!row || !checked || !onCheck) return;
    const next = new Set(checked);
    if (!next.delete(row.id)) next.add(row.id);
    onCheck(next);
  }
  const selected = at < 0 ? undefined : ordered[at];
  useListKeys(scroll, {
    onMove: move,
    ...(props.onOpen && selected ? { onOpen: () => props.onOpen?.(selected) } : {}),
    ...(props.onAct && selected ? { onAct: () => props.onAct?.(selected) } : {}),
    ...(onCheck && selected ? { onCheck: () => check(selected) } : {}),
  });

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onReachEnd && items.length > 0 && last >= items.length - 20) onReachEnd();
  }, [onReachEnd, last, items.length]);

  if (rows.length === 0) return props.empty ?? null;
  const template = ALL.filter((column) => columns.includes(column));
  const style = { "--q-columns": template.map((column) => WIDTHS[column]).join(" ") } as React.CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are laid by a virtualiser, which a table cannot hold.
    <div
      className="queue"
      role="grid"
      aria-label={label}
      aria-rowcount={items.length}
      style={style}
      data-narrow={isNarrow || undefined}
    >
      {!isNarrow && <Head columns={template} />}
      <div
        ref={scroll}
        className="queue-body"
        // biome-ignore lint/a11y/useSemanticElements: as above.
        role="rowgroup"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={selected ? `${id}${selected.id}` : undefined}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {shown.map((place) => {
            const item = items[place.index];
            if (!item) return null;
            const lay = { height: place.size, transform: `translateY(${place.start}px)` };
            if (item.kind === "head") {
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                // biome-ignore lint/a11y/useFocusableInteractive: as above.
                <div
                  key={`head ${item.title}`}
                  className="queue-head"
                  role="row"
                  style={lay}
                  aria-rowindex={place.index + 1}
                >
                  {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
                  {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
                  <span role="gridcell" className="row">
                    {item.light && <LightShape light={item.light} />}
                    {item.title}
                    <i>{item.count}</i>
                  </span>
                </div>
              );
            }
            const { row } = item;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above.
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are bound for the whole list.
              <div
                key={row.id}
                id={`${id}${row.id}`}
                className="queue-row"
                role="row"
                aria-rowindex={place.index + 1}
                aria-selected={row.id === selectedId}
                data-checked={checked?.has(row.id) || undefined}
                style={lay}
                onClick={(event) => (event.shiftKey ? check(row) : onSelect(row))}
                onDoubleClick={() => props.onOpen?.(row)}
              >
                <MatterRow row={row} columns={template} now={now} sourceIcon={sourceIcons?.[row.source]} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head({ columns }: { readonly columns: readonly MatterColumn[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div className="queue-titles" role="row">
      {MATTER_COLUMNS.filter((column) => columns.includes(column.id)).map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        // biome-ignore lint/a11y/useFocusableInteractive: as above.
        <span key={column.id} role="columnheader" className={`q-${column.id}`}>
          {column.id === "source" ? <span className="visually-hidden">{column.title}</span> : column.title}
        </span>
      ))}
    </div>
  );
}
