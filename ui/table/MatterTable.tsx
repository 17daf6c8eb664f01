import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { useNow } from "../now.ts";
import type { Icon } from "../shell.ts";
import { type LightColour, LightShape } from "../work/light.tsx";
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
  remaining: "100px",
  matter: "minmax(0, 1fr)",
  place: "148px",
  turn: "104px",
  number: "92px",
  source: "24px",
};
const ALL = MATTER_COLUMNS.map((column) => column.id);
const TITLES = new Map<MatterColumn, string>(MATTER_COLUMNS.map((column) => [column.id, column.title]));
const HEAD_HEIGHT = 24;
const TITLES_HEIGHT = 28;

/** 待办: rows of 48 px grouped by light, 10,000 of them without a stutter. On a phone each row is a card of three lines. */
export function MatterTable<R extends MatterRowData>(props: MatterTableProps<R>) {
  const { label, rows, selectedId, onSelect, checked, onCheck, columns = ALL, sourceIcons, onReachEnd } = props;
  const now = useNow();
  const id = useId();
  const isNarrow = useIsNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  const template = useMemo(() => ALL.filter((column) => columns.includes(column)), [columns]);
  const { items, ordered } = useMemo(() => groupByLight(rows), [rows]);
  const at = ordered.findIndex((row) => row.id === selectedId);
  const rowHeight = isNarrow ? 92 : 48;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (i) => (items[i]?.kind === "head" ? HEAD_HEIGHT : rowHeight),
    overscan: 12,
    // The titles stick above the rows inside what scrolls.
    scrollPaddingStart: isNarrow ? 0 : TITLES_HEIGHT,
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
  const style = { "--q-columns": template.map((column) => WIDTHS[column]).join(" ") } as React.CSSProperties;
  return (
    <div ref={scroll} className="queue" style={style} data-narrow={isNarrow || undefined}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and opened by keyboard, which is a grid.
        role="grid"
        aria-label={label}
        aria-rowcount={items.length}
        aria-activedescendant={selected ? `${id}${selected.id}` : undefined}
        tabIndex={0}
      >
        <thead className={isNarrow ? "visually-hidden" : undefined}>
          <tr className="queue-titles">
            {template.map((column) => (
              <th key={column} scope="col" className={`q-${column}`}>
                <span className={column === "source" ? "visually-hidden" : undefined}>{TITLES.get(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {shown.map((place) => {
            const item = items[place.index];
            if (!item) return null;
            const lay = { height: place.size, transform: `translateY(${place.start}px)` };
            if (item.kind === "head")
              return <GroupHead key={`head ${item.title}`} item={item} style={lay} span={template.length} />;
            const { row } = item;
            return (
              <tr
                key={row.id}
                id={`${id}${row.id}`}
                className="queue-row"
                aria-rowindex={place.index + 1}
                aria-selected={row.id === selectedId}
                data-checked={checked?.has(row.id) || undefined}
                style={lay}
                onClick={(event) => (event.shiftKey ? check(row) : onSelect(row))}
                onDoubleClick={() => props.onOpen?.(row)}
              >
                <MatterRow row={row} columns={template} now={now} sourceIcon={sourceIcons?.[row.source]} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface GroupHeadProps {
  readonly item: { readonly light: LightColour | null; readonly title: string; readonly count: number };
  readonly style: React.CSSProperties;
  readonly span: number;
}

function GroupHead({ item, style, span }: GroupHeadProps) {
  return (
    <tr className="queue-head" style={style}>
      <td colSpan={span} className="row">
        {item.light && <LightShape light={item.light} />}
        {item.title}
        <i>{item.count}</i>
      </td>
    </tr>
  );
}
