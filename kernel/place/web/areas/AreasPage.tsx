import "../place.css";
import { Select } from "antd";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useDivisions, useUnits } from "#kernel/people/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCells } from "../parts/layer-rows.ts";
import { around, viewOf } from "../parts/shape.ts";
import { usePlaceTabs } from "../parts/tabs.ts";
import { type Area, useAreas } from "../parts/use-areas.ts";
import { AreaForm } from "./AreaForm.tsx";

const NEW = "new";

/** 责任区: whose ground it is, as groups of cells. Pressing cells on the map puts them in and takes them out while editing. */
export default function AreasPage() {
  const [text, setText] = useState("");
  const [kind, setKind] = useAddress("kind");
  const [chosen, choose] = useAddress("area");
  const [editing, setEditing] = useState<{ readonly area: Area | null; readonly cells: ReadonlySet<string> } | null>(
    null,
  );
  const { tabs, mayChange } = usePlaceTabs();
  const { areas, kinds, kindLabel, error, isPending, refetch } = useAreas();
  const { byId } = useUnits();
  const { nameOf } = useDivisions();
  const { byCode } = useCells();
  const isNarrow = useIsNarrow();
  const unitOf = (area: Area) => byId.get(area.unitId ?? "")?.name ?? "";
  const rows = areas.filter(
    (area) =>
      (!kind || area.kind === kind) && [area.name, area.code, unitOf(area)].some((word) => word.includes(text.trim())),
  );
  const selected = areas.find((area) => area.code === chosen) ?? null;
  const cells = editing?.cells ?? selected?.cellCodes ?? NO_CELLS;
  const heat = useMemo(() => Object.fromEntries([...cells].map((code) => [code, 1])), [cells]);
  const start = useMemo(() => {
    const bounds = around((selected?.cellCodes ?? []).map((code) => byCode.get(code)?.bounds ?? null));
    return bounds ? viewOf(bounds) : null;
  }, [selected, byCode]);

  function edit(area: Area | null) {
    setEditing({ area, cells: new Set(area?.cellCodes ?? []) });
    choose(area?.code ?? null);
  }
  function toggle(code: string) {
    if (!editing) return;
    const next = new Set(editing.cells);
    if (!next.delete(code)) next.add(code);
    setEditing({ ...editing, cells: next });
  }
  const columns = useMemo(
    () => areaColumns({ kindLabel, unitOf: (area) => byId.get(area.unitId ?? "")?.name ?? "", nameOf, isNarrow }),
    [kindLabel, byId, nameOf, isNarrow],
  );
  return (
    <RegisterPage
      title="责任区"
      note={areas.length > 0 && `${formatCount(areas.length)} 片`}
      tabs={tabs}
      actions={
        mayChange &&
        !editing && (
          <>
            {selected && <Button onClick={() => edit(selected)}>调整“{selected.name}”</Button>}
            <Button look="filled" icon={Plus} onClick={() => edit(null)}>
              新建责任区
            </Button>
          </>
        )
      }
    >
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <div className="with-map">
          {editing ? (
            <AreaForm
              key={editing.area?.code ?? NEW}
              area={editing.area}
              cells={[...editing.cells]}
              kinds={kinds}
              onClose={(code) => {
                setEditing(null);
                choose(code);
              }}
            />
          ) : (
            <DataTable<Area>
              key={String(isNarrow)}
              label="责任区"
              columns={columns}
              rows={rows}
              keyOf={(area) => area.code}
              selectedKey={chosen}
              onSelect={(area) => choose(area.code)}
              rowHeight={isNarrow ? 60 : 52}
              tools={
                <>
                  <SearchBox label="名称、编码或单位" value={text} onText={setText} />
                  <Select
                    aria-label="种类"
                    size="small"
                    allowClear
                    placeholder="所有种类"
                    value={kind}
                    options={kinds.map((each) => ({ value: each.kind, label: each.label }))}
                    onChange={(value: string | undefined) => setKind(value ?? null)}
                  />
                </>
              }
              empty={
                text ? (
                  <NothingFound text={text}>可以按名称、编码或负责单位找。</NothingFound>
                ) : (
                  <EmptyState title="还没有责任区">责任区由单元网格拼成；有了它，派遣才知道这块地归谁。</EmptyState>
                )
              }
            />
          )}
          <div className="beside-map">
            <LazyMap
              key={editing ? "editing" : (chosen ?? "")}
              label={editing ? "地图：点网格放进或拿出责任区" : `地图${selected ? `：${selected.name}` : ""}`}
              showsCells
              heat={heat}
              {...(start ? { start } : {})}
              {...(editing ? { onCell: toggle } : {})}
            />
          </div>
        </div>
      )}
    </RegisterPage>
  );
}

const NO_CELLS: readonly string[] = [];

interface Around {
  readonly kindLabel: (kind: string) => string;
  readonly unitOf: (area: Area) => string;
  readonly nameOf: (divisionCode: string) => string;
  readonly isNarrow: boolean;
}

function areaColumns({ kindLabel, unitOf, nameOf, isNarrow }: Around): DataColumn<Area>[] {
  const name: DataColumn<Area> = {
    id: "name",
    title: "责任区",
    width: "minmax(160px, 1.2fr)",
    render: (area) => (
      <span className="two-lines">
        <AddressLink name="area" value={area.code}>
          {area.name}
        </AddressLink>
        <span>{isNarrow ? unitOf(area) : kindLabel(area.kind)}</span>
      </span>
    ),
    sortBy: (area) => area.name,
    text: (area) => area.name,
  };
  const cells: DataColumn<Area> = {
    id: "cells",
    title: "网格",
    width: "56px",
    align: "right",
    render: (area) => area.cellCodes.length,
    sortBy: (area) => area.cellCodes.length,
    text: (area) => String(area.cellCodes.length),
  };
  if (isNarrow) return [name, cells];
  const plain = (id: string, title: string, words: (area: Area) => string): DataColumn<Area> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  return [
    name,
    { ...plain("kind", "种类", (area) => kindLabel(area.kind)), isInitiallyHidden: true },
    { ...plain("unit", "负责单位", (area) => unitOf(area) || "没有指定"), width: "minmax(140px, 1.2fr)" },
    { ...plain("division", "区划", (area) => nameOf(area.divisionCode)), isInitiallyHidden: true },
    { ...plain("code", "编码", (area) => area.code), isInitiallyHidden: true },
    cells,
  ];
}
