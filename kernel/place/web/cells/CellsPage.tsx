import "../place.css";
import { useMemo, useState } from "react";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { type CellRow, useCells } from "../parts/layer-rows.ts";
import { viewOf } from "../parts/shape.ts";
import { usePlaceTabs } from "../parts/tabs.ts";
import { CellPanel } from "./CellPanel.tsx";

/** 单元网格: the smallest ground, found in the list or by pressing it on the map. */
export default function CellsPage() {
  const [text, setText] = useState("");
  const [chosen, choose] = useAddress("cell");
  const [isFromMap, setFromMap] = useState(false);
  const { tabs } = usePlaceTabs();
  const isNarrow = useIsNarrow();
  const { rows: cells, byCode, error, isPending, refetch } = useCells();
  const rows = useMemo(
    () => cells.filter((cell) => [cell.code, cell.name].some((word) => word.includes(text.trim()))),
    [cells, text],
  );
  const columns = useMemo(() => cellColumns(isNarrow), [isNarrow]);
  const bounds = byCode.get(chosen ?? "")?.bounds;
  // Chosen on the map: the map stays where it is.
  const start = bounds && !isFromMap ? viewOf(bounds) : null;
  return (
    <RegisterPage title="单元网格" note={cells.length > 0 && `${formatCount(cells.length)} 个`} tabs={tabs}>
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <div className="with-map">
          <DataTable<CellRow>
            key={String(isNarrow)}
            label="单元网格"
            columns={columns}
            rows={rows}
            keyOf={(cell) => cell.code}
            selectedKey={chosen}
            onSelect={(cell) => {
              setFromMap(false);
              choose(cell.code);
            }}
            rowHeight={isNarrow ? 52 : 40}
            tools={<SearchBox label="网格编码或名称" value={text} onText={setText} />}
            empty={
              text ? (
                <NothingFound text={text}>编码可以只输入一段，例如社区的 12 位。</NothingFound>
              ) : (
                <EmptyState title="还没有单元网格">请系统管理员在“图层”里导入 GeoJSON；每格要有 15 位编码。</EmptyState>
              )
            }
          />
          <div className="beside-map">
            <LazyMap
              key={start ? `map ${chosen}` : "map"}
              label="地图：点网格查看"
              showsCells
              selectedCell={chosen}
              onCell={(code) => {
                setFromMap(true);
                choose(code);
              }}
              {...(start ? { start } : {})}
            />
            {chosen && <CellPanel key={chosen} code={chosen} isNarrow={isNarrow} onClose={() => choose(null)} />}
          </div>
        </div>
      )}
    </RegisterPage>
  );
}

function cellColumns(isNarrow: boolean): DataColumn<CellRow>[] {
  const name: DataColumn<CellRow> = {
    id: "name",
    title: "网格",
    width: "minmax(150px, 1.2fr)",
    render: (cell) => (
      <span className="two-lines">
        <AddressLink name="cell" value={cell.code}>
          {cell.name}
        </AddressLink>
        {isNarrow && <span>{cell.code}</span>}
      </span>
    ),
    sortBy: (cell) => cell.name,
    text: (cell) => cell.name,
  };
  const area: DataColumn<CellRow> = {
    id: "area",
    title: "面积 m²",
    width: "80px",
    align: "right",
    render: (cell) => formatCount(Math.round(cell.areaM2)),
    sortBy: (cell) => cell.areaM2,
    text: (cell) => String(Math.round(cell.areaM2)),
  };
  if (isNarrow) return [name, area];
  const plain = (id: string, title: string, width: string, words: (cell: CellRow) => string): DataColumn<CellRow> => ({
    id,
    title,
    width,
    render: words,
    sortBy: words,
    text: words,
  });
  return [
    name,
    plain("code", "编码", "140px", (cell) => cell.code),
    plain("use", "用地", "80px", (cell) => cell.landUse),
    plain("grade", "等级", "56px", (cell) => cell.grade),
    area,
  ];
}
