/** The front door of `people` for other kernel words, capabilities and apps. */
export { mayEnter } from "../model/entry.ts";
export { identify } from "./identify.ts";
export { type ScopeColumns, scopeCondition } from "./scope.ts";
