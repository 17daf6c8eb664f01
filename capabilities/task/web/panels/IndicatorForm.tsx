import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { MINUTE_MS } from "#base/instant.ts";
import { getMeasureDefinitions } from "#kernel/measure/contract.ts";
import { listDivisions } from "#kernel/people/contract.ts";
import { type CallOutput, call } from "#ui/call.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldOption } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { createIndicator, type getIndicator } from "../../contract.ts";
import { FormulaPreview } from "./FormulaPreview.tsx";
import {
  FORMULA_FIELDS,
  formulaFields,
  formulaOf,
  kindChosen,
  needsBaseline,
  type Offered,
  valueOfFormula,
} from "./formula-form.ts";

const INITIAL: FormValue = { direction: "up", source: "typed", matterKind: "report", measure: "ratio" };

interface IndicatorFormProps {
  readonly taskId: string;
  /** 改公式: the computed indicator whose place the new one takes. */
  readonly former?: CallOutput<typeof getIndicator>;
  readonly onDone: () => void;
}

/** A target of a task: where it began, where it must be, by when, and whether it is typed or computed from the record. */
export function IndicatorForm({ taskId, former, onDone }: IndicatorFormProps) {
  const initial = former?.formula
    ? {
        ...{ label: former.label, unit: former.unit, direction: former.direction, target: former.target },
        ...{ baseline: former.baseline, dueOn: former.dueOn, ...valueOfFormula(former.formula) },
      }
    : INITIAL;
  const [value, setValue] = useState<FormValue>(initial);
  const offered = useOffered(value);
  const formula = formulaOf(value);
  return (
    <EditForm
      draftKey={`task.indicator.${former?.id ?? taskId}`}
      fields={[
        { name: "label", label: "指标名称", type: "text", isRequired: true },
        { name: "unit", label: "计量单位", type: "text", isRequired: false },
        {
          name: "direction",
          label: "方向",
          type: "choice",
          isRequired: true,
          options: [
            { value: "up", label: "不低于" },
            { value: "down", label: "不高于" },
            { value: "none", label: "等于" },
          ],
        },
        { name: "target", label: "目标值", type: "number", isRequired: true },
        { name: "baseline", label: "基数", type: "number", isRequired: needsBaseline(value) },
        { name: "dueOn", label: "到期日", type: "date", isRequired: false },
        ...formulaFields(value, offered),
      ]}
      initial={initial}
      schema={createIndicator.body}
      // Which fields there are follows from these, and a kept draft is not told at the beginning.
      unkept={FORMULA_FIELDS}
      onChanged={setValue}
      inputOf={(written) => ({
        taskId,
        label: written.label ?? "",
        unit: written.unit ?? "",
        direction: written.direction,
        baseline: written.baseline ?? null,
        target: written.target,
        dueOn: written.dueOn ?? null,
        formula: formulaOf(written),
        replacesId: former?.id ?? null,
      })}
      sendLabel={former ? "换成这个公式" : "设立"}
      send={(body) => call(createIndicator, { body })}
      onDone={onDone}
      onCancel={onDone}
    >
      {formula && <FormulaPreview taskId={taskId} formula={formula} value={value} />}
    </EditForm>
  );
}

const NONE: readonly FieldOption[] = [];

function useOffered(value: FormValue): Offered {
  const kind = kindChosen(value);
  const definitions = useCall(getMeasureDefinitions, { query: { kind } });
  const divisions = useCall(listDivisions, {});
  const { fieldOptions } = useSession();
  const classes = useQueries({
    queries: fieldOptions
      .filter(({ type }) => type === "issueClass")
      .map(({ type, load }) => ({ queryKey: ["field options", type], queryFn: load, staleTime: 10 * MINUTE_MS })),
  });
  return {
    definitions: definitions.data,
    classes: classes[0]?.data ?? NONE,
    divisions: (divisions.data ?? []).map(({ code, name }) => ({ value: code, label: name, hint: code })),
  };
}
