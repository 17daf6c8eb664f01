/** The HTTP surface of reports beside that of matters (`kernel/matter/contract.ts`), by who uses it. */
export * from "./model/surface/administration.ts";
export * from "./model/surface/citizens.ts";
export * from "./model/surface/desk.ts";
export * from "./model/surface/hot-issues.ts";
export * from "./model/surface/imports.ts";
export * from "./model/surface/open311.ts";
export * from "./model/surface/suggestions.ts";
