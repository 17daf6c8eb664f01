import { call } from "#ui/call.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { createIndicator } from "../../contract.ts";

/** A target of a task: where it began, where it must be, by when. */
export function IndicatorForm({ taskId, onDone }: { readonly taskId: string; readonly onDone: () => void }) {
  return (
    <EditForm
      draftKey={`task.indicator.${taskId}`}
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
        { name: "baseline", label: "基数", type: "number", isRequired: false },
        { name: "dueOn", label: "到期日", type: "date", isRequired: false },
      ]}
      initial={{ direction: "up" }}
      schema={createIndicator.body}
      inputOf={(value) => ({
        taskId,
        label: value.label ?? "",
        unit: value.unit ?? "",
        direction: value.direction,
        baseline: value.baseline ?? null,
        target: value.target,
        dueOn: value.dueOn ?? null,
      })}
      sendLabel="设立"
      send={(body) => call(createIndicator, { body })}
      onDone={onDone}
      onCancel={onDone}
    />
  );
}
