import { useMemo } from "react";
import { position } from "#base/position.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import type { MapPoint } from "#ui/map/map-props.ts";
import { LightShape } from "#ui/work/light.tsx";
import type { Overview } from "../../contract.ts";
import { matterAddress } from "../addresses.ts";

/** Marks with words; more would lie upon each other. */
const CAPTIONED = 6;

export function WallMap({ overview }: { readonly overview: Overview }) {
  const { points, red } = overview;
  // Every answer is a new object; the map is only touched when what stands on it changed.
  const look = JSON.stringify([points, red.slice(0, CAPTIONED).map((row) => row.remaining)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` says all of it.
  const marks = useMemo(() => marksOf(overview), [look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` says all of it.
  const calm = useMemo(() => [{ id: "calm", data: calmOf(points), look: "calm" as const }], [look]);
  return (
    <section className="tile wall-map">
      <LazyMap
        label={`${points.length} 件在办事项的位置`}
        points={marks}
        isClustered={marks.length > 60}
        overlays={calm}
        showsCells={false}
        onSelect={(id) => location.assign(matterAddress(id))}
      >
        <p className="wall-legend">
          <span className="light" data-light="red">
            <LightShape light="red" size={14} /> 红灯
          </span>
          <span className="light" data-light="yellow">
            <LightShape light="yellow" size={14} /> 黄灯
          </span>
          <span>
            <LightShape light="green" size={9} /> 绿灯在办
          </span>
          <a href="/console/map">在地图上看</a>
        </p>
      </LazyMap>
    </section>
  );
}

function marksOf({ points, red }: Overview): readonly MapPoint[] {
  const words = new Map(red.slice(0, CAPTIONED).map((row) => [row.id, `${row.subject} ${row.remaining}`]));
  return points
    .filter(({ light }) => light === "red" || light === "yellow")
    .map(({ id, longitude, latitude, light, subject }) => {
      const caption = words.get(id);
      return {
        id,
        position: position(longitude, latitude),
        light,
        label: `${subject}，${light === "red" ? "红灯" : "黄灯"}`,
        ...(caption ? { caption } : {}),
      };
    });
}

function calmOf(points: Overview["points"]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: points
      .filter(({ light }) => light === "green")
      .map(({ longitude, latitude }) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [longitude, latitude] },
        properties: {},
      })),
  };
}
