/**
 * 网络回调: JSON, signed in the manner of the open specification «Standard Webhooks»: HMAC-SHA256 over `id.timestamp.body`, so that
 * neither body nor moment can be changed on the way; its id stays the same with every try.
 * @source https://github.com/standard-webhooks/standard-webhooks
 */
import { createHmac } from "node:crypto";
import { type Instant, millisOf } from "#base/instant.ts";
import type { Form, Letter, OpenChannel } from "./form.ts";

export function webhookForm(channel: OpenChannel, letter: Letter, now: Instant): Form {
  const { id, key, recipient, subject, text, payload, matterId, createdAt } = letter;
  const body = JSON.stringify({ id, key, recipient, subject, text, payload, matterId, createdAt });
  const timestamp = String(Math.floor(millisOf(now) / 1_000));
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "idempotency-key": headerText(key),
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    ...(channel.secret ? { "webhook-signature": `v1,${signWebhook(channel.secret, id, timestamp, body)}` } : {}),
  };
  return { posted: { address: channel.address, headers, body }, judge: null };
}

/** @param secret bytes in base64 after `whsec_`, or any text */
export function signWebhook(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret;
  return createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
}

/** Headers carry visible ASCII only. */
function headerText(key: string): string {
  return /^[\x21-\x7e]+$/.test(key) ? key : encodeURIComponent(key);
}
