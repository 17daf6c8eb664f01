import { Cpu, FileText, Footprints, Newspaper, Phone, Smartphone, Stamp, UsersRound, Video } from "lucide-react";
import type { Icon } from "#ui/shell.ts";

/** By the beginning of the source's id: the channel it came through. Unknown ones are a sheet of paper. */
const CHANNELS: readonly (readonly [prefix: string, icon: Icon])[] = [
  ["hotline", Phone],
  ["app", Smartphone],
  ["video", Video],
  ["ai", Cpu],
  ["iot", Cpu],
  ["supervisor", Footprints],
  ["self", Footprints],
  ["inspection", Footprints],
  ["media", Newspaper],
  ["leader", Stamp],
  ["volunteer", UsersRound],
];

/** Where a matter came from, as a picture with its name. */
export function SourceIcon({ source, label, size = 16 }: { source: string; label: string; size?: number }) {
  const Shape = CHANNELS.find(([prefix]) => source.startsWith(prefix))?.[1] ?? FileText;
  return (
    <span className="matter-source" role="img" aria-label={label} title={label}>
      <Shape size={size} strokeWidth={1.5} aria-hidden />
    </span>
  );
}
