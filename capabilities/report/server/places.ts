export { placesNow } from "#kernel/place/server/public.ts";
