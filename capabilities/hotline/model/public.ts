/** What others may mention of hotline orders. */
export { RegisterInput } from "./acts/registering.ts";
export { isEntryConcealed, isHandlingSide, isVisitConcealed, plainNumber, type Recording } from "./call-back.ts";
export type { AlikeOrder, OrderFacts } from "./facts.ts";
export * from "./labels.ts";
export { rankByLikeness } from "./likeness.ts";
export { HOTLINE_MEASURES } from "./measures/measures.ts";
export { BLANK_ORDER, type OrderDetail, OrderDetailSchema } from "./order.ts";
export { ORDER_PROCEDURE, type OrderAct } from "./procedure.ts";
export { HOTLINE_SETTINGS, type HotlineSettings, limitOf } from "./settings.ts";
