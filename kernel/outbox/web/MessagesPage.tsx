import "./outbox.css";
import { Select } from "antd";
import { useMemo, useState } from "react";
import type { Instant } from "#base/instant.ts";
import { listChannels, listMessages } from "#kernel/outbox/contract.ts";
import { MESSAGE_STATES, type Message, type MessageState } from "#kernel/outbox/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { MessagePanel } from "./MessagePanel.tsx";
import { messageTimes, OUTBOX_TABS } from "./words.ts";

const REFRESH_MS = 15_000;

/** 发件箱: what has left, what waits and why, what gave up. Contents are not shown. */
export default function MessagesPage() {
  const [channel, setChannel] = useAddress("channel");
  const [state, setState] = useAddress("state");
  const [opened, open] = useAddress("message");
  const [text, setText] = useState("");
  const [before, setBefore] = useState<string | null>(null);
  const isNarrow = useIsNarrow();
  const now = useNow();
  const channels = useCall(listChannels, {});
  const query = {
    ...(channel ? { channel } : {}),
    ...(state ? { state: state as MessageState } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(before ? { before } : {}),
  };
  const messages = useCall(listMessages, { query }, { everyMs: REFRESH_MS, keepsFormer: true });
  const columns = useMemo(() => messageColumns(now, isNarrow), [now, isNarrow]);
  const rows = messages.data?.rows ?? [];
  const shown = rows.find(({ id }) => id === opened);
  const last = rows.at(-1)?.id ?? null;
  const choose = (set: (value: string | null) => void) => (value: string | undefined) => {
    setBefore(null);
    set(value ?? null);
  };
  return (
    <RegisterPage title="发件箱" note="内容不在这里显示，90 天后只留发送情况" tabs={OUTBOX_TABS}>
      {messages.error ? (
        <ProblemState problem={messages.error} onRetry={() => void messages.refetch()} />
      ) : !messages.data ? (
        <Waiting />
      ) : (
        <DataTable<Message>
          key={String(isNarrow)}
          label="发件箱"
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          selectedKey={opened}
          onSelect={({ id }) => open(id)}
          rowHeight={isNarrow ? 76 : 48}
          tools={
            <>
              <SearchBox
                label="标题、事项编号"
                value={text}
                onText={(value) => choose(() => setText(value))(undefined)}
              />
              <Select
                aria-label="通道"
                size="small"
                allowClear
                placeholder="所有通道"
                popupMatchSelectWidth={false}
                value={channel}
                options={(channels.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
                onChange={choose(setChannel)}
              />
              <Select
                aria-label="状态"
                size="small"
                allowClear
                placeholder="所有状态"
                value={state}
                options={Object.entries(MESSAGE_STATES).map(([value, label]) => ({ value, label }))}
                onChange={choose(setState)}
              />
              {before && (
                <Button look="plain" size="small" onClick={() => setBefore(null)}>
                  回到最新
                </Button>
              )}
              {messages.data.hasMore && (
                <Button look="plain" size="small" onClick={() => setBefore(last)}>
                  更早的
                </Button>
              )}
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>换一个词，或者去掉通道和状态。</NothingFound>
            ) : (
              <EmptyState title="没有消息">发给外部系统和人员的消息会列在这里。</EmptyState>
            )
          }
        />
      )}
      {shown && <MessagePanel key={shown.id} message={shown} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function messageColumns(now: Instant, isNarrow: boolean): DataColumn<Message>[] {
  const subject: DataColumn<Message> = {
    id: "subject",
    title: "标题",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(240px, 2.4fr)",
    render: (message) => (
      <span className="two-lines">
        <AddressLink name="message" value={message.id}>
          {message.subject}
        </AddressLink>
        <span>
          {isNarrow
            ? [MESSAGE_STATES[message.state], message.channelName, messageTimes(message, now)].filter(Boolean).join("·")
            : [message.channelName, message.recipientShown].filter(Boolean).join("·")}
        </span>
      </span>
    ),
    text: ({ subject }) => subject,
  };
  if (isNarrow) return [subject];
  return [
    {
      id: "created",
      title: "时间",
      width: "96px",
      render: ({ createdAt }) => formatShort(createdAt, now),
      text: ({ createdAt }) => createdAt,
    },
    subject,
    {
      id: "state",
      title: "状态",
      width: "80px",
      render: ({ state }) => <span className={state === "gave_up" ? "medium" : ""}>{MESSAGE_STATES[state]}</span>,
      text: ({ state }) => MESSAGE_STATES[state],
    },
    {
      id: "times",
      title: "何时",
      width: "132px",
      render: (message) => messageTimes(message, now),
      text: (message) => messageTimes(message, now),
    },
    {
      id: "tries",
      title: "次数",
      width: "64px",
      align: "right",
      render: ({ tries }) => tries,
      text: ({ tries }) => String(tries),
    },
    {
      id: "answer",
      title: "对方的回答",
      width: "minmax(120px, 1fr)",
      render: ({ lastAnswer }) => <span className="t12 muted">{lastAnswer}</span>,
      text: ({ lastAnswer }) => lastAnswer ?? "",
    },
    {
      id: "matter",
      title: "事项",
      width: "170px",
      render: ({ matterNumber }) => matterNumber,
      text: ({ matterNumber }) => matterNumber ?? "",
    },
  ];
}
