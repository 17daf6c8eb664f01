import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo } from "react";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import type { Evaluation, EvaluationIndicator, EvaluationRow } from "../../contract.ts";
import { SHOWN_FIRST } from "../../model/subject.ts";
import { notesOf, rankWords } from "../../model/table-words.ts";
import { countWords, percentWords, scoreWords } from "../../model/words.ts";
import { Sparkline } from "./Sparkline.tsx";

interface EvaluationTableProps {
  readonly evaluation: Evaluation;
  readonly selectedKey: string | null;
  readonly figure: string | null;
  readonly onOpen: (key: string | null, indicator: string) => void;
  readonly isNarrow: boolean;
}

/** Beside rank, name and what is ranked by: how many columns are shown before one chooses. */
const SHOWN_AT_FIRST = 3;

export function EvaluationTable({ evaluation, selectedKey, figure, onOpen, isNarrow }: EvaluationTableProps) {
  const columns = useMemo(
    () => (isNarrow ? narrowColumns(evaluation, onOpen) : columnsOf(evaluation, figure, selectedKey, onOpen)),
    [evaluation, figure, selectedKey, isNarrow, onOpen],
  );
  const notes = notesOf(evaluation);
  return (
    <section className="card evaluation-table">
      <DataTable<EvaluationRow>
        key={`${evaluation.subject} ${isNarrow}`}
        label={`${evaluation.subjectLabel}评价表`}
        columns={columns}
        rows={evaluation.rows}
        keyOf={(row) => row.key ?? "none"}
        selectedKey={selectedKey}
        rowHeight={isNarrow ? 56 : 36}
        onSelect={(row) => onOpen(row.key, evaluation.rankedBy.id)}
        tools={<span className="t12 faint">{notes.join("")}</span>}
      />
    </section>
  );
}

function columnsOf(
  evaluation: Evaluation,
  figure: string | null,
  selectedKey: string | null,
  onOpen: EvaluationTableProps["onOpen"],
): DataColumn<EvaluationRow>[] {
  const { rankedBy, indicators, subjectLabel, months, scheme } = evaluation;
  const ranked = indicators.find(({ id }) => id === rankedBy.id);
  const others = indicators.filter(({ id }) => id !== rankedBy.id);
  const usual = SHOWN_FIRST.filter((id) => others.some((one) => one.id === id)).slice(0, SHOWN_AT_FIRST);
  return [
    {
      id: "rank",
      title: "名次",
      width: "64px",
      render: (row) => <Rank row={row} />,
      text: rankWords,
      sortBy: (row) => row.rank,
    },
    {
      id: "name",
      title: subjectLabel,
      width: "minmax(112px, 1fr)",
      render: (row) => (
        <span className="medium" title={row.label}>
          {row.label}
          {row.group && <span className="faint t12">　{row.group}</span>}
        </span>
      ),
      text: (row) => row.label,
      sortBy: (row) => row.label,
    },
    {
      id: `ranked.${rankedBy.id}`,
      title: rankedBy.label,
      width: "152px",
      align: "right",
      render: (row) => <Bar row={row} evaluation={evaluation} />,
      text: (row) => (ranked ? percentWords(row.ratios[ranked.id] ?? null) : scoreWords(row.score?.total ?? null)),
      sortBy: (row) => (ranked ? (row.ratios[ranked.id] ?? null) : (row.score?.total ?? null)),
    },
    ...(months.length > 0
      ? [
          {
            id: "trend",
            title: "近 6 个月",
            width: "84px",
            render: (row: EvaluationRow) => <Sparkline values={row.trend.slice(-6)} label={`${row.label}近 6 个月`} />,
          },
        ]
      : []),
    ...(scheme && ranked
      ? [
          {
            id: "score",
            title: "综合得分",
            width: "84px",
            align: "right" as const,
            render: (row: EvaluationRow) => scoreWords(row.score?.total ?? null),
            text: (row: EvaluationRow) => scoreWords(row.score?.total ?? null),
            sortBy: (row: EvaluationRow) => row.score?.total ?? null,
          },
        ]
      : []),
    ...others
      .toSorted((a, b) => placeOf(usual, a.id) - placeOf(usual, b.id))
      .map((indicator) => ({
        ...columnOf(indicator, figure, selectedKey, onOpen),
        isInitiallyHidden: !usual.includes(indicator.id),
      })),
  ];
}

