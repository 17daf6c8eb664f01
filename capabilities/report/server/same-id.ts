export { sameId } from "#platform/same-id.ts";
