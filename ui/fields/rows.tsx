import "./rows.css";
import { Plus, Trash2 } from "lucide-react";
import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, useRef } from "react";
import type { Json } from "#base/canonical-json.ts";
import { Button } from "../controls/Button.tsx";
import { listChoice, manyChoices, yesNo } from "./choice.tsx";
import type { FieldKind, FieldProps, FieldSpec } from "./field.ts";
import { blankRow, pasted, type Row, rowsIn } from "./row-values.ts";
import { longText, money, number, text } from "./text.tsx";
import { date, instant } from "./time.tsx";

/** What fits into a cell. */
const CELL_KINDS: Readonly<Record<string, FieldKind>> = {
  text,
  longText,
  number,
  money,
  choice: listChoice,
  manyChoices,
  yesNo,
  date,
  instant,
};
const kindOf = (type: string): FieldKind => CELL_KINDS[type] ?? text;

/**
 * 明细: lines of the same columns. Enter goes on to the next line and opens one at the end, the arrows move between lines, cells of a
 * spreadsheet are pasted where the cursor is. On a narrow form each line is a card.
 */
export const rows: FieldKind = {
  Input: RowsInput,
  display: (value, { columns = [] }) => (
    <div className="rows-scroll">
      <table className="rows-shown">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name}>{column.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsIn(value).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.name}>{cell(column, row, "display")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ),
  print: (value, { columns = [] }) =>
    rowsIn(value)
      .map((row) =>
        columns
          .map((column) => cell(column, row, "print"))
          .filter(Boolean)
          .join(" "),
      )
      .join("；"),
};

function cell(column: FieldSpec, row: Row, how: "display" | "print") {
  const value = row[column.name];
  return value === undefined || value === null || value === "" ? "" : kindOf(column.type)[how](value, column, {});
}

function RowsInput(props: FieldProps) {
  const { spec, id, onChange } = props;
  const columns = spec.columns ?? [];
  const frame = useRef<HTMLFieldSetElement>(null);
  const kept = rowsIn(props.value);
  const lines = kept.length > 0 ? kept : [blankRow(columns)];
  const send = (next: readonly Row[]) => onChange(next.length > 0 ? (next as Json) : undefined);

  const set = (index: number, name: string, value: Json | undefined) => {
    const { [name]: _former, ...rest } = lines[index] ?? {};
    const isText = columns.some((column) => column.name === name && /^(text|longText)$/.test(column.type));
    const written = value ?? (isText ? "" : undefined);
    send(lines.with(index, written === undefined ? rest : { ...rest, [name]: written }));
  };
  const add = () => {
    send([...lines, blankRow(columns)]);
    focusOn(lines.length, 0);
  };
  const remove = (index: number) => {
    send(lines.toSpliced(index, 1));
    focusOn(Math.max(0, Math.min(index, lines.length - 2)), 0);
  };
  /** After the lines are drawn. */
  function focusOn(row: number, column: number) {
    requestAnimationFrame(() =>
      frame.current
        ?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"] :is(input, textarea, button, select)`)
        ?.focus(),
    );
  }
  function move(event: KeyboardEvent, row: number, column: number) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const isLong = event.target instanceof HTMLTextAreaElement;
    const isPicked = event.target instanceof Element && event.target.closest(".ant-picker, .ant-select") !== null;
    if (isLong || isPicked) return;
    const isNumber = event.target instanceof Element && event.target.closest(".ant-input-number") !== null;
    if (event.key === "Enter") {
      event.preventDefault();
      if (row < lines.length - 1) focusOn(row + 1, column);
      else add();
    } else if (event.key === "ArrowDown" && !isNumber && row < lines.length - 1) {
      event.preventDefault();
      focusOn(row + 1, column);
    } else if (event.key === "ArrowUp" && !isNumber && row > 0) {
      event.preventDefault();
      focusOn(row - 1, column);
    }
  }
  function paste(event: ClipboardEvent, row: number, column: number) {
    // A paragraph with line breaks belongs into a long text as it is.
    const text = event.clipboardData.getData("text/plain");
    if (columns[column]?.type === "longText" && !text.includes("\t")) return;
    const next = pasted(columns, lines, { row, column }, text);
    if (next === null) return;
    event.preventDefault();
    send(next);
  }

  const isLong = columns.some((column) => column.type === "longText");
  return (
    <fieldset
      ref={frame}
      className="rows-input"
      data-wrong={props.isWrong || undefined}
      data-long={isLong || undefined}
      aria-label={spec.label}
      aria-describedby={props.describedBy}
      style={{ "--rows-columns": columns.map(widthOf).join(" ") } as CSSProperties}
    >
      <div className="rows-head" aria-hidden>
        <span />
        {columns.map((column) => (
          <span key={column.name}>{column.label}</span>
        ))}
        <span />
      </div>
      {lines.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
        <div key={index} className="rows-line">
          <span className="rows-number" aria-hidden>
            {index + 1}
          </span>
          {columns.map((column, at) => {
            const { Input } = kindOf(column.type);
            const cellId = index === 0 && at === 0 ? id : `${id}-${index}-${column.name}`;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: only watches what passes from the input inside.
              <div
                key={column.name}
                className="rows-cell"
                data-cell={`${index} ${at}`}
                onKeyDown={(event) => move(event, index, at)}
                onPaste={(event) => paste(event, index, at)}
              >
                <label htmlFor={cellId}>
                  <span className="visually-hidden">第 {index + 1} 行</span>
                  {column.label}
                </label>
                <Input
                  spec={column}
                  id={cellId}
                  value={row[column.name] ?? undefined}
                  isWrong={false}
                  describedBy={undefined}
                  onChange={(value) => set(index, column.name, value)}
                />
              </div>
            );
          })}
          <Button
            look="plain"
            size="small"
            icon={Trash2}
            aria-label={`删去第 ${index + 1} 行`}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <p className="rows-foot">
        <Button size="small" look="plain" icon={Plus} onClick={add}>
          添一行
        </Button>
        <span className="faint t12">{kept.length > 1 && `${kept.length} 行　`}可从表格粘贴</span>
      </p>
    </fieldset>
  );
}

function widthOf({ type }: FieldSpec): string {
  switch (type) {
    case "longText":
      return "minmax(180px, 3fr)";
    case "number":
    case "yesNo":
      return "minmax(84px, 1fr)";
    case "date":
    case "money":
      return "minmax(132px, 1.2fr)";
    default:
      return "minmax(84px, 1.6fr)";
  }
}
