import { DatePicker, InputNumber, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { Json } from "#base/canonical-json.ts";
import { formatInstant, parseInstant, shanghaiTime } from "#base/instant.ts";
import { ariaOf, type FieldKind } from "./field.ts";

// The picker works on wall-clock numbers of the desk; the text between is China's time, whatever the desk's zone.

export const instant: FieldKind = {
  Input: (props) => (
    <DatePicker
      {...ariaOf(props)}
      className="wide"
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      value={typeof props.value === "string" ? dayjs(formatInstant(parseInstant(props.value))) : null}
      onChange={(value: Dayjs | null) =>
        props.onChange(value ? shanghaiTime(value.format("YYYY-MM-DD HH:mm")) : undefined)
      }
    />
  ),
  display: printInstant,
  print: printInstant,
};

export const date: FieldKind = {
  Input: (props) => (
    <DatePicker
      {...ariaOf(props)}
      className="wide"
      format="YYYY-MM-DD"
      value={typeof props.value === "string" ? dayjs(props.value) : null}
      onChange={(value: Dayjs | null) => props.onChange(value ? value.format("YYYY-MM-DD") : undefined)}
    />
  ),
  display: (value) => String(value),
  print: (value) => String(value),
};

/** A length of time with its unit and the way it is counted. */
interface LimitValue {
  readonly value: number;
  readonly unit: "minute" | "hour" | "day";
  readonly basis: string;
}
const UNITS = { minute: "分", hour: "时", day: "日" } as const;
const BASES: Readonly<Record<string, string>> = {
  working: "工作",
  emergency: "紧急工作",
  natural: "自然",
  statutory: "法定",
};

export const limit: FieldKind = {
  Input: (props) => {
    const value = limitOf(props.value) ?? { value: 1, unit: "hour", basis: "working" };
    const change = (changes: Partial<LimitValue>) => props.onChange({ ...value, ...changes });
    return (
      <span className="row">
        <InputNumber
          {...ariaOf(props)}
          min={1}
          value={limitOf(props.value)?.value ?? null}
          onChange={(amount) => (amount ? change({ value: amount }) : props.onChange(undefined))}
        />
        <Select
          aria-label={`${props.spec.label}的单位`}
          style={{ width: 128 }}
          value={`${value.basis} ${value.unit}`}
          options={LIMIT_UNITS}
          onChange={(key: string) => {
            const [basis = "working", unit = "hour"] = key.split(" ");
            change({ basis, unit: unit as LimitValue["unit"] });
          }}
        />
      </span>
    );
  },
  display: printLimit,
  print: printLimit,
};

const LIMIT_UNITS = [
  "working minute",
  "working hour",
  "working day",
  "emergency hour",
  "natural hour",
  "natural day",
].map((key) => {
  const [basis = "", unit = ""] = key.split(" ");
  return { value: key, label: `${BASES[basis]}${UNITS[unit as LimitValue["unit"]]}` };
});

function printInstant(value: Json): string {
  return formatInstant(parseInstant(String(value)));
}

function printLimit(value: Json): string {
  const known = limitOf(value);
  return known ? `${known.value} ${BASES[known.basis] ?? ""}${UNITS[known.unit]}` : "";
}

function limitOf(value: Json | undefined): LimitValue | null {
  const known = value as unknown as LimitValue | null | undefined;
  return known && typeof known === "object" && typeof known.value === "number" && known.unit in UNITS ? known : null;
}
