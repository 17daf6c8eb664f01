import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import { LocateFixed } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { position } from "#base/position.ts";
import { LightShape } from "../work/light.tsx";
import type { BaseMap } from "./base-map.ts";
import { CityMap } from "./city-map.ts";
import type { MapCanvasProps } from "./map-props.ts";

/** Loaded lazily through `LazyMap`. Marks are buttons in the order of the page; in pick mode Enter takes the cross in the middle. */
export default function MapCanvas(props: MapCanvasProps & { readonly base: BaseMap }) {
  const { base, children } = props;
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<CityMap | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!container.current) return;
    try {
      map.current = new CityMap(container.current, base, latest.current);
    } catch {
      // Without WebGL (an old machine, a remote desk) the page must still work from its list.
      setProblem("这台设备画不了地图。列表里的内容是完整的。");
    }
    return () => {
      map.current?.remove();
      map.current = null;
    };
  }, [base]);
  useEffect(() => map.current?.show(props));

  function locate() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const here = position(coords.longitude, coords.latitude);
        map.current?.goTo(here);
        latest.current.onPick?.(here);
      },
      () => setProblem("取不到现在的位置"),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  }

  return (
    <div className="map" data-still={props.isStill || undefined}>
      <div ref={container} className="map-canvas" />
      {props.onPick && (
        <button
          type="button"
          className="map-cross"
          aria-label="选地图中心这一点"
          onClick={() => map.current?.pickMiddle()}
        >
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
            <path d="M10 1v6M10 13v6M1 10h6M13 10h6" stroke="currentColor" strokeWidth="1.5" fill="none" />
          </svg>
        </button>
      )}
      {!props.isStill && (
        <button type="button" className="map-locate" aria-label="到现在的位置" onClick={locate}>
          <LocateFixed size={18} strokeWidth={1.5} aria-hidden />
        </button>
      )}
      {props.showsLegend && <Legend hasHeat={props.heat !== undefined} />}
      {!props.isStill && <p className="map-attribution">{base.attribution}</p>}
      {problem && (
        <p className="map-problem" role="alert">
          {problem}
        </p>
      )}
      {children}
    </div>
  );
}

function Legend({ hasHeat }: { readonly hasHeat: boolean }) {
  return (
    <div className="map-legend">
      <b>单件</b>
      <span>
        <LightShape light="red" /> 红灯
      </span>
      <span>
        <LightShape light="yellow" /> 黄灯
      </span>
      <span>
        <LightShape light="green" /> 绿灯
      </span>
      <b>聚合</b>
      <span className="muted">数字为件数，外环为红灯、黄灯所占</span>
      {hasHeat && <span className="muted">网格越深，近 30 日越多</span>}
    </div>
  );
}
