import { lazy, Suspense } from "react";
import { useBaseMap } from "./base-map.ts";
import type { MapCanvasProps } from "./map-props.ts";

// A page goes on without its map: after an update of the server, or on a bad line, the file may not be there.
const MapCanvas = lazy(() => import("./MapCanvas.tsx").catch(() => ({ default: NotLoaded })));

function NotLoaded() {
  return <p className="waiting">地图没有取到。其他内容是完整的，刷新再试。</p>;
}

/** The map, loaded when it is first shown. Without a base map of the city it says so. */
export function LazyMap(props: MapCanvasProps & { readonly height?: number | string }) {
  const base = useBaseMap();
  const { height = "100%", ...rest } = props;
  return (
    <div className="map-frame" style={{ height }}>
      {base ? (
        <Suspense fallback={<p className="waiting">正在打开地图</p>}>
          <MapCanvas {...rest} base={base} />
        </Suspense>
      ) : (
        <p className="waiting">还没有底图。管理员导入道路和网格图层后，这里会有地图。</p>
      )}
    </div>
  );
}
