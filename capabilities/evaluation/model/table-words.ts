/** A table of evaluation in finished words: what files and bulletins print, the same figures as on the screen. */
import type { Evaluation, EvaluationIndicator, EvaluationRow } from "../contract.ts";
import type { TableWords } from "./bulletin.ts";
import { SHOWN_FIRST } from "./subject.ts";
import { countWords, percentWords, scoreWords } from "./words.ts";

export interface TableColumn {
  readonly title: string;
  readonly isFigure: boolean;
  readonly words: (row: EvaluationRow) => string;
  /** For spreadsheets, which work with numbers. */
  readonly value: (row: EvaluationRow) => string | number | null;
}

/** Rank, name, what is ranked by, the score, then every indicator of the subject. */
export function columnsOf(evaluation: Evaluation): readonly TableColumn[] {
  const { rankedBy, scheme, indicators, subjectLabel } = evaluation;
  const first = indicators.find(({ id }) => id === rankedBy.id);
  const others = indicators.filter(({ id }) => id !== rankedBy.id);
  const score: TableColumn = {
    title: "综合得分",
    isFigure: true,
    words: (row) => scoreWords(row.score?.total ?? null),
    value: (row) => row.score?.total ?? null,
  };
  const grade: TableColumn = {
    title: "等级",
    isFigure: false,
    words: (row) => row.score?.grade ?? "—",
    value: (row) => row.score?.grade ?? null,
  };
  return [
    { title: "名次", isFigure: true, words: rankWords, value: (row) => row.rank },
    { title: subjectLabel, isFigure: false, words: (row) => row.label, value: (row) => row.label },
    ...(first ? [columnOf(first)] : []),
    ...(scheme ? [score, grade] : []),
    ...others.map(columnOf),
  ];
}

function columnOf({ id, label, isRatio }: EvaluationIndicator): TableColumn {
  return isRatio
    ? {
        title: label,
        isFigure: true,
        words: (row) => percentWords(row.ratios[id] ?? null),
        value: (row) => row.ratios[id] ?? null,
      }
    : {
        title: label,
        isFigure: true,
        words: (row) => countWords(row.counters[id] ?? 0),
        value: (row) => row.counters[id] ?? 0,
      };
}

export function rankWords({ rank, isTied, isTooFew }: EvaluationRow): string {
  if (rank === null) return isTooFew ? "样本少" : "—";
  return `${rank}${isTied ? "（并列）" : ""}`;
}

/** Columns of a printed table: what is usually looked at first, as many as fit across a page. */
const PRINTED_COLUMNS = 9;

export function tableWords(evaluation: Evaluation): TableWords {
  const all = columnsOf(evaluation);
  const labels = SHOWN_FIRST.map((id) => evaluation.indicators.find((indicator) => indicator.id === id)?.label);
  const others = evaluation.indicators.filter(({ id }) => id !== evaluation.rankedBy.id);
  const leading = all.slice(0, all.length - others.length);
  const rest = labels.flatMap((label) => all.filter((column) => column.title === label && !leading.includes(column)));
  const columns = [...leading, ...rest].slice(0, PRINTED_COLUMNS);
  return {
    title: `${evaluation.subjectLabel}评价表（${evaluation.span.label}，按${evaluation.rankedBy.label}排名）`,
    columns: columns.map(({ title, isFigure }) => ({ title, isFigure })),
    rows: evaluation.rows.map((row) => columns.map((column) => column.words(row))),
    notes: notesOf(evaluation),
  };
}

export function notesOf({ rows, minimumSample, scheme, rankedBy, indicators, total }: Evaluation): string[] {
  const excused = indicators.flatMap(({ label, excused: id }) => {
    const count = id === null ? 0 : (total.counters[id] ?? 0);
    return count > 0 ? [`${label}含申诉剔除 ${count} 件。`] : [];
  });
  return [
    ...(rows.some((row) => row.isTooFew) ? [`不足 ${minimumSample} 件的不排名。`] : []),
    ...(rankedBy.id === "score" && scheme
      ? [
          `评分按“${scheme.name}”，${scheme.effectiveFrom} 起生效，${scheme.source ? `依据${scheme.source}` : "权重待本机关确认"}。`,
        ]
      : []),
    ...excused,
  ];
}
