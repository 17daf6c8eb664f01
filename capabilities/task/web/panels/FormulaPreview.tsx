import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ApiProblem, type CallOutput, call } from "#ui/call.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { type Formula, FormulaSchema, previewFormula } from "../../contract.ts";
import { formatValue } from "../parts/words.ts";

interface FormulaPreviewProps {
  readonly taskId: string;
  readonly formula: Formula;
  /** Of the form: baseline, direction and target. */
  readonly value: FormValue;
}

/** 试算: what the formula says in words, what it counts today, and whether that reaches the target. */
export function FormulaPreview({ taskId, formula, value }: FormulaPreviewProps) {
  const isWhole = FormulaSchema.safeParse(formula).success;
  const baseline = typeof value.baseline === "number" ? value.baseline : null;
  const body = { taskId, formula, baseline };
  const { data, error } = useQuery<CallOutput<typeof previewFormula>, ApiProblem>({
    queryKey: [previewFormula.path, body],
    queryFn: ({ signal }) => call(previewFormula, { body }, signal),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!isWhole) return <p className="panel-note">选好要数的，这里就试算给你看</p>;
  if (error)
    return (
      <p className="edit-problem" role="alert">
        {error instanceof ApiProblem ? error.message : "试算不了"}
      </p>
    );
  if (!data) return <p className="panel-note">正在试算</p>;
  const unit = formula.measure === "counter" ? "" : "%";
  return (
    <section className="formula-preview" aria-label="试算">
      <p role="status">
        <b className="medium">{data.value === null ? "算不出来" : formatValue(data.value, unit)}</b>
        {verdict(data.value, value)}
      </p>
      <p className="t13">{data.sum}</p>
      <p className="t12 muted">{data.words}</p>
      <dl className="t12">
        {data.counted.map((one) => (
          <div key={one.label}>
            <dt className="muted">{one.label}</dt>
            <dd>{formatValue(one.value, "")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function verdict(value: number | null, { target, direction }: FormValue): string {
  if (value === null || typeof target !== "number") return "";
  const isReached = direction === "down" ? value <= target : direction === "none" ? value === target : value >= target;
  return isReached ? "，已达到目标" : "，未达到目标";
}
