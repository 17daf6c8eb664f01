import { Select } from "antd";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { unitOptions, useUnits } from "#kernel/people/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import type { PlanPage } from "../../contract.ts";
import { LIGHTS, TASK_ORIGINS, TASK_STATES } from "../../model/labels.ts";
import type { PlanAddress } from "./use-plan-address.ts";

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
/** After the last key: asking at every letter would flicker. */
const TYPING_MS = 300;

/** What is shown of the tasks, by the address: every view, the export and the link follow it. */
export function TaskFilters({ plan, address }: { readonly plan: PlanPage; readonly address: PlanAddress }) {
  const { units } = useUnits();
  const { asked, change } = address;
  const known = new Set(plan.byUnit.map((unit) => unit.unitId));
  const many = (name: "lights" | "states" | "origins", label: string, labels: Readonly<Record<string, string>>) => (
    <Select
      aria-label={label}
      placeholder={label}
      mode="multiple"
      maxTagCount="responsive"
      size="small"
      options={optionsOf(labels)}
      value={(asked[name] ?? "").split(",").filter(Boolean)}
      onChange={(values: string[]) => change({ [name]: values.join(",") || null })}
    />
  );
  return (
    <div className="plan-filters no-print">
      {many("lights", "灯", LIGHTS)}
      {many("states", "状态", TASK_STATES)}
      {many("origins", "来源", TASK_ORIGINS)}
      <Select
        aria-label="单位"
        placeholder="单位"
        size="small"
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        options={unitOptions(units.filter((unit) => known.size === 0 || known.has(unit.id))).map(
          ({ value, label }) => ({
            value,
            label,
          }),
        )}
        value={asked.unitId ?? null}
        onChange={(unitId: string | undefined) => change({ unitId: unitId ?? null })}
      />
      <TextFilter value={asked.text ?? ""} onText={(text) => change({ text: text || null })} />
      {address.isFiltered && (
        <Button look="plain" size="small" icon={X} onClick={address.clear}>
          清除
        </Button>
      )}
    </div>
  );
}

function TextFilter({ value, onText }: { readonly value: string; readonly onText: (text: string) => void }) {
  const [text, setText] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed counts, not how often the page is drawn.
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onText(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <SearchBox label="任务里的字" value={text} onText={setText} />;
}
