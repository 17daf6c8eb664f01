import "../place.css";
import { Upload } from "lucide-react";
import { useMemo } from "react";
import type { z } from "zod";
import { listLayers } from "#kernel/place/contract.ts";
import type { LayerKind } from "#kernel/place/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount, formatInstant } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import type { MapOverlay } from "#ui/map/map-props.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { usePlaceTabs } from "../parts/tabs.ts";
import { ImportPanel } from "./ImportPanel.tsx";

type Layer = z.output<(typeof listLayers)["response"]>["layers"][number];

const LOOKS: Readonly<Record<LayerKind, MapOverlay["look"]>> = {
  roads: "line",
  water: "area",
  green: "area",
  blocks: "area",
  buildings: "area",
  landmarks: "point",
  labels: "point",
  divisions: "area",
  cells: "area",
  areas: "area",
  facilities: "point",
};

/** 地图图层: what the map is made of, from where, since when; the chosen one stands out on the map. */
export default function LayersPage() {
  const [chosen, choose] = useAddress("layer");
  const [importing, setImporting] = useAddress("import");
  const { tabs } = usePlaceTabs();
  const isNarrow = useIsNarrow();
  const layers = useCall(listLayers, {});
  const rows = layers.data?.layers ?? [];
  const shown = rows.find((layer) => layer.kind === chosen);
  const overlays = useMemo(
    (): MapOverlay[] => (shown ? [{ id: shown.kind, data: shown.url, look: LOOKS[shown.kind] }] : []),
    [shown],
  );
  const columns = useMemo(() => layerColumns(isNarrow), [isNarrow]);
  return (
    <RegisterPage
      title="地图图层"
      note="坐标一律存为 WGS 84"
      tabs={tabs}
      actions={
        <Button look="filled" icon={Upload} onClick={() => setImporting("1")}>
          导入图层
        </Button>
      }
    >
      {layers.error ? (
        <ProblemState problem={layers.error} onRetry={() => void layers.refetch()} />
      ) : !layers.data ? (
        <Waiting />
      ) : (
        <div className="with-map">
          <DataTable<Layer>
            key={String(isNarrow)}
            label="地图图层"
            columns={columns}
            rows={rows}
            keyOf={(layer) => layer.kind}
            selectedKey={chosen}
            onSelect={(layer) => choose(layer.kind)}
            rowHeight={52}
            empty={
              <EmptyState title="还没有图层">
                先导入行政区划和单元网格，问题才能定位到网格；再导入道路、水系、建筑，地图就有了底图。
              </EmptyState>
            }
          />
          <div className="beside-map">
            <LazyMap
              label={shown ? `地图，突出显示${shown.label}` : "地图"}
              overlays={overlays}
              showsCells={chosen === "cells"}
            />
          </div>
        </div>
      )}
      {importing && <ImportPanel known={rows.map(({ kind }) => kind)} onClose={() => setImporting(null)} />}
    </RegisterPage>
  );
}

function layerColumns(isNarrow: boolean): DataColumn<Layer>[] {
  const when = (layer: Layer) => (layer.importedAt ? formatInstant(layer.importedAt) : "随数据建立");
  const name: DataColumn<Layer> = {
    id: "layer",
    title: "图层",
    width: "minmax(140px, 1fr)",
    render: (layer) => (
      <span className="two-lines">
        <AddressLink name="layer" value={layer.kind}>
          {layer.label}
        </AddressLink>
        <span>{layer.name === layer.label ? "" : layer.name}</span>
      </span>
    ),
    sortBy: (layer) => layer.label,
    text: (layer) => layer.label,
  };
  const count: DataColumn<Layer> = {
    id: "count",
    title: "要素",
    width: "72px",
    align: "right",
    render: (layer) => formatCount(layer.featureCount),
    sortBy: (layer) => layer.featureCount,
    text: (layer) => String(layer.featureCount),
  };
  if (isNarrow) return [name, count];
  return [
    name,
    {
      id: "source",
      title: "来源",
      width: "minmax(140px, 1.2fr)",
      render: (layer) => layer.source || <Unconfirmed why="没有写来源" />,
      sortBy: (layer) => layer.source || null,
      text: (layer) => layer.source || "待本机关确认",
    },
    count,
    { id: "when", title: "导入时间", width: "128px", render: when, sortBy: (layer) => layer.importedAt, text: when },
  ];
}
