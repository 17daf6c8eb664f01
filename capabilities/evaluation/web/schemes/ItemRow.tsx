import { DatePicker, Input, InputNumber, Select } from "antd";
import dayjs from "dayjs";
import { Trash2 } from "lucide-react";
import type { PlainDate } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SCORING_LABELS, type SchemeItem, type Scoring } from "../../model/scheme.ts";
import { bandsOf, wordsOfBands } from "./bands.ts";
import { useIndicatorNames } from "./use-indicator-names.ts";

interface ItemRowProps {
  readonly item: SchemeItem;
  readonly onChange: (item: SchemeItem) => void;
  readonly onRemove: () => void;
}

export function ItemRow({ item, onChange, onRemove }: ItemRowProps) {
  const { ratios, counters } = useIndicatorNames();
  const { scoring } = item;
  const groups =
    scoring.kind === "reduction"
      ? [{ label: "件数", options: [...counters] }]
      : [
          { label: "比率", options: [...ratios] },
          { label: "件数", options: [...counters] },
        ];
  return (
    <div className="scheme-row">
      <Input
        aria-label="评分项名称"
        value={item.label}
        onChange={(event) => onChange({ ...item, label: event.target.value })}
      />
      <Select
        aria-label="指标"
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        value={item.indicator || null}
        options={groups}
        onChange={(indicator) => onChange({ ...item, indicator: indicator ?? "" })}
      />
      <Select
        aria-label="怎么计分"
        value={scoring.kind}
        options={Object.entries(SCORING_LABELS).map(([value, label]) => ({ value: value as Scoring["kind"], label }))}
        onChange={(kind) => onChange({ ...item, classKey: "", scoring: blankScoring(kind) })}
      />
      <InputNumber
        aria-label="权重"
        min={0}
        max={100}
        value={item.weight}
        onChange={(weight) => onChange({ ...item, weight: weight ?? 0 })}
      />
      <Button look="plain" size="small" icon={Trash2} aria-label={`删去${item.label}`} onClick={onRemove} />
      {scoring.kind === "bands" && (
        <Input
          className="scheme-more"
          aria-label="分档"
          placeholder="0=100，2=90，其余=0"
          defaultValue={wordsOfBands(scoring.bands)}
          onChange={(event) => onChange({ ...item, scoring: { kind: "bands", bands: bandsOf(event.target.value) } })}
        />
      )}
      {scoring.kind === "reduction" && (
        <span className="row scheme-more">
          <DatePicker.RangePicker
            aria-label="基期"
            allowClear={false}
            value={[dayjs(scoring.baselineFrom), dayjs(scoring.baselineTo)]}
            onChange={(range) =>
              range?.[0] &&
              range[1] &&
              onChange({
                ...item,
                scoring: {
                  ...scoring,
                  baselineFrom: range[0].format("YYYY-MM-DD") as PlainDate,
                  baselineTo: range[1].format("YYYY-MM-DD") as PlainDate,
                },
              })
            }
          />
          <InputNumber
            aria-label="目标减少"
            prefix="减少"
            suffix="%"
            min={1}
            max={100}
            value={scoring.targetPercent}
            onChange={(target) => onChange({ ...item, scoring: { ...scoring, targetPercent: target ?? 1 } })}
          />
          <Input
            aria-label="只计小类"
            placeholder="小类，如 incident:0406；空着为全部"
            value={item.classKey}
            onChange={(event) => onChange({ ...item, classKey: event.target.value.trim() })}
          />
        </span>
      )}
    </div>
  );
}

function blankScoring(kind: Scoring["kind"]): Scoring {
  switch (kind) {
    case "bands":
      return { kind, bands: bandsOf("0=100，其余=0") };
    case "reduction":
      return {
        kind,
        baselineFrom: "2025-01-01" as PlainDate,
        baselineTo: "2025-12-31" as PlainDate,
        targetPercent: 25,
      };
    default:
      return { kind };
  }
}
