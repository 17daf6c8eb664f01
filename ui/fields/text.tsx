import { InputNumber } from "antd";
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

function asText(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
