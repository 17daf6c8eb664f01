/**
 * 待发消息 message: written in the transaction of the act that it tells of, sent at least once, ended by being sent, recorded or
 * dropped. One that gave up waits for a person: nothing is lost and nothing holds up what comes after it.
 */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";

export const MESSAGE_STATES = {
  waiting: "待发",
  sent: "已发",
  recorded: "仅登记",
  gave_up: "已放弃",
  dropped: "已作废",
} as const;
export type MessageState = keyof typeof MESSAGE_STATES;
export const MESSAGE_STATE_IDS = Object.keys(MESSAGE_STATES) as [MessageState, ...MessageState[]];

/** What an administrator sees of a message: that it exists and how it fares, never its content. */
export const MessageSchema = z.object({
  id: z.string(),
  channel: z.string(),
  channelName: z.string(),
  subject: z.string(),
  recipientShown: z.string(),
  state: z.enum(MESSAGE_STATE_IDS),
  tries: z.int(),
  nextAt: InstantSchema.nullable(),
  lastAt: InstantSchema.nullable(),
  lastAnswer: z.string().nullable(),
  createdAt: InstantSchema,
  sentAt: InstantSchema.nullable(),
  dropReason: z.string().nullable(),
  matterId: z.string().nullable(),
  matterNumber: z.string().nullable(),
  /** The content was removed after its time: it cannot be sent again. */
  hasContent: z.boolean(),
});
export type Message = z.output<typeof MessageSchema>;
