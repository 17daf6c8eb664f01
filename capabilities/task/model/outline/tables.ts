/**
 * 任务清单 as a table: columns known by their headings, merged cells taken from above, rows whose columns are shifted found out by what
 * their cells are about (a department in the column of dates) and marked.
 */
import { type Flow, sliceFlow, trimFlow } from "./flow.ts";
import { type Anchor, periodsIn } from "./periods.ts";
import { type LabelledRole, roleOfColumn } from "./role-labels.ts";
import { isUnitName, unitNamesIn } from "./unit-names.ts";

export type ColumnKind = "index" | "group" | "content" | "target" | "note" | LabelledRole;

export interface TaskRow {
  /** As written in the first column, or counted. */
  readonly index: string;
  readonly groups: readonly string[];
  readonly content: Flow;
  readonly cells: readonly { readonly kind: LabelledRole | "target"; readonly flow: Flow }[];
  readonly whole: Flow;
  readonly doubts: readonly string[];
}

export interface TaskList {
  readonly rows: readonly TaskRow[];
  readonly doubts: readonly string[];
}

interface Column {
  readonly kind: ColumnKind;
  readonly heading: string;
}

interface Reading {
  readonly cells: readonly Flow[];
  readonly whole: Flow;
  readonly problems: readonly string[];
  /** Whether the columns do not fit what the cells say. */
  readonly isShifted: boolean;
}

const INDEX = /^(?:序号|编号|序|项次|No\.?)$/i;
const NOTE = /备注|说明|完成情况|进展|完成进度|落实情况|签字|状态/;
const TARGET = /目标|指标|标准|成效|成果|量化/;
const CONTENT: readonly RegExp[] = [
  /具体(?:内容|任务|措施|要求|举措|工作)|(?:工作|任务|主要|整治|整改|重点)内容|(?:工作|整改|主要|落实|重点)?(?:措施|举措)/,
  /(?:重点|工作|主要|具体|分解|目标)?任务(?!名称|类别|来源)|事项(?!名称|类别)|工作要求|整改要求/,
  /内容|项目|名称|工作|问题/,
];
const TIME_WORDS = /^(?:立即|即时|立行立改|长期|常年|持续|按期|按时|随时|常态化|已完成|年度|待定|阶段性).{0,12}$/;

/** @param mergedCells see `PlanSource` */
export function readTable(lines: readonly Flow[], anchor: Anchor, mergedCells: ReadonlySet<number>): TaskList {
  const rows = lines.map((flow) => ({ whole: flow, cells: cellsOf(flow) })).filter(({ cells }) => !isRule(cells));
  const at = rows.slice(0, 4).findIndex(({ cells }) => isHeader(cells));
  const header = rows[at];
  if (!header) return { rows: [], doubts: [unknownTable(rows[0]?.cells ?? [])] };
  const columns = columnsOf(header.cells);
  if (!columns.some(({ kind }) => kind === "content")) return { rows: [], doubts: [unknownTable(header.cells)] };
  const data = rows.slice(at + 1).filter(({ cells }) => !isHeader(cells) && cells.some(({ text }) => text !== ""));
  const readings = data.map(({ whole, cells }) => readRow(whole, cells, columns, anchor));
  return { rows: fillDown(readings, columns, mergedCells), doubts: [] };
}

function unknownTable(cells: readonly Flow[]): string {
  const words = cells
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .slice(0, 4);
  return `有一张表（首行“${words.join("、").slice(0, 40)}”）的列不像任务清单，没有拆成任务`;
}

function cellsOf(flow: Flow): readonly Flow[] {
  const isPiped = !flow.text.includes("\t") && flow.text.includes("|");
  const start = isPiped ? flow.text.indexOf("|") + 1 : 0;
  const end = isPiped ? flow.text.lastIndexOf("|") : flow.text.length;
  const cells: Flow[] = [];
  let from = start;
  for (let index = start; index <= end; index++) {
    if (index < end && flow.text[index] !== (isPiped ? "|" : "\t")) continue;
    const cell = sliceFlow(flow, from, index);
    const trimmed = trimFlow(cell);
    // An empty cell keeps its place: merged cells are known by it.
    cells.push(
      trimmed.text === "" ? { text: "", pieces: [{ at: 0, start: sourceOf(flow, from), length: 0 }] } : trimmed,
    );
    from = index + 1;
  }
  return cells;
}

function sourceOf(flow: Flow, at: number): number {
  const piece = [...flow.pieces].reverse().find((one) => one.at <= at);
  return piece ? piece.start + at - piece.at : 0;
}

