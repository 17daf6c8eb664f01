/** What capabilities' pages may use of matters: the paths, names and small parts that every list of matters shares. */

export { thumbnailUrl } from "#kernel/evidence/web/public.ts";
export { matterPath, REFRESH_MS, renewMatters, useMatter } from "./api.ts";
export { useKeys } from "./parts/use-keys.ts";
export { cellWords, titleOf } from "./parts/words.ts";
