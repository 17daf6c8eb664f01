export {
  CHANNEL_KINDS,
  type Channel,
  type ChannelInput,
  ChannelInputSchema,
  type ChannelKind,
  ChannelSchema,
  DINGTALK_PENALTY_SECONDS,
  DINGTALK_PER_MINUTE,
  type Gateway,
  GatewaySchema,
} from "./channel.ts";
export { MESSAGE_STATES, type Message, MessageSchema, type MessageState } from "./message.ts";
