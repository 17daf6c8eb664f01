import { X } from "lucide-react";
import { listMeasuredMatters } from "#kernel/measure/contract.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useCall } from "#ui/use-call.ts";
import type { Evaluation, EvaluationRow } from "../../contract.ts";
import { countWords, percentWords, scoreWords } from "../../model/words.ts";
import { MatterLines } from "../matters/MatterLines.tsx";
import { Concentration } from "./Concentration.tsx";
import { mattersAddress, queryOf } from "./figure-query.ts";

interface FigurePanelProps {
  readonly evaluation: Evaluation;
  /** Null: the sum of all. */
  readonly row: EvaluationRow | null;
  readonly figure: string;
  readonly onFigure: (id: string) => void;
  readonly onClose: () => void;
  readonly isFramed: boolean;
}

/** What a figure is made of: how it is counted, where it gathers, and its matters. */
export function FigurePanel({ evaluation, row, figure, onFigure, onClose, isFramed }: FigurePanelProps) {
  const { indicators, total } = evaluation;
  const indicator = indicators.find(({ id }) => id === figure);
  const owner = row?.label ?? `全部${evaluation.subjectLabel}`;
  const figures = row ?? total;
  const title =
    figure === "score"
      ? `${owner}，综合得分 ${scoreWords(row?.score?.total ?? null)}`
      : indicator?.isRatio
        ? `${owner}，${indicator.label} ${percentWords(figures.ratios[figure] ?? null)}`
        : `${owner}，${indicator?.label ?? nameOf(evaluation, figure)} ${countWords(figures.counters[figure] ?? 0)} 件`;
  return (
    <aside className="evaluation-panel" data-framed={isFramed || undefined} aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          <p className="t12 muted">
            {evaluation.span.label}
            {indicator && !indicator.isRatio && "；下面的案卷加起来就是这个数"}
          </p>
        </div>
        {isFramed && <Button look="plain" size="small" icon={X} aria-label="关上" onClick={onClose} />}
      </header>
      <div className="evaluation-panel-body">
        {figure === "score" ? (
          <ScoreParts evaluation={evaluation} row={row} onFigure={onFigure} />
        ) : (
          indicator && (
            <p className="evaluation-formula">
              <b>怎么数的</b>
              {indicator.formula}
              {indicator.note && `。${indicator.note}`} {!indicator.isConfirmed && <Unconfirmed />}
            </p>
          )
        )}
        {indicator?.isRatio && (
          <ul className="evaluation-parts">
            {indicator.opens.map(({ id, label }) => (
              <li key={id}>
                <span>{label}</span>
                <button type="button" className="figure" data-count onClick={() => onFigure(id)}>
                  {countWords(figures.counters[id] ?? 0)}
                </button>
              </li>
            ))}
          </ul>
        )}
        <Excused evaluation={evaluation} figures={figures} figure={figure} onFigure={onFigure} />
        {figure !== "score" && !indicator?.isRatio && <Matters evaluation={evaluation} row={row} counter={figure} />}
      </div>
    </aside>
  );
}

function nameOf({ indicators }: Evaluation, id: string): string {
  return indicators.flatMap((one) => one.opens).find((part) => part.id === id)?.label ?? "申诉剔除";
}

interface PartProps {
  readonly evaluation: Evaluation;
  readonly row: EvaluationRow | null;
  readonly onFigure: (id: string) => void;
}

function ScoreParts({ evaluation, row, onFigure }: PartProps) {
  const { scheme, indicators } = evaluation;
  const score = row?.score;
  if (!scheme || !score) return <p className="panel-note">没有可以评分的数字。</p>;
  return (
    <>
      <p className="evaluation-formula">
        <b>怎么评的</b>
        {scheme.name}，{scheme.effectiveFrom} 起生效，{scheme.source || <Unconfirmed why="权重是常见做法" />}
      </p>
      <ul className="evaluation-parts">
        {score.items.map(({ label, indicator, weight, points }) => (
          <li key={label}>
            <span>
              {label}
              <span className="faint t12">　权重 {weight}</span>
            </span>
            {points === null ? (
              <span className="faint t12">没有数据，不计</span>
            ) : indicators.some(({ id }) => id === indicator) ? (
              <button type="button" className="figure" data-count onClick={() => onFigure(indicator)}>
                {scoreWords(points)}
              </button>
            ) : (
              <b>{scoreWords(points)}</b>
            )}
          </li>
        ))}
        {score.deductions.map(({ label, count, points }) => (
          <li key={label}>
            <span>
              扣：{label}
              <span className="faint t12">　{count} 件</span>
            </span>
            <b>{points > 0 ? `−${scoreWords(points)}` : "0"}</b>
          </li>
        ))}
        <li>
          <span>合计{score.grade && `，${score.grade}`}</span>
          <b>{scoreWords(score.total)}</b>
        </li>
      </ul>
    </>
  );
}

interface ExcusedProps {
  readonly evaluation: Evaluation;
  readonly figures: { readonly counters: Readonly<Record<string, number>> };
  readonly figure: string;
  readonly onFigure: (id: string) => void;
}

/** A granted appeal changes the figure and is seen in it. */
function Excused({ evaluation, figures, figure, onFigure }: ExcusedProps) {
  const indicator = evaluation.indicators.find(({ id }) => id === figure);
  const parts = indicator
    ? evaluation.indicators.filter(({ id }) => indicator.opens.some((part) => part.id === id))
    : [];
  const found = [...new Set([indicator, ...parts].flatMap((one) => one?.excused ?? []))].filter(
    (id) => (figures.counters[id] ?? 0) > 0,
  );
  return found.map((id) => (
    <p key={id} className="panel-note">
      含申诉剔除{" "}
      <button type="button" className="figure" data-count onClick={() => onFigure(id)}>
        {figures.counters[id]}
      </button>{" "}
      件，办理时间照实保留
    </p>
  ));
}

interface MattersProps {
  readonly evaluation: Evaluation;
  readonly row: EvaluationRow | null;
  readonly counter: string;
}

/** Of a long list the first; the rest is a page of its own. */
const SHOWN = 30;

function Matters({ evaluation, row, counter }: MattersProps) {
  const query = queryOf(evaluation, row, counter);
  const matters = useCall(listMeasuredMatters, { query: { ...query, limit: SHOWN } });
  if (matters.error) return <ProblemState problem={matters.error} onRetry={() => void matters.refetch()} />;
  if (!matters.data) return <Waiting />;
  const { rows, count, hidden } = matters.data;
  if (count === 0) return <p className="panel-note">没有案卷。</p>;
  return (
    <>
      <Concentration evaluation={evaluation} query={query} counter={counter} />
      <MatterLines rows={rows} />
      <footer className="evaluation-panel-foot">
        <ButtonLink to={mattersAddress(query)}>打开全部 {countWords(count)} 件</ButtonLink>
        {hidden > 0 && <span className="t12 faint">其中 {hidden} 件已转到您的数据范围之外</span>}
      </footer>
    </>
  );
}
