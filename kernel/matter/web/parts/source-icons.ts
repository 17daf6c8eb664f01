import { Cpu, FileText, Footprints, Newspaper, Phone, Smartphone, Stamp, UsersRound, Video } from "lucide-react";
import type { Icon } from "#ui/shell.ts";

/** By the beginning of the source's id: the channel it came through. */
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

/** Unknown channels are a sheet of paper. */
export function sourceIcon(source: string): Icon {
  return CHANNELS.find(([prefix]) => source.startsWith(prefix))?.[1] ?? FileText;
}

export function sourceIcons(sources: readonly string[]): Record<string, Icon> {
  return Object.fromEntries(sources.map((source) => [source, sourceIcon(source)]));
}
