/** What a message says, encrypted at rest; and what may be shown of it. */
import { z } from "zod";
import type { Json } from "#base/canonical-json.ts";
import type { Secrets } from "#platform/capability.ts";
import { decryptPersonal, encryptPersonal, maskPersonal } from "#platform/personal-data.ts";

const COLUMN = "outbox_message.content";

const ContentSchema = z.object({ recipient: z.string(), text: z.string(), payload: z.json() });
export interface Content {
  readonly recipient: string;
  readonly text: string;
  readonly payload: Json;
}

type Key = Pick<Secrets, "personalDataKey">;

export function sealContent(secrets: Key, { recipient, text, payload }: Content): string {
  return encryptPersonal(secrets.personalDataKey, COLUMN, JSON.stringify({ recipient, text, payload }));
}

export function openContent(secrets: Key, sealed: string): Content {
  return ContentSchema.parse(JSON.parse(decryptPersonal(secrets.personalDataKey, COLUMN, sealed)));
}

/** Several recipients are separated by commas; each is masked when it looks like a number. */
export function shownRecipient(recipient: string): string {
  return recipient
    .split(",")
    .map((one) => (/\d{5}/.test(one) ? maskPersonal(one.trim()) : one.trim()))
    .join(", ")
    .slice(0, 200);
}

/** An answer of the other end, fit for lists and logs: short, in one line, without long numbers and without the secret. */
export function shownAnswer(answer: string, secret: string | null): string {
  const open = secret ? answer.replaceAll(secret, "***") : answer;
  return open
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\d{7,}/g, (number) => maskPersonal(number))
    .slice(0, 300)
    .trim();
}
