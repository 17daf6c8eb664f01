import "./outbox.css";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import type { Instant } from "#base/instant.ts";
import { listChannels } from "#kernel/outbox/contract.ts";
import { CHANNEL_KINDS, type Channel } from "#kernel/outbox/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { ChannelForm } from "./ChannelForm.tsx";
import { ChannelPanel } from "./ChannelPanel.tsx";
import { channelStanding, OUTBOX_TABS, spanWords } from "./words.ts";

const NEW = "new";
const REFRESH_MS = 15_000;

/** 消息通道: the ways by which messages leave, and how each fares. */
export default function ChannelsPage() {
  const [opened, open] = useAddress("channel");
  const isNarrow = useIsNarrow();
  const now = useNow();
  const channels = useCall(listChannels, {}, { everyMs: REFRESH_MS });
  const columns = useMemo(() => channelColumns(now, isNarrow), [now, isNarrow]);
  const shown = channels.data?.find(({ code }) => code === opened);
  const waiting = (channels.data ?? []).reduce((sum, channel) => sum + channel.waiting, 0);
  const gaveUp = (channels.data ?? []).reduce((sum, channel) => sum + channel.gaveUp, 0);
  return (
    <RegisterPage
      title="消息通道"
      note={channels.data && `待发 ${formatCount(waiting)} 条，已放弃 ${formatCount(gaveUp)} 条`}
      tabs={OUTBOX_TABS}
      actions={
        <Button look="filled" icon={Plus} onClick={() => open(NEW)}>
          新建通道
        </Button>
      }
    >
      {channels.error ? (
        <ProblemState problem={channels.error} onRetry={() => void channels.refetch()} />
      ) : !channels.data ? (
        <Waiting />
      ) : (
        <DataTable<Channel>
          key={String(isNarrow)}
          label="消息通道"
          columns={columns}
          rows={channels.data}
          keyOf={({ code }) => code}
          selectedKey={opened}
          onSelect={({ code }) => open(code)}
          rowHeight={isNarrow ? 76 : 56}
          empty={
            <EmptyState title="还没有消息通道">
              发给 12345
              平台、部门钉钉群或短信网关的消息从这里出去。没有设置也不影响办理：消息先登记，设好以后可以补发。
            </EmptyState>
          }
        />
      )}
      {opened === NEW && (
        <SidePanel title="新建通道" onClose={() => open(null)}>
          <ChannelForm channel={null} onDone={(code) => open(code)} onCancel={() => open(null)} />
        </SidePanel>
      )}
      {shown && <ChannelPanel key={shown.code} channel={shown} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function channelColumns(now: Instant, isNarrow: boolean): DataColumn<Channel>[] {
  const standing = (channel: Channel) => channelStanding(channel, now);
  const name: DataColumn<Channel> = {
    id: "name",
    title: "名称",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(180px, 1fr)",
    render: (channel) => (
      <span className="two-lines">
        <AddressLink name="channel" value={channel.code}>
          {channel.name}
        </AddressLink>
        <span>
          {isNarrow
            ? `${standing(channel).word}·待发 ${channel.waiting}·已放弃 ${channel.gaveUp}`
            : `${channel.code}·${CHANNEL_KINDS[channel.kind]}`}
        </span>
      </span>
    ),
    sortBy: ({ name }) => name,
    text: ({ name }) => name,
  };
  if (isNarrow) return [name];
  return [
    name,
    {
      id: "standing",
      title: "情况",
      width: "minmax(240px, 1.6fr)",
      render: (channel) => (
        <span className="two-lines">
          <b className="medium">{standing(channel).word}</b>
          <span>{standing(channel).detail}</span>
        </span>
      ),
      sortBy: (channel) => standing(channel).word,
      text: (channel) => standing(channel).word,
    },
    count("waiting", "待发", ({ waiting }) => waiting),
    {
      id: "since",
      title: "最久已等",
      width: "100px",
      align: "right",
      render: ({ waitingSince }) => (waitingSince ? spanWords(waitingSince, now) : ""),
      sortBy: ({ waitingSince }) => waitingSince,
    },
    count("gaveUp", "已放弃", ({ gaveUp }) => gaveUp),
    count("sent", "24 小时已发", ({ sentInDay }) => sentInDay),
    {
      id: "answer",
      title: "对方最近的回答",
      width: "minmax(160px, 1.4fr)",
      render: ({ lastAnswer }) => <span className="t12 muted">{lastAnswer}</span>,
      text: ({ lastAnswer }) => lastAnswer ?? "",
    },
  ];
}

function count(id: string, title: string, of: (channel: Channel) => number): DataColumn<Channel> {
  return {
    ...{ id, title, width: "100px", align: "right" },
    render: (channel) => formatCount(of(channel)),
    sortBy: of,
    text: (channel) => String(of(channel)),
  };
}
