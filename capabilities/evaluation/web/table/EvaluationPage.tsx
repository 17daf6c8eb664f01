import "../evaluation.css";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { type Evaluation, getEvaluation } from "../../contract.ts";
import { useClassNames } from "../use-class-names.ts";
import { EvaluationHead } from "./EvaluationHead.tsx";
import { EvaluationTable } from "./EvaluationTable.tsx";
import { FigurePanel } from "./FigurePanel.tsx";
import { Tiles } from "./Tiles.tsx";
import { TrendCard } from "./TrendCard.tsx";
import { useEvaluationAddress } from "./use-evaluation-address.ts";

/** Whose figure is open when it is the sum of all. */
const WHOLE = "whole";

/** 综合评价: who stands where, how it went, and the matters behind every figure. */
export default function EvaluationPage() {
  const [asked, change] = useEvaluationAddress();
  const [rowKey] = useAddress("row");
  const [figure] = useAddress("figure");
  const isNarrow = useIsNarrow();
  const answer = useCall(getEvaluation, { query: asked }, { keepsFormer: true });
  const className = useClassNames(answer.data?.subject === "class");
  const evaluation = answer.data && named(answer.data, className);
  if (answer.error && !evaluation) return <ProblemState problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!evaluation) return <Waiting />;
  const row = evaluation.rows.find((one) => (one.key ?? "none") === rowKey) ?? null;
  const open = (key: string | null, indicator: string) => change({ row: key ?? "none", figure: indicator });
  const close = () => change({ row: null, figure: null });
  const isOpen = figure !== null && (row !== null || rowKey === WHOLE);
  const panel = isOpen && (
    <FigurePanel
      evaluation={evaluation}
      row={row}
      figure={figure}
      onFigure={(id) => change({ figure: id })}
      onClose={close}
      isFramed={!isNarrow}
    />
  );
  return (
    <div className="evaluation">
      <EvaluationHead evaluation={evaluation} asked={asked} onChange={change} />
      {answer.error && <p className="evaluation-old">{answer.error.message}；下面是上一次的数字</p>}
      <Tiles evaluation={evaluation} onOpen={(indicator) => open(WHOLE, indicator)} />
      {evaluation.rows.length === 0 ? (
        <EmptyState title="这个期间没有数字">
          数字在办理之后一分钟内计入。换一个期间，或者换一类对象看看；只看得到您的数据范围之内的。
        </EmptyState>
      ) : (
        <div className="evaluation-body" data-open={(isOpen && !isNarrow) || undefined}>
          <div className="evaluation-main">
            <EvaluationTable
              evaluation={evaluation}
              selectedKey={row?.key ?? null}
              figure={figure}
              onOpen={open}
              isNarrow={isNarrow}
            />
            {evaluation.months.length > 0 && <TrendCard evaluation={evaluation} row={row} />}
          </div>
          {!isNarrow && panel}
        </div>
      )}
      {isNarrow && isOpen && (
        <SidePanel title={row?.label ?? "合计"} onClose={close}>
          {panel}
        </SidePanel>
      )}
    </div>
  );
}

function named(evaluation: Evaluation, className: (key: string) => string): Evaluation {
  if (evaluation.subject !== "class") return evaluation;
  return {
    ...evaluation,
    rows: evaluation.rows.map((row) => ({ ...row, label: row.key ? className(row.key) : row.label })),
  };
}
