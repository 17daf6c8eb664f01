import { Checkbox, Popover } from "antd";
import { Columns3 } from "lucide-react";
import { Button } from "../controls/Button.tsx";

interface ColumnChoiceProps<C extends string> {
  readonly columns: readonly { readonly id: C; readonly title: string }[];
  readonly shown: readonly C[];
  readonly onChange: (shown: readonly C[]) => void;
}

/** 列: which columns of a list are shown. */
export function ColumnChoice<C extends string>({ columns, shown, onChange }: ColumnChoiceProps<C>) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-choice">
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              checked={shown.includes(column.id)}
              onChange={(event) =>
                onChange(
                  columns
                    .map((other) => other.id)
                    .filter((id) => (id === column.id ? event.target.checked : shown.includes(id))),
                )
              }
            >
              {column.title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button look="plain" size="small" icon={Columns3}>
        列
      </Button>
    </Popover>
  );
}