const placeOf = (usual: readonly string[], id: string) => {
  const at = usual.indexOf(id);
  return at < 0 ? usual.length : at;
};

function columnOf(
  { id, label, isRatio, formula }: EvaluationIndicator,
  figure: string | null,
  selectedKey: string | null,
  onOpen: EvaluationTableProps["onOpen"],
): DataColumn<EvaluationRow> {
  const words = (row: EvaluationRow) =>
    isRatio ? percentWords(row.ratios[id] ?? null) : countWords(row.counters[id] ?? 0);
  return {
    id,
    title: label,
    width: `${Math.max(76, label.length * 13 + 8)}px`,
    align: "right",
    render: (row) => (
      <button
        type="button"
        className="figure"
        title={formula}
        data-count={!isRatio || undefined}
        aria-pressed={figure === id && selectedKey === row.key}
        onClick={(event) => {
          event.stopPropagation();
          onOpen(row.key, id);
        }}
      >
        {words(row)}
      </button>
    ),
    text: words,
    sortBy: (row) => (isRatio ? (row.ratios[id] ?? null) : (row.counters[id] ?? 0)),
  };
}

function narrowColumns(evaluation: Evaluation, onOpen: EvaluationTableProps["onOpen"]): DataColumn<EvaluationRow>[] {
  const [rank, name, ranked] = columnsOf(evaluation, null, null, onOpen);
  if (!rank || !name || !ranked) return [];
  return [
    { ...rank, width: "44px" },
    { ...name, width: "minmax(0, 1fr)" },
    { ...ranked, width: "104px" },
  ];
}

function Rank({ row }: { readonly row: EvaluationRow }) {
  const { rank, rankBefore, isTied, isTooFew } = row;
  if (rank === null) return <span className="faint t12">{isTooFew ? "样本少" : "—"}</span>;
  const by = rankBefore === null ? null : rankBefore - rank;
  return (
    <span className="evaluation-rank">
      <b title={isTied ? "并列" : undefined}>
        {rank}
        {isTied && <span className="visually-hidden">并列</span>}
      </b>
      {by !== null && (
        <i>
          {by === 0 ? "—" : by > 0 ? <ArrowUp size={12} aria-label="升" /> : <ArrowDown size={12} aria-label="降" />}
          {by !== 0 && Math.abs(by)}
        </i>
      )}
    </span>
  );
}

/** The bar is drawn over the range of the table, so that 97 and 93 can be told apart; it says so on hover. */
function Bar({ row, evaluation }: { readonly row: EvaluationRow; readonly evaluation: Evaluation }) {
  const { rankedBy, rows } = evaluation;
  const rankedValue = (one: EvaluationRow) =>
    rankedBy.id === "score" ? (one.score?.total ?? null) : (one.ratios[rankedBy.id] ?? null);
  const value = rankedValue(row);
  const values = rows.flatMap((one) => rankedValue(one) ?? []);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // The least keeps a third of the bar: a length of nothing would say none.
  const share = value === null ? 0 : most === least ? 1 : 0.33 + (0.67 * (value - least)) / (most - least);
  return (
    <span className="evaluation-bar">
      <span
        className="bar"
        hidden={value === null}
        title={`条长以本表最低 ${least?.toFixed(1)} 至最高 ${most?.toFixed(1)} 为范围`}
      >
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <b>{rankedBy.id === "score" ? scoreWords(value) : percentWords(value)}</b>
    </span>
  );
}
