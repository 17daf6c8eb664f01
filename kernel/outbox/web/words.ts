/** The outbox in words. */
import { type Instant, millisOf } from "#base/instant.ts";
import type { Channel, Message } from "#kernel/outbox/model/public.ts";
import { formatShort } from "#ui/format.ts";
import type { RegisterTab } from "#ui/register/RegisterPage.tsx";

export const OUTBOX_TABS: readonly RegisterTab[] = [
  { to: "/console/outbox", label: "消息通道" },
  { to: "/console/outbox/messages", label: "发件箱" },
];

/** How a channel fares, in a word and a sentence. */
export function channelStanding(channel: Channel, now: Instant): { readonly word: string; readonly detail: string } {
  if (channel.kind === "none") return { word: "仅登记", detail: "没有发出去的地址，消息只留在发件箱里" };
  if (channel.isPaused) return { word: "已暂停", detail: `${channel.waiting} 条等着，恢复后立即发出` };
  if (channel.failures > 0) {
    const again =
      channel.brokenUntil && channel.brokenUntil > now ? `，${formatShort(channel.brokenUntil, now)} 再试` : "";
    return { word: "对方不通", detail: `连续 ${channel.failures} 次没有送到${again}` };
  }
  if (!channel.lastSentAt) return { word: "还没有发过", detail: "" };
  return { word: "正常", detail: `最近 ${formatShort(channel.lastSentAt, now)}` };
}

/** `3 分钟`, `2 小时`, `5 天` */
export function spanWords(since: Instant, now: Instant): string {
  const minutes = Math.max(Math.floor((millisOf(now) - millisOf(since)) / 60_000), 0);
  if (minutes < 1) return "不到 1 分钟";
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 60 / 24)} 天`;
}

/** When it goes on, or when it ended. */
export function messageTimes(message: Message, now: Instant): string {
  if (message.state === "sent" && message.sentAt) return `${formatShort(message.sentAt, now)} 发出`;
  if (message.nextAt) return message.nextAt > now ? `${formatShort(message.nextAt, now)} 再试` : "排队，轮到就发";
  return message.lastAt ? `${formatShort(message.lastAt, now)} 最后一次试` : "";
}
