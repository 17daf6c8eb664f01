import { DatePicker, Drawer, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useId } from "react";
import { addMillis, DAY_MS, formatInstant, parseInstant, shanghaiTime } from "#base/instant.ts";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { listDivisions, listUnits } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useCall } from "#ui/use-call.ts";
import { LIGHT_WORDS } from "#ui/work/light.tsx";
import { VIEW_WORDS } from "./FilterChips.tsx";
import { type FilterName, type FilterQuery, listIn } from "./filter-address.ts";
import { useKinds } from "./views.ts";

interface FilterDrawerProps {
  readonly filter: FilterQuery;
  /** Rows on screen: the classes among them are offered. */
  readonly rows: readonly MatterListRow[];
  readonly onFilter: (filter: FilterQuery) => void;
  readonly onClose: () => void;
}

/** 筛选: every member works at once, so that the list behind shows what it does. */
export function FilterDrawer({ filter, rows, onFilter, onClose }: FilterDrawerProps) {
  const kinds = useKinds();
  const units = useCall(listUnits, {});
  const divisions = useCall(listDivisions, {});
  const set = (name: FilterName, value: string | undefined) => {
    const { [name]: _former, ...rest } = filter;
    onFilter(value ? { ...rest, [name]: value } : rest);
  };
  const many = (name: FilterName) => ({
    mode: "multiple" as const,
    allowClear: true,
    optionFilterProp: "label",
    value: listIn(filter[name]),
    onChange: (values: string[]) => set(name, values.join(",")),
  });
  const one = (name: FilterName) => ({
    allowClear: true,
    showSearch: { optionFilterProp: "label" },
    value: filter[name] ?? null,
    onChange: (value: string | null) => set(name, value ?? undefined),
  });
  const ofKinds = (list: "states" | "flags" | "sources") =>
    unique(kinds.filter((kind) => !filter.kind || kind.kind === filter.kind).flatMap((kind) => kind[list]));
  const subjects = [...new Set([...rows.map((row) => row.subject), ...listIn(filter.subjects)])];
  return (
    <Drawer
      title="筛选"
      open
      onClose={onClose}
      size={360}
      mask={false}
      footer={
        <div className="row">
          <Button look="plain" onClick={() => onFilter({ view: filter.view ?? "todo" })}>
            全部清除
          </Button>
          <span className="grow" />
          <Button look="filled" onClick={onClose}>
            看结果
          </Button>
        </div>
      }
    >
      <Line label="范围">
        {(id) => (
          <Select
            id={id}
            value={filter.view ?? "todo"}
            options={Object.entries(VIEW_WORDS).map(([value, label]) => ({ value, label }))}
            onChange={(value) => set("view", value)}
          />
        )}
      </Line>
      <Line label="编号、地点、内容">
        {(id) => (
          <input
            id={id}
            className="input"
            type="search"
            defaultValue={filter.text}
            onBlur={(event) => set("text", event.target.value.trim())}
            onKeyDown={(event) => event.key === "Enter" && set("text", event.currentTarget.value.trim())}
          />
        )}
      </Line>
      {kinds.length > 1 && (
        <Line label="事项">
          {(id) => (
            <Select id={id} {...one("kind")} options={kinds.map(({ kind, label }) => ({ value: kind, label }))} />
          )}
        </Line>
      )}
      <Line label="状态">{(id) => <Select id={id} {...many("states")} options={ofKinds("states")} />}</Line>
      <Line label="灯">
        {(id) => (
          <Select
            id={id}
            {...many("lights")}
            options={Object.entries(LIGHT_WORDS).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Line>
      <Line label="类别">
        {(id) => (
          <Select
            id={id}
            {...many("subjects")}
            mode="tags"
            options={subjects.map((value) => ({ value, label: value }))}
          />
        )}
      </Line>
      <Line label="标记">{(id) => <Select id={id} {...many("flags")} options={ofKinds("flags")} />}</Line>
      <Line label="来源">{(id) => <Select id={id} {...many("sources")} options={ofKinds("sources")} />}</Line>
      <Line label="单位">
        {(id) => (
          <Select
            id={id}
            {...one("unitId")}
            options={(units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
          />
        )}
      </Line>
      <Line label="区域">
        {(id) => (
          <Select
            id={id}
            {...one("divisionCode")}
            options={(divisions.data ?? []).map((division) => ({ value: division.code, label: division.name }))}
          />
        )}
      </Line>
      <Line label="上报时间">
        {(id) => (
          <DatePicker.RangePicker
            id={{ start: id, end: `${id}-end` }}
            allowEmpty={[true, true]}
            value={[dayOf(filter.openedFrom), dayOf(filter.openedTo, -DAY_MS)]}
            onChange={(range) => {
              const { openedFrom: _from, openedTo: _to, ...rest } = filter;
              const [from, to] = [range?.[0], range?.[1]];
              onFilter({
                ...rest,
                ...(from ? { openedFrom: beginOf(from) } : {}),
                ...(to ? { openedTo: addMillis(beginOf(to), DAY_MS) } : {}),
              });
            }}
          />
        )}
      </Line>
      <Line label="定位">
        {(id) => (
          <Select
            id={id}
            {...one("isLocated")}
            options={[
              { value: "true", label: "已定位" },
              { value: "false", label: "还没定位" },
            ]}
          />
        )}
      </Line>
    </Drawer>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field filter-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function unique(items: readonly { id: string; label: string }[]) {
  return [...new Map(items.map(({ id, label }) => [id, { value: id, label }])).values()];
}

// Days are China's, whatever the zone of the desk. The range includes its last day; the filter ends before an instant.
function dayOf(instant: string | undefined, shiftMs = 0): Dayjs | null {
  return instant ? dayjs(formatInstant(addMillis(parseInstant(instant), shiftMs)).slice(0, 10)) : null;
}
function beginOf(day: Dayjs) {
  return shanghaiTime(`${day.format("YYYY-MM-DD")} 00:00`);
}
