import { Select } from "antd";
import { useId } from "react";
import { listDivisions } from "#kernel/people/contract.ts";
import { useCall } from "#ui/use-call.ts";

interface DivisionFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** 归属区划 of rows that have no place, or one outside the city. */
export function DivisionField({ value, onChange }: DivisionFieldProps) {
  const id = useId();
  const { data } = useCall(listDivisions, {});
  const options = (data ?? []).map((division) => ({ value: division.code, label: division.name }));
  return (
    <div className="mapping-line">
      <label htmlFor={id}>归属区划</label>
      <div>
        <Select
          id={id}
          className="wide"
          showSearch={{ optionFilterProp: "label" }}
          options={options.length > 0 ? options : [{ value, label: value }]}
          value={value}
          onChange={onChange}
        />
      </div>
      <p className="t12 faint">位置不明、或在市外的行归到这里</p>
    </div>
  );
}
