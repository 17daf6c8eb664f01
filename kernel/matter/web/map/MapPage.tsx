import "../matter.css";
import "./map.css";
import { useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { position } from "#base/position.ts";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { Waiting } from "#ui/controls/states.tsx";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import type { MapBounds } from "#ui/map/map-props.ts";
import { useSession } from "#ui/session.ts";
import { matterPath, useMatter } from "../api.ts";
import { useKeys } from "../parts/use-keys.ts";
import { FilterDrawer } from "../queue/FilterDrawer.tsx";
import { type FilterQuery, filterFrom, withFilter } from "../queue/filter-address.ts";
import { useQueue } from "../queue/use-queue.ts";
import { CellCard } from "./CellCard.tsx";
import { LayerBar, type LayerId } from "./LayerBar.tsx";
import { MapList } from "./MapList.tsx";
import { MatterPopup } from "./MatterPopup.tsx";
import { useHeat, useMapMatters, useMarks } from "./use-map.ts";

const CLOSE_ZOOM = 16;

/** 地图: the same matters as the queue, where they are. `at` in the address names a matter to begin with. */
export default function MapPage() {
  const [search] = useSearchParams();
  const beginId = search.get("at");
  const begin = useMatter(beginId);
  if (beginId && begin.isPending) return <Waiting label="正在找它的位置" />;
  return <CityOfMatters begin={begin.data?.row ?? null} />;
}

function CityOfMatters({ begin }: { readonly begin: MatterListRow | null }) {
  const navigate = useNavigate();
  const { mapLayers } = useSession();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo((): FilterQuery => ({ view: "open", ...filterFrom(search) }), [search]);
  const [bounds, setBounds] = useState<MapBounds | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(begin?.id ?? null);
  const [cellCode, setCellCode] = useState<string | null>(null);
  const [isFilterOpen, setFilterOpen] = useState(false);
  const [layers, setLayers] = useState<ReadonlySet<LayerId>>(
    () => new Set(["cells", "gather", ...mapLayers.filter((layer) => layer.isInitiallyShown).map((layer) => layer.id)]),
  );

  const within = bounds?.map((degrees) => degrees.toFixed(6)).join(",");
  const queue = useQueue(filter, "due", within);
  const gathered = useMapMatters(filter, bounds, layers.has("gather"));
  const selected = queue.rows.find((row) => row.id === selectedId) ?? (begin?.id === selectedId ? begin : null);
  const { points, clusters } = useMarks(gathered, selected);
  const heat = useHeat(filter, layers.has("heat"));
  const overlays = useMemo(
    () => mapLayers.filter((layer) => layers.has(layer.id)).map(({ id, url, look }) => ({ id, data: url, look })),
    [mapLayers, layers],
  );

  function walk(by: number) {
    const index = queue.rows.findIndex((row) => row.id === selectedId);
    const next = queue.rows[Math.min(Math.max(index + by, 0), queue.rows.length - 1)];
    if (next) setSelectedId(next.id);
  }
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    enter: () => selectedId && void navigate(matterPath(selectedId)),
    escape: () => (selectedId ? setSelectedId(null) : setCellCode(null)),
  });

  const start = begin?.position && {
    center: position(begin.position.longitude, begin.position.latitude),
    zoom: CLOSE_ZOOM,
  };
  const total = gathered?.total ?? queue.counts?.total ?? null;
  return (
    <div className="map-page">
      <MapList
        rows={queue.rows}
        counts={gathered?.counts ?? queue.counts}
        total={total}
        filter={filter}
        selectedId={selectedId}
        onSelect={setSelectedId}
        onFilter={() => setFilterOpen(true)}
        onReachEnd={queue.fetchMore}
        isWhole={bounds === null}
      />
      <LazyMap
        label={`地图，画面内 ${total ?? 0} 件`}
        points={points}
        clusters={clusters}
        isClustered={false}
        selectedId={selectedId}
        onSelect={setSelectedId}
        selectedCell={cellCode}
        onCell={setCellCode}
        showsCells={layers.has("cells")}
        {...(heat ? { heat } : {})}
        overlays={overlays}
        onMove={setBounds}
        {...(start ? { start } : {})}
        showsLegend
      >
        <LayerBar layers={mapLayers} shown={layers} onChange={setLayers} />
        <div className="map-cards">
          {cellCode && <CellCard code={cellCode} onClose={() => setCellCode(null)} />}
          {selectedId && <MatterPopup key={selectedId} id={selectedId} onClose={() => setSelectedId(null)} />}
        </div>
      </LazyMap>
      {isFilterOpen && (
        <FilterDrawer
          filter={filter}
          rows={queue.rows}
          onFilter={(next) => setSearch((now) => withFilter(now, next), { replace: true })}
          onClose={() => setFilterOpen(false)}
        />
      )}
    </div>
  );
}
