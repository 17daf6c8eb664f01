/**
 * 钉钉自定义机器人: a text into a group. With 加签 the address gets `timestamp` (milliseconds) and `sign`: Base64 of HMAC-SHA256 over
 * `timestamp\nsecret` with the secret as key. The robot knows no idempotency: a text may come twice.
 * @source https://open.dingtalk.com/document/robots/custom-robot-access, https://open.dingtalk.com/document/robots/customize-robot-security-settings
 */
import { createHmac } from "node:crypto";
import { z } from "zod";
import { type Instant, millisOf } from "#base/instant.ts";
import { DINGTALK_PENALTY_SECONDS } from "../../model/channel.ts";
import { type Form, type Judged, jsonOf, type Letter, type OpenChannel } from "./form.ts";
import type { PostAnswer } from "./post.ts";

const AnswerSchema = z.object({ errcode: z.number() });
/** More than 20 messages in a minute: the robot refuses everything for ten minutes. */
const TOO_FAST = new Set([130101, 410100, 90030]);
const BUSY = -1;
/** Safety settings not met (signature, key words, address list), group gone, wrong token, robot stopped or gone: the channel's, not the message's. */
const OF_THE_CHANNEL = new Set([310000, 400013, 400101, 400102, 400106]);

export function dingtalkForm(channel: OpenChannel, letter: Letter, now: Instant): Form {
  const address = new URL(channel.address);
  if (channel.secret) {
    const timestamp = String(millisOf(now));
    address.searchParams.set("timestamp", timestamp);
    address.searchParams.set("sign", signDingtalk(channel.secret, timestamp));
  }
  const atMobiles = letter.recipient
    .split(",")
    .flatMap((one) => (/^\+?[\d-]{5,20}$/.test(one.trim()) ? one.trim() : []));
  const body = JSON.stringify({
    msgtype: "text",
    text: { content: `${letter.subject}\n${letter.text}` },
    at: { atMobiles, isAtAll: letter.recipient.trim() === "all" },
  });
  return {
    posted: { address: address.href, headers: { "content-type": "application/json; charset=utf-8" }, body },
    judge,
  };
}

export function signDingtalk(secret: string, timestamp: string): string {
  return createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
}

/** The status is always 200; what counts is `errcode`. */
function judge({ text }: PostAnswer): Judged {
  const answer = AnswerSchema.safeParse(jsonOf(text));
  if (!answer.success) return { retryAfterSeconds: null };
  const { errcode } = answer.data;
  if (errcode === 0) return "sent";
  if (TOO_FAST.has(errcode)) return { retryAfterSeconds: DINGTALK_PENALTY_SECONDS };
  return errcode === BUSY || OF_THE_CHANNEL.has(errcode) ? { retryAfterSeconds: null } : "refused";
}
