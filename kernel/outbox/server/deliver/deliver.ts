/** One try: a message put into the form of its channel's kind, sent, and the answer judged. */
import { type Instant, millisOf } from "#base/instant.ts";
import { shownAnswer } from "../content.ts";
import { dingtalkForm } from "./dingtalk.ts";
import type { Form, Judged, Letter, OpenChannel } from "./form.ts";
import { InnerAddressError, type PostAnswer, post } from "./post.ts";
import { smsForm } from "./sms.ts";
import { webhookForm } from "./webhook.ts";

/** `refused`: the other end does not want this message. `failed`: it is not there or not able; the next message would fare no better. */
export type Outcome =
  | { readonly kind: "sent"; readonly answer: string }
  | { readonly kind: "refused"; readonly answer: string }
  | { readonly kind: "failed"; readonly answer: string; readonly retryAfterSeconds: number | null };

const FORMS: Readonly<Record<OpenChannel["kind"], (channel: OpenChannel, letter: Letter, now: Instant) => Form>> = {
  webhook: webhookForm,
  dingtalk: dingtalkForm,
  sms: smsForm,
};

/** Never throws for what the other end does. */
export async function deliver(channel: OpenChannel, letter: Letter, now: Instant): Promise<Outcome> {
  try {
    const form = FORMS[channel.kind](channel, letter, now);
    const answer = await post({ ...channel, ...form.posted });
    const said = `${answer.status} ${shownAnswer(answer.text, channel.secret)}`.trim();
    const judged = byStatus(answer, now) ?? form.judge?.(answer) ?? "sent";
    return typeof judged === "string" ? { kind: judged, answer: said } : { kind: "failed", answer: said, ...judged };
  } catch (error) {
    const said = shownAnswer(wordsOf(error as NodeJS.ErrnoException), channel.secret);
    // Waiting does not mend an address that must not be called, but an administrator does: then the channel goes on.
    const retryAfterSeconds = error instanceof InnerAddressError ? 60 : null;
    return { kind: "failed", answer: said, retryAfterSeconds };
  }
}

const CONNECTION_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "对方拒绝连接",
  ECONNRESET: "对方断开了连接",
  EHOSTUNREACH: "到不了对方的网络",
  ENETUNREACH: "到不了对方的网络",
  ENOTFOUND: "找不到这个域名",
  EAI_AGAIN: "域名现在解析不了",
  ETIMEDOUT: "连接超时",
};

/** What an administrator can act on; the library's own words stand behind where there are none of ours, for certificates above all. */
function wordsOf({ code, message }: NodeJS.ErrnoException): string {
  const words = code && CONNECTION_WORDS[code];
  return words ? `${words}（${code}）` : message || "连不上对方";
}

/** 401, 403, 404 and redirects speak of the channel's address or secret, not of the message. */
const OF_THE_CHANNEL = new Set([301, 302, 303, 307, 308, 401, 403, 404, 405, 407, 408, 425, 429]);

function byStatus({ status, retryAfter }: PostAnswer, now: Instant): Judged | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 500 || OF_THE_CHANNEL.has(status)) return { retryAfterSeconds: secondsOf(retryAfter, now) };
  return "refused";
}

/** `Retry-After`: seconds or a date. */
function secondsOf(header: string | null, now: Instant): number | null {
  if (!header) return null;
  if (/^\d{1,7}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(Math.ceil((at - millisOf(now)) / 1_000), 0);
}
