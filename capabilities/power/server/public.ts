/** The front door of the list of powers: what casework asks, inside its own transaction. */
export { enact } from "./enact.ts";
export { loadPowers, type Powers } from "./powers.ts";
export { propose } from "./propose.ts";
