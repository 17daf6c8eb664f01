/** The front door of reports for other capabilities and apps. */
export { type Author, seedCatalogue } from "./configuration/catalogue-store.ts";
export { type Configuration, loadConfiguration, raiseVersion } from "./configuration/configuration.ts";
export { addPrecedent, addRules, type NewPrecedent } from "./configuration/responsibility-store.ts";
export { addSetting, type NewSetting } from "./configuration/settings-store.ts";
export { tellReporters } from "./jobs/tell-reporters.ts";
export { ToldSchema } from "./jobs/told.ts";
export { reportKind } from "./kind.ts";
