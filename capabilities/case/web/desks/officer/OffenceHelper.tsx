import "../parts/desk.css";
import { Select } from "antd";
import { useMemo } from "react";
import { listPowers } from "#capabilities/power/contract.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import type { ActHelperProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";

/** 从权责清单选案由: found by any word of it; what is chosen writes code and name into the form. */
export default function OffenceHelper({ value, onChange }: ActHelperProps) {
  const { data } = useCall(listPowers, { query: {} });
  const options = useMemo(() => {
    const groups = Map.groupBy(data?.rows ?? [], ({ groupLabel }) => groupLabel);
    return [...groups].map(([label, rows]) => ({
      label,
      options: rows.map((row) => ({ value: row.code, label: row.name, search: `${row.code} ${row.name} ${label}` })),
    }));
  }, [data]);
  const chosen = data?.rows.find(({ code }) => code === value.offenceId);
  function choose(code: string) {
    const row = data?.rows.find((one) => one.code === code);
    if (row) onChange({ offenceId: row.code, causeOfAction: row.name });
  }
  return (
    <div className="field">
      <label htmlFor="offence-helper">从权责清单选</label>
      <Select
        id="offence-helper"
        className="wide"
        showSearch={{ optionFilterProp: "search" }}
        placeholder="输入违法行为的字词或者编号"
        options={options}
        value={chosen?.code ?? null}
        onChange={(code) => code && choose(code)}
      />
      {value.offenceId && (
        // As tall before the list has come as after, whatever it says.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="offence-facts" tabIndex={0} aria-label="依据和幅度">
          {chosen && (
            <KeyValue
              items={[
                ["违反", chosen.violated],
                ["处罚依据", chosen.penalised],
                [
                  "幅度",
                  chosen.ranges
                    .map(({ subject, words }) => `${subject} ${words ?? "由地方确定，还没有填写"}`)
                    .join("；"),
                ],
                ["先责令改正", chosen.isRectificationFirst ? "逾期不改正的才处罚" : null],
              ]}
            />
          )}
        </section>
      )}
    </div>
  );
}
