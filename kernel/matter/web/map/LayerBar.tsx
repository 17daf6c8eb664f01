import { Flame, Grid2x2, LocateFixed } from "lucide-react";
import type { Icon, MapLayerRegistration } from "#ui/shell.ts";

/** `cells`, `gather`, `heat`, or the id of a registered layer. */
export type LayerId = string;

const OWN: readonly { readonly id: LayerId; readonly label: string; readonly icon: Icon }[] = [
  { id: "cells", label: "单元网格", icon: Grid2x2 },
  { id: "gather", label: "聚合", icon: LocateFixed },
  { id: "heat", label: "近 30 日疏密", icon: Flame },
];

interface LayerBarProps {
  readonly layers: readonly MapLayerRegistration[];
  readonly shown: ReadonlySet<LayerId>;
  readonly onChange: (shown: ReadonlySet<LayerId>) => void;
}

/** Which layers lie on the map. */
export function LayerBar({ layers, shown, onChange }: LayerBarProps) {
  return (
    <div className="layer-bar" role="toolbar" aria-label="图层">
      {[...OWN, ...layers].map(({ id, label, icon: Shape }) => (
        <button
          key={id}
          type="button"
          aria-pressed={shown.has(id)}
          onClick={() => {
            const next = new Set(shown);
            if (!next.delete(id)) next.add(id);
            onChange(next);
          }}
        >
          <Shape size={16} strokeWidth={1.5} aria-hidden />
          {label}
        </button>
      ))}
    </div>
  );
}
