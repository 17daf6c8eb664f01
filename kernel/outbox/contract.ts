/** The HTTP surface of `outbox`: administrators set up channels and see that messages leave. Contents are shown nowhere. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { ChannelInputSchema, ChannelSchema } from "./model/channel.ts";
import { MESSAGE_STATE_IDS, MessageSchema } from "./model/message.ts";

const ADMINISTRATOR: Access = { kind: "roles", roles: ["administrator"] };
const Nothing = z.object({});
const ByCode = z.object({ code: z.string().max(60) });
const ById = z.object({ id: IdSchema });
const ReasonSchema = z.string().trim().min(2, "请写明原因").max(200, "最长 200 字");

export const listChannels = endpoint({
  method: "GET",
  path: "/api/outbox/channels",
  summary: "消息通道：设置与情况（地址和密钥不再给出）",
  access: ADMINISTRATOR,
  response: z.array(ChannelSchema),
});
export const addChannel = endpoint({
  method: "POST",
  path: "/api/outbox/channels",
  summary: "新建消息通道",
  access: ADMINISTRATOR,
  body: ChannelInputSchema,
  response: Nothing,
});
export const changeChannel = endpoint({
  method: "PUT",
  path: "/api/outbox/channels/:code",
  summary: "修改消息通道；没有给出的地址和密钥不变，中断的立即再试",
  access: ADMINISTRATOR,
  params: ByCode,
  body: ChannelInputSchema.omit({ code: true }),
  response: Nothing,
});
export const pauseChannel = endpoint({
  method: "POST",
  path: "/api/outbox/channels/:code/pause",
  summary: "暂停或恢复消息通道；恢复后等着的消息立即发出",
  access: ADMINISTRATOR,
  params: ByCode,
  body: z.object({ isPaused: z.boolean(), reason: ReasonSchema }),
  response: Nothing,
});
export const testChannel = endpoint({
  method: "POST",
  path: "/api/outbox/channels/:code/test",
  summary: "试发一条，得到对方的原话",
  access: ADMINISTRATOR,
  params: ByCode,
  body: z.object({
    recipient: z.string().trim().max(200, "最长 200 字").default(""),
    text: z.string().trim().min(1, "请填写内容").max(500, "最长 500 字"),
  }),
  response: z.object({ isSent: z.boolean(), answer: z.string(), milliseconds: z.int() }),
  requestsPerMinute: 10,
});
export const resendGivenUp = endpoint({
  method: "POST",
  path: "/api/outbox/channels/:code/resend",
  summary: "把这个通道已放弃的消息全部再发",
  access: ADMINISTRATOR,
  params: ByCode,
  response: z.object({ count: z.int() }),
});
export const listMessages = endpoint({
  method: "GET",
  path: "/api/outbox/messages",
  summary: "发件箱：新的在前；与事项有关的只列所辖的",
  access: ADMINISTRATOR,
  query: z.object({
    channel: z.string().max(60).optional(),
    state: z.enum(MESSAGE_STATE_IDS).optional(),
    text: z.string().trim().max(60, "最长 60 字").default(""),
    /** Those before this message. */
    before: IdSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: z.object({ rows: z.array(MessageSchema), hasMore: z.boolean() }),
});
export const resendMessage = endpoint({
  method: "POST",
  path: "/api/outbox/messages/:id/resend",
  summary: "再发一次：立即试，次数从头算",
  access: ADMINISTRATOR,
  params: ById,
  response: Nothing,
});
export const dropMessage = endpoint({
  method: "POST",
  path: "/api/outbox/messages/:id/drop",
  summary: "作废一条还没发出的消息",
  access: ADMINISTRATOR,
  params: ById,
  body: z.object({ reason: ReasonSchema }),
  response: Nothing,
});
