import { InputNumber } from "antd";
import { fen, formatFen } from "#base/money.ts";
import { ariaOf, type FieldKind } from "./field.ts";

export const text: FieldKind = {
  Input: (props) => (
    <input
      {...ariaOf(props)}
      className="input"
      type="text"
      autoComplete="off"
      value={asText(props.value)}
      onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
    />
  ),
  display: asText,
  print: asText,
};

export const longText: FieldKind = {
  Input: (props) => (
    <textarea
      {...ariaOf(props)}
      className="input"
      rows={3}
      value={asText(props.value)}
      onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
    />
  ),
  display: (value) => <span className="long-text">{asText(value)}</span>,
  print: asText,
};

export const number: FieldKind = {
  Input: (props) => (
    <InputNumber
      {...ariaOf(props)}
      className="wide"
      value={typeof props.value === "number" ? props.value : null}
      onChange={(value) => props.onChange(value === null ? undefined : Number(value))}
    />
  ),
  display: asText,
  print: asText,
};

/** Written in 元, kept in 分. */
export const money: FieldKind = {
  Input: (props) => (
    <InputNumber<number>
      {...ariaOf(props)}
      className="wide"
      suffix="元"
      min={0}
      precision={2}
      value={typeof props.value === "number" ? props.value / 100 : null}
      onChange={(value) => props.onChange(value === null ? undefined : Math.round(Number(value) * 100))}
    />
  ),
  display: printMoney,
  print: printMoney,
};

function printMoney(value: unknown): string {
  return typeof value === "number" ? formatFen(fen(value)) : "";
}

function asText(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
