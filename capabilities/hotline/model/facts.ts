/** What the rules of an order need to know and the matter does not carry itself. Gathered by the server for one situation. */
import type { Instant } from "#base/instant.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import type { HandlerRecord, Recording } from "./call-back.ts";
import type { HotlineSettings } from "./settings.ts";

export interface OrderFacts {
  /** In force on the day of `now`. */
  readonly settings: HotlineSettings;
  /** Where the position in the input lies; null without one, or outside the city. */
  readonly located: { readonly divisionCode: string; readonly cellCode: string; readonly address: string } | null;
  /** Units that may be given work. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Earlier orders of the same caller or place, newest first. */
  readonly alike: readonly AlikeOrder[];
  /** The order named in the input of a merge. */
  readonly mergeTarget: { readonly id: string; readonly number: string | null; readonly isOpen: boolean } | null;
  /** The recording named in the input. */
  readonly recording: Recording | null;
  /** 知识库: published and not expired today. */
  readonly knowledge: readonly { readonly id: string; readonly question: string }[];
  readonly handlerRecord: HandlerRecord;
  /** When a limit falls due by the working calendar of the division, counted from an instant. */
  readonly dueOf: (limit: Limit, from: Instant) => Instant;
  /** How much of the handling limit is used: 1 at the deadline. */
  readonly replyUsed: number;
}

export interface AlikeOrder {
  readonly id: string;
  readonly number: string | null;
  readonly isOpen: boolean;
  readonly why: "caller" | "place";
}
