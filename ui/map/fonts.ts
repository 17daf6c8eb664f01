/** The page's font comes in slices by character; a map draws a name only with the slices that are there already. */
import type { BaseMap } from "./base-map.ts";

/** The @font-face family; MapLibre draws every name with it, since the style names no glyphs. */
export const MAP_FONT = "Noto Sans SC Variable";

/** Brings the slices that the names of roads and places need. Never fails: a name without its slice is an empty box, not a broken map. */
export async function loadNames({ layers }: BaseMap): Promise<void> {
  const urls = [layers.roads, layers.labels].filter((url) => url !== undefined);
  const names = await Promise.all(urls.map((url) => namesIn(url).catch(() => "")));
  const characters = [...new Set(names.join(""))].join("");
  await document.fonts.load(`24px "${MAP_FONT}"`, characters).catch(() => undefined);
}

/** The browser has the layer already: the map has just asked for it. */
async function namesIn(url: string): Promise<string> {
  const answer = (await (await fetch(url)).json()) as { features: { properties: { name?: unknown } | null }[] };
  return answer.features.map(({ properties }) => String(properties?.name ?? "")).join("");
}
