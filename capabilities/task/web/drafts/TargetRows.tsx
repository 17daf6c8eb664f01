import { DatePicker, InputNumber, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { Plus, X } from "lucide-react";
import { parsePlainDate } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import type { DraftTarget } from "../../model/draft/correction.ts";
import { COMPARATOR_OPTIONS } from "../parts/words.ts";

interface TargetRowsProps {
  readonly targets: readonly DraftTarget[];
  readonly onChange: (targets: readonly DraftTarget[]) => void;
}

const EMPTY: DraftTarget = {
  subject: "",
  comparator: "at_least",
  value: 0,
  unit: "",
  direction: "up",
  baseline: null,
  per: null,
  due: null,
};
/** Which way is good follows from the comparison, except where only the amount of a change is given. */
const DIRECTIONS: Partial<Record<DraftTarget["comparator"], DraftTarget["direction"]>> = {
  at_least: "up",
  more_than: "up",
  at_most: "down",
  less_than: "down",
  equal: "none",
};

/** 量化目标 of a task: what, how it is compared, how much, by when. */
export function TargetRows({ targets, onChange }: TargetRowsProps) {
  const change = (at: number, part: Partial<DraftTarget>) =>
    onChange(targets.map((target, i) => (i === at ? { ...target, ...part } : target)));
  return (
    <fieldset className="target-rows">
      <legend className="field-label">量化目标</legend>
      {targets.map((target, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a target has no other identity than its place.
        <div key={at} className="target-row">
          <input
            className="input"
            aria-label={`目标 ${at + 1} 的对象`}
            placeholder="数什么"
            value={target.subject}
            onChange={(event) => change(at, { subject: event.target.value })}
          />
          <Select
            aria-label={`目标 ${at + 1} 的比较`}
            options={[...COMPARATOR_OPTIONS]}
            value={target.comparator}
            onChange={(comparator: DraftTarget["comparator"]) =>
              change(at, { comparator, direction: DIRECTIONS[comparator] ?? target.direction })
            }
          />
          <InputNumber
            aria-label={`目标 ${at + 1} 的数值`}
            value={target.value}
            onChange={(value) => typeof value === "number" && change(at, { value })}
          />
          <input
            className="input"
            aria-label={`目标 ${at + 1} 的单位`}
            placeholder="单位"
            value={target.unit}
            onChange={(event) => change(at, { unit: event.target.value })}
          />
          <DatePicker
            aria-label={`目标 ${at + 1} 的日期`}
            placeholder="到期日"
            value={target.due ? dayjs(target.due) : null}
            onChange={(day: Dayjs | null) => change(at, { due: day ? parsePlainDate(day.format("YYYY-MM-DD")) : null })}
          />
          <Button
            look="plain"
            size="small"
            icon={X}
            aria-label={`去掉目标 ${at + 1}`}
            onClick={() => onChange(targets.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button look="plain" size="small" icon={Plus} onClick={() => onChange([...targets, EMPTY])}>
        加一个目标
      </Button>
    </fieldset>
  );
}
