/** What the outbox gives the console: the channels, the messages. */
import { Send } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

const ADMINISTRATOR = ["administrator"];

export const outboxWeb: WebRegistration = {
  id: "outbox",
  consolePages: [
    { path: "outbox", title: "消息通道", load: () => import("./ChannelsPage.tsx"), roles: ADMINISTRATOR },
    { path: "outbox/messages", title: "发件箱", load: () => import("./MessagesPage.tsx"), roles: ADMINISTRATOR },
  ],
  navigation: [{ group: "administration", label: "消息通道", to: "/console/outbox", icon: Send, roles: ADMINISTRATOR }],
  commands: [
    {
      id: "outbox.channels",
      label: "消息通道",
      words: "钉钉 短信 回调 webhook 推送",
      to: "/console/outbox",
      roles: ADMINISTRATOR,
    },
    {
      id: "outbox.messages",
      label: "发件箱",
      words: "没发出去 重发 待发 已放弃",
      to: "/console/outbox/messages",
      roles: ADMINISTRATOR,
    },
  ],
};
