import { Link } from "react-router";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { Card, KeyValue } from "#ui/controls/parts.tsx";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { cellOf, describeCell } from "../parts/cell.ts";
import { usePosition } from "../parts/use-position.ts";
import { cellWords } from "../parts/words.ts";

/** 地点: the place on the map, its cell, whose ground it is. */
export function PlaceCard({ page }: { readonly page: MatterPage }) {
  const { row, cellCode } = page;
  const at = usePosition(row.position);
  const cell = cellOf(page.cell);
  return (
    <Card title="地点" more={at && <Link to={`/console/map?at=${row.id}&view=all`}>打开地图</Link>}>
      {at ? (
        <LazyMap
          label={`${row.subject}的位置`}
          height={164}
          picked={at}
          selectedCell={cellCode}
          start={{ center: at, zoom: 16 }}
          isStill
        />
      ) : (
        <p className="no-place">还没有定位。定位以后这里有地图，也能找到责任区。</p>
      )}
      <KeyValue
        items={[
          ["位置", row.address || "没有地址"],
          ["所属", row.areaName],
          ["单元网格", cellCode && cellWords(cellCode)],
          ["网格情况", cell && describeCell(cell)],
          ["主责单位", row.unitName],
        ]}
      />
    </Card>
  );
}
