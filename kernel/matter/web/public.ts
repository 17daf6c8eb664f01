/** What capabilities' pages may use of matters: the paths, names and small parts that every list of matters shares. */

export { originalUrl, thumbnailUrl } from "#kernel/evidence/web/public.ts";
export { ActPanel } from "./acts/ActPanel.tsx";
export { DoneCard } from "./acts/DoneCard.tsx";
export { inActBar, likelyActs } from "./acts/order.ts";
export { matterPath, REFRESH_MS, renewMatters, useMatter } from "./api.ts";
export { NewMatter } from "./new/NewMatter.tsx";
export { isPhoto, photoOf, photosInOrder } from "./parts/photos.ts";
export { ActSurroundings } from "./parts/surroundings.tsx";
export { useKeys } from "./parts/use-keys.ts";
export { useSettled } from "./parts/use-settled.ts";
export { cellWords, titleOf } from "./parts/words.ts";