/** |---|---| */
function isRule(cells: readonly Flow[]): boolean {
  return cells.length > 1 && cells.every(({ text }) => /^:?-{2,}:?$/.test(text));
}

function isHeader(cells: readonly Flow[]): boolean {
  const kinds = cells.map(({ text }) => kindOf(text)).filter((kind) => kind !== null);
  const isShort = cells.every(({ text }) => text.length <= 20);
  return (
    isShort && kinds.length >= 2 && kinds.some((kind) => kind !== "content" && kind !== "group" && kind !== "note")
  );
}

function kindOf(heading: string): ColumnKind | null {
  const text = heading.replace(/\s/g, "");
  if (text === "") return null;
  if (INDEX.test(text)) return "index";
  const role = roleOfColumn(text);
  if (role) return role;
  if (NOTE.test(text)) return "note";
  if (CONTENT.slice(0, 2).some((pattern) => pattern.test(text))) return "content";
  if (TARGET.test(text)) return "target";
  if (/类别|类型|领域|板块|行动|分类|任务名称|项目|名称|事项|工作|内容|问题/.test(text)) return "group";
  return null;
}

/** One column holds the content: the most particular; the others group. */
function columnsOf(header: readonly Flow[]): readonly Column[] {
  const first = header.map(({ text }) => ({ heading: text, kind: kindOf(text) ?? ("note" as const) }));
  const isOpen = ({ kind }: Column) => kind === "content" || kind === "group";
  for (const pattern of CONTENT) {
    const index = first.findLastIndex((column) => isOpen(column) && pattern.test(column.heading.replace(/\s/g, "")));
    if (index >= 0) {
      return first.map((column, at) =>
        at === index
          ? { ...column, kind: "content" }
          : isOpen(column)
            ? { ...column, kind: at < index ? "group" : "note" }
            : column,
      );
    }
  }
  return first;
}

function readRow(whole: Flow, cells: readonly Flow[], columns: readonly Column[], anchor: Anchor): Reading {
  const padded = [...cells, ...Array.from({ length: Math.max(0, columns.length - cells.length) }, () => emptyCell())];
  const extra = padded.slice(columns.length).filter(({ text }) => text !== "");
  const asIs = problemsOf(padded, columns, anchor);
  if (asIs.length === 0 && extra.length === 0) return { cells: padded, whole, problems: [], isShifted: false };
  const moved = alignedRight(padded, columns);
  const isBetter = moved !== null && problemsOf(moved, columns, anchor).length === 0;
  const reason = [...asIs, ...(extra.length > 0 ? ["单元格比列多"] : [])].join("；");
  if (isBetter)
    return { cells: moved, whole, problems: [`本行的列错位（${reason}），已按内容重新对齐，请核对`], isShifted: true };
  return { cells: padded, whole, problems: [`本行的列可能错位（${reason}），请核对`], isShifted: true };
}

function emptyCell(): Flow {
  return { text: "", pieces: [] };
}

/** What does not fit: each column of dates, departments and contents against its cell. */
function problemsOf(cells: readonly Flow[], columns: readonly Column[], anchor: Anchor): readonly string[] {
  return columns.flatMap(({ kind, heading }, index) => {
    const text = cells[index]?.text ?? "";
    if (text === "") return [];
    if (kind === "index" && !/^[\d一二三四五六七八九十（）().．-]{1,8}$/.test(text))
      return [`“${heading}”列写的是“${brief(text)}”`];
    if (kind === "time" && !isTime(text, anchor) && isDepartments(text))
      return [`“${heading}”列写的是部门“${brief(text)}”`];
    if (isDepartmentColumn(kind) && isTime(text, anchor)) return [`“${heading}”列写的是时间“${brief(text)}”`];
    if (kind === "content" && isTime(text, anchor) && text.length <= 12)
      return [`“${heading}”列写的是时间“${brief(text)}”`];
    if (kind === "content" && isDepartments(text) && text.length <= 12 && /[科处局]$/.test(text))
      return [`“${heading}”列写的是部门“${brief(text)}”`];
    return [];
  });
}

function isDepartmentColumn(kind: ColumnKind): boolean {
  return kind === "lead" || kind === "responsible" || kind === "support";
}

function brief(text: string): string {
  return text.length > 12 ? `${text.slice(0, 12)}…` : text;
}

