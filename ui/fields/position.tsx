import { LocateFixed } from "lucide-react";
import { useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { position as at, type Position } from "#base/position.ts";
import { Button } from "../controls/Button.tsx";
import { LazyMap } from "../map/LazyMap.tsx";
import { type FieldKind, type FieldProps, useFieldSurroundings } from "./field.ts";

/** A phone that was in a pocket takes its time to find the satellites. */
const LOCATING_MS = 30_000;

/** A point on the map, or the place where one stands. WGS 84. */
export const position: FieldKind = {
  Input: (props) => <PositionInput {...props} />,
  display: printPosition,
  print: printPosition,
};

export function PositionInput({ id, value, onChange, isWrong, describedBy, spec }: FieldProps) {
  const point = positionOf(value);
  const { near } = useFieldSurroundings();
  const [problem, setProblem] = useState<string | null>(null);
  function locate() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onChange({ longitude: coords.longitude, latitude: coords.latitude }),
      () => setProblem("取不到现在的位置，请在地图上点选"),
      { enableHighAccuracy: true, timeout: LOCATING_MS },
    );
  }
  return (
    <div className="position-input" data-wrong={isWrong || undefined}>
      <LazyMap
        label={`${spec.label}：在地图上点选`}
        height={220}
        picked={point}
        {...(near && !point ? { start: { center: near, zoom: 16 } } : {})}
        onPick={(picked) => onChange({ longitude: picked.longitude, latitude: picked.latitude })}
      />
      <div className="row">
        <output id={id} aria-describedby={describedBy} className="grow t13 muted">
          {point ? printPosition(value ?? null) : "在地图上点一下，或用现在的位置"}
        </output>
        <Button size="small" icon={LocateFixed} onClick={locate}>
          现在的位置
        </Button>
      </div>
      {problem && (
        <p className="t12" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function printPosition(value: Json): string {
  const point = positionOf(value);
  return point ? `${point.longitude.toFixed(6)}, ${point.latitude.toFixed(6)}` : "";
}

function positionOf(value: Json | undefined): Position | null {
  const known = value as unknown as Position | null | undefined;
  return known && typeof known === "object" && typeof known.longitude === "number"
    ? at(known.longitude, known.latitude)
    : null;
}
