import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, Download } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { Button } from "../controls/Button.tsx";
import { formatCount } from "../format.ts";
import { ColumnChoice } from "./ColumnChoice.tsx";
import { csvOf, download } from "./csv.ts";
import { useColumns } from "./use-columns.ts";

export interface DataColumn<R> {
  readonly id: string;
  readonly title: string;
  /** CSS grid width; absent: an equal share. */
  readonly width?: string;
  readonly align?: "right";
  readonly render: (row: R) => ReactNode;
  /** What the column is ordered by; absent: it cannot be ordered. */
  readonly sortBy?: (row: R) => string | number | null;
  /** As a line of text, for files; absent: the column stays out of them. */
  readonly text?: (row: R) => string;
  readonly isInitiallyHidden?: boolean;
}

interface DataTableProps<R> {
  /** Also the key under which chosen columns are kept, and the name of the exported file. */
  readonly label: string;
  readonly columns: readonly DataColumn<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly selectedKey?: string | null;
  readonly onSelect?: (row: R) => void;
  readonly checked?: ReadonlySet<string>;
  readonly onCheck?: (checked: ReadonlySet<string>) => void;
  /** Between the title and the buttons: filters, the number of rows. */
  readonly tools?: ReactNode;
  readonly empty?: ReactNode;
  readonly rowHeight?: number;
}

interface Order {
  readonly column: string;
  readonly isDown: boolean;
}

/** A virtual table: ordered by a press on a title, columns of one's choice, what is seen as a file. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rows, keyOf, checked, onCheck, rowHeight = 40 } = props;
  const scroll = useRef<HTMLElement>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const ids = columns.map((column) => column.id);
  const [shownIds, choose] = useColumns(
    label,
    ids,
    columns.filter((column) => !column.isInitiallyHidden).map((column) => column.id),
  );
  const shown = columns.filter((column) => shownIds.includes(column.id));
  const ordered = useMemo(
    () =>
      orderedBy(
        rows,
        columns.find((column) => column.id === order?.column),
        order,
      ),
    [rows, columns, order],
  );
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const template = [checked ? "32px" : "", ...shown.map((column) => column.width ?? "minmax(96px, 1fr)")]
    .filter(Boolean)
    .join(" ");

  function toggle(row: R) {
    const next = new Set(checked);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    onCheck?.(next);
  }
  function exportShown() {
    const written = shown.filter((column) => column.text);
    const lines = ordered.map((row) => written.map((column) => column.text?.(row) ?? ""));
    download(`${label}.csv`, csvOf([written.map((column) => column.title), ...lines]));
  }
  const allChecked = checked !== undefined && rows.length > 0 && rows.every((row) => checked.has(keyOf(row)));
  return (
    <div className="data">
      <div className="data-tools no-print">
        {props.tools}
        <span className="grow" />
        <span className="t12 faint">{formatCount(rows.length)} 行</span>
        <ColumnChoice columns={columns} shown={shownIds} onChange={choose} />
        {shown.some((column) => column.text) && (
          <Button look="plain" size="small" icon={Download} onClick={exportShown}>
            导出
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        props.empty
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section ref={scroll} className="data-scroll" tabIndex={0} aria-label={label}>
          <table
            aria-label={label}
            aria-rowcount={ordered.length + 1}
            style={{ "--data-columns": template } as React.CSSProperties}
          >
            <thead>
              <tr className="data-head">
                {checked && (
                  <th scope="col">
                    <input
                      type="checkbox"
                      aria-label="全选"
                      checked={allChecked}
                      onChange={() => onCheck?.(allChecked ? new Set() : new Set(rows.map(keyOf)))}
                    />
                  </th>
                )}
                {shown.map((column) => (
                  <Title key={column.id} column={column} order={order} onOrder={setOrder} />
                ))}
              </tr>
            </thead>
            <tbody style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((place) => {
                const row = ordered[place.index];
                if (row === undefined) return null;
                const key = keyOf(row);
                return (
                  <tr
                    key={key}
                    className="data-row"
                    aria-rowindex={place.index + 2}
                    data-selected={props.selectedKey === key || undefined}
                    data-pressable={props.onSelect ? true : undefined}
                    style={{ height: place.size, transform: `translateY(${place.start}px)` }}
                    onClick={() => props.onSelect?.(row)}
                  >
                    {checked && (
                      <td>
                        <input
                          type="checkbox"
                          aria-label={`选中第 ${place.index + 1} 行`}
                          checked={checked.has(key)}
                          onClick={(event) => event.stopPropagation()}
                          onChange={() => toggle(row)}
                        />
                      </td>
                    )}
                    {shown.map((column) => (
                      <td key={column.id} className="clip" data-align={column.align}>
                        {column.render(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

interface TitleProps<R> {
  readonly column: DataColumn<R>;
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
}

/** A press orders upward, a second one downward, a third takes the order back. */
function Title<R>({ column, order, onOrder }: TitleProps<R>) {
  if (!column.sortBy) {
    return (
      <th scope="col" data-align={column.align}>
        {column.title}
      </th>
    );
  }
  const own = order?.column === column.id ? order : null;
  const next = !own ? { column: column.id, isDown: false } : own.isDown ? null : { column: column.id, isDown: true };
  return (
    <th scope="col" data-align={column.align} aria-sort={own ? (own.isDown ? "descending" : "ascending") : "none"}>
      <button type="button" onClick={() => onOrder(next)}>
        {column.title}
        {own && (own.isDown ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
      </button>
    </th>
  );
}

const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

/** What has no value stays at the end in both directions. */
function orderedBy<R>(rows: readonly R[], column: DataColumn<R> | undefined, order: Order | null): readonly R[] {
  const value = column?.sortBy;
  if (!value || !order) return rows;
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    const by = typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b));
    return order.isDown ? -by : by;
  });
}