/** Nothing but a date, a period or a rhythm. */
function isTime(text: string, anchor: Anchor): boolean {
  if (TIME_WORDS.test(text)) return true;
  const found = periodsIn(text, anchor, { standing: true });
  const covered = found.reduce((sum, { start, end }) => sum + end - start, 0);
  return found.length > 0 && covered >= text.replace(/[\s、，,；;（）()。]/g, "").length * 0.7;
}

function isDepartments(text: string): boolean {
  const names = unitNamesIn(text);
  return names.length > 0 && names.every(({ name }) => isUnitName(name));
}

/** The filled cells behind the index, moved so that the last one stands in the last column that is no note. */
function alignedRight(cells: readonly Flow[], columns: readonly Column[]): readonly Flow[] | null {
  const first = columns[0]?.kind === "index" ? 1 : 0;
  const filled = cells.slice(first).filter(({ text }) => text !== "");
  const last = columns.findLastIndex(({ kind }) => kind !== "note");
  const start = last - filled.length + 1;
  if (start < first) return null;
  return columns.map((_, index) => {
    if (index < first) return cells[index] ?? emptyCell();
    return filled[index - start] ?? emptyCell();
  });
}

function fillDown(
  readings: readonly Reading[],
  columns: readonly Column[],
  mergedCells: ReadonlySet<number>,
): readonly TaskRow[] {
  const above: Flow[] = columns.map(emptyCell);
  const rows: TaskRow[] = [];
  const shiftedBeside = (index: number) =>
    readings[index - 1]?.isShifted === true && readings[index + 1]?.isShifted === true;
  let section = "";
  for (const [at, reading] of readings.entries()) {
    const alone = reading.cells.filter(({ text }) => text !== "");
    if (
      alone.length === 1 &&
      columns.length > 2 &&
      !/^\d+$/.test(alone[0]?.text ?? "") &&
      reading.cells[0]?.text !== ""
    ) {
      section = alone[0]?.text ?? "";
      continue;
    }
    const row = rowOf(reading, columns, above, mergedCells, section, String(rows.length + 1));
    const doubts = [...row.doubts];
    if (!reading.isShifted && shiftedBeside(at)) doubts.push("上下两行的列都错位，本行也请核对");
    rows.push({ ...row, doubts });
  }
  return rows;
}

function rowOf(
  { cells, whole, problems }: Reading,
  columns: readonly Column[],
  above: Flow[],
  mergedCells: ReadonlySet<number>,
  section: string,
  count: string,
): TaskRow {
  const doubts = [...problems];
  const filled = columns.map(({ kind, heading }, index) => {
    const cell = cells[index] ?? emptyCell();
    const isMerged = cell.text === "" && mergedCells.has(cell.pieces[0]?.start ?? -1);
    if (cell.text !== "") {
      above[index] = cell;
      // A new group ends the groups within it.
      if (kind === "group")
        for (let next = index + 1; next < columns.length; next++)
          if (columns[next]?.kind === "group") above[next] = emptyCell();
      return cell;
    }
    const mayInherit = kind === "group" || isMerged;
    const inherited = mayInherit ? (above[index] ?? cell) : cell;
    if (
      inherited.text === "" &&
      kind !== "group" &&
      kind !== "note" &&
      kind !== "index" &&
      kind !== "target" &&
      kind !== "support" &&
      problems.length === 0
    )
      doubts.push(`“${heading}”列是空的`);
    return inherited;
  });
  const contentAt = columns.findIndex(({ kind }) => kind === "content");
  const groups = [
    section,
    ...columns.flatMap(({ kind }, index) => (kind === "group" ? [filled[index]?.text ?? ""] : [])),
  ].filter((text) => text !== "");
  const groupFlow = [...filled]
    .reverse()
    .find(({ text }, index) => columns[columns.length - 1 - index]?.kind === "group" && text !== "");
  const content = filled[contentAt] ?? emptyCell();
  return {
    index: indexOf(cells, columns, count),
    groups,
    content: content.text === "" && groupFlow ? groupFlow : content,
    cells: columns.flatMap(({ kind }, index) => {
      const flow = filled[index] ?? emptyCell();
      return kind === "index" || kind === "group" || kind === "content" || kind === "note" || flow.text === ""
        ? []
        : [{ kind, flow }];
    }),
    whole,
    doubts,
  };
}

function indexOf(cells: readonly Flow[], columns: readonly Column[], count: string): string {
  const at = columns.findIndex(({ kind }) => kind === "index");
  const written = at >= 0 ? (cells[at]?.text ?? "") : "";
  return written === "" ? count : written;
}
