import { Select } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { FACILITY_STATES, type FacilityState } from "#kernel/place/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { type FacilityRow, useFacilities } from "../parts/layer-rows.ts";
import { usePlaceTabs } from "../parts/tabs.ts";
import { FacilityPanel } from "./FacilityPanel.tsx";

/** What was removed is not in the layer; its code still opens it. */
const STATES = Object.entries(FACILITY_STATES)
  .map(([value, label]) => ({ value: value as FacilityState, label }))
  .filter(({ value }) => value !== "removed");

/** 部件: every numbered thing of the survey that still stands. */
export default function FacilitiesPage() {
  const [text, setText] = useState("");
  const [classCode, setClassCode] = useAddress("class");
  const [state, setState] = useState<FacilityState | null>(null);
  const [chosen, choose] = useAddress("facility");
  const { tabs, mayChange } = usePlaceTabs();
  const isNarrow = useIsNarrow();
  const { rows: all, error, isPending, refetch } = useFacilities();
  const wanted = useDeferredValue(text.trim());
  const rows = useMemo(
    () =>
      all.filter(
        (row) =>
          (!classCode || row.classCode === classCode) &&
          (!state || row.state === state) &&
          (wanted === "" || row.code.includes(wanted) || row.name.includes(wanted) || row.cellCode?.includes(wanted)),
      ),
    [all, classCode, state, wanted],
  );
  const classes = useMemo(() => classOptions(all), [all]);
  const columns = useMemo(() => facilityColumns(isNarrow), [isNarrow]);
  return (
    <RegisterPage title="部件" note={all.length > 0 && `${formatCount(all.length)} 个`} tabs={tabs}>
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting label="正在取部件" />
      ) : (
        <DataTable<FacilityRow>
          key={String(isNarrow)}
          label="部件"
          columns={columns}
          rows={rows}
          keyOf={(row) => row.code}
          selectedKey={chosen}
          onSelect={(row) => choose(row.code)}
          rowHeight={isNarrow ? 52 : 36}
          tools={
            <>
              <SearchBox label="标识码、名称或网格" value={text} onText={setText} />
              <Select
                aria-label="类别"
                size="small"
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                popupMatchSelectWidth={false}
                placeholder="所有类别"
                value={classCode}
                options={classes}
                onChange={(value: string | undefined) => setClassCode(value ?? null)}
              />
              <Select
                aria-label="状态"
                size="small"
                allowClear
                placeholder="所有状态"
                value={state}
                options={STATES}
                onChange={(value: FacilityState | undefined) => setState(value ?? null)}
              />
            </>
          }
          empty={
            all.length > 0 ? (
              <NothingFound
                text={text || "这样的部件"}
                {...(/^\d{16}$/.test(wanted)
                  ? { actions: <Button onClick={() => choose(wanted)}>按这个标识码打开</Button> }
                  : {})}
              >
                可以按 16 位标识码的一段、名称或所在网格找。已移除的不在列表里，输入完整的标识码可以打开。
              </NothingFound>
            ) : (
              <EmptyState title="还没有部件">请系统管理员在“图层”里导入普查成果；每个部件要有 16 位标识码。</EmptyState>
            )
          }
        />
      )}
      {chosen && <FacilityPanel key={chosen} code={chosen} mayChange={mayChange} onClose={() => choose(null)} />}
    </RegisterPage>
  );
}

/** Classes that occur, by code, with the name most things of the class carry. */
function classOptions(rows: readonly FacilityRow[]) {
  const classes = new Map<string, { readonly name: string; count: number }>();
  for (const { classCode, name } of rows) {
    const known = classes.get(classCode);
    if (known) known.count += 1;
    else classes.set(classCode, { name, count: 1 });
  }
  return [...classes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { name, count }]) => ({ value: code, label: `${code} ${name}（${formatCount(count)}）` }));
}

function facilityColumns(isNarrow: boolean): DataColumn<FacilityRow>[] {
  const name: DataColumn<FacilityRow> = {
    id: "name",
    title: "名称",
    width: "minmax(140px, 1.4fr)",
    render: (row) => (
      <span className="two-lines">
        <AddressLink name="facility" value={row.code}>
          {row.name}
        </AddressLink>
        {isNarrow && <span>{row.code}</span>}
      </span>
    ),
    sortBy: (row) => row.name,
    text: (row) => row.name,
  };
  const state: DataColumn<FacilityRow> = {
    id: "state",
    title: "状态",
    width: "72px",
    render: (row) =>
      row.state === "good" ? FACILITY_STATES.good : <Chip look="outlined">{FACILITY_STATES[row.state]}</Chip>,
    sortBy: (row) => row.state,
    text: (row) => FACILITY_STATES[row.state],
  };
  if (isNarrow) return [name, state];
  const plain = (id: string, title: string, words: (row: FacilityRow) => string): DataColumn<FacilityRow> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  const degrees = (row: FacilityRow) => `${row.longitude.toFixed(6)}, ${row.latitude.toFixed(6)}`;
  return [
    name,
    { ...plain("code", "标识码", (row) => row.code), width: "160px" },
    { ...plain("class", "类别", (row) => row.classCode), width: "72px" },
    plain("cell", "单元网格", (row) => row.cellCode ?? "不在网格里"),
    { ...plain("position", "坐标（WGS 84）", degrees), isInitiallyHidden: true },
    state,
  ];
}
