/** The front door of the hotline for apps. */
export { importOrders, missingOrderColumns } from "./import-orders.ts";
export { hotlineKind } from "./kind.ts";
