/**
 * 消息通道 channel: a named way out of the process.
 *
 * 签名密钥 secret and 地址 address are written and never read back: an address of a robot carries its token in the query.
 */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";

export const CHANNEL_KINDS = {
  webhook: "网络回调",
  dingtalk: "钉钉机器人",
  sms: "短信网关",
  none: "仅登记",
} as const;
export type ChannelKind = keyof typeof CHANNEL_KINDS;

/** Seconds that a robot of DingTalk refuses everything after more than 20 messages in a minute. */
export const DINGTALK_PENALTY_SECONDS = 600;
/** Messages a minute that a robot of DingTalk bears. */
export const DINGTALK_PER_MINUTE = 20;

const CodeSchema = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, "通道代码用小写字母、数字和下划线，字母开头，2–40 位");

/**
 * 短信网关 as data: the request that one provider wants. In every value `{{recipient}}`, `{{text}}`, `{{key}}`, `{{secret}}` and
 * `{{timestamp}}` (seconds) are filled in. Providers that want their request signed by a scheme of their own need a small gateway between.
 */
export const GatewaySchema = z.object({
  encoding: z.enum(["json", "form"]).default("json"),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/, "请求头名称不对"), z.string().max(500)).default({}),
  fields: z.record(z.string().min(1).max(60), z.string().max(500)),
  /** Path into the JSON answer, `result.code`; absent: a status of 2xx is success. */
  successPath: z.string().max(60).optional(),
  /** What stands there on success, as text. */
  successValue: z.string().max(60).optional(),
});
export type Gateway = z.output<typeof GatewaySchema>;

/** What an administrator writes. A missing address or secret keeps what is there. */
export const ChannelInputSchema = z.object({
  code: CodeSchema,
  name: z.string().trim().min(1, "请填写名称").max(40, "名称最长 40 字"),
  kind: z.enum(Object.keys(CHANNEL_KINDS) as [ChannelKind, ...ChannelKind[]]),
  address: z
    .url({ protocol: /^https?$/, message: "须是 http 或 https 地址" })
    .max(1_000, "地址太长")
    .optional(),
  secret: z.string().trim().min(8, "密钥至少 8 位").max(500, "密钥太长").optional(),
  gateway: GatewaySchema.optional(),
  allowsPrivate: z.boolean().default(false),
  perMinute: z.int("须为整数").min(1, "至少 1 条").max(6_000, "最多 6000 条").optional(),
  maxTries: z.int("须为整数").min(1, "至少 1 次").max(100, "最多 100 次").default(20),
  timeoutSeconds: z.int("须为整数").min(1, "至少 1 秒").max(60, "最多 60 秒").default(10),
});
export type ChannelInput = z.output<typeof ChannelInputSchema>;

/** What is shown of a channel. */
export const ChannelSchema = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(Object.keys(CHANNEL_KINDS) as [ChannelKind, ...ChannelKind[]]),
  /** Without the values of its query. */
  addressShown: z.string(),
  hasSecret: z.boolean(),
  gateway: GatewaySchema.nullable(),
  allowsPrivate: z.boolean(),
  perMinute: z.int().nullable(),
  maxTries: z.int(),
  timeoutSeconds: z.int(),
  isPaused: z.boolean(),
  /** Failures of the channel in a row. */
  failures: z.int(),
  brokenUntil: InstantSchema.nullable(),
  lastAnswer: z.string().nullable(),
  lastSentAt: InstantSchema.nullable(),
  waiting: z.int(),
  gaveUp: z.int(),
  /** Since when the oldest waits. */
  waitingSince: InstantSchema.nullable(),
  sentInDay: z.int(),
});
export type Channel = z.output<typeof ChannelSchema>;
