/** What is sent, by which way, and how a kind of channel puts it into words. */
import type { Instant } from "#base/instant.ts";
import type { Gateway } from "../../model/channel.ts";
import type { PostAnswer, Posted } from "./post.ts";

/** The channel with what is secret opened. */
export interface OpenChannel {
  readonly code: string;
  readonly kind: "webhook" | "dingtalk" | "sms";
  readonly address: string;
  readonly secret: string | null;
  readonly gateway: Gateway | null;
  readonly allowsPrivate: boolean;
  readonly timeoutSeconds: number;
}

/** What is sent. */
export interface Letter {
  readonly id: string;
  readonly key: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly payload: unknown;
  readonly matterId: string | null;
  readonly createdAt: Instant;
}

/** How one kind of channel writes a message and reads the answer. */
export interface Form {
  readonly posted: Pick<Posted, "address" | "headers" | "body">;
  /** Null: only the status counts. */
  readonly judge: ((answer: PostAnswer) => Judged) | null;
}
export type Judged = "sent" | "refused" | { readonly retryAfterSeconds: number | null };

/** Null when `text` is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
