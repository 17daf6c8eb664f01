/** The front door of reports for other capabilities and apps. */
export { seedCatalogue } from "./configuration/catalogue-store.ts";
export { loadConfiguration } from "./configuration/configuration.ts";
export { reportKind } from "./kind.ts";
