import { Pause, Play, RotateCw, Send } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { listChannels, listMessages, pauseChannel, resendGivenUp, testChannel } from "#kernel/outbox/contract.ts";
import { CHANNEL_KINDS, type Channel } from "#kernel/outbox/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { ChannelForm } from "./ChannelForm.tsx";
import { channelStanding, spanWords } from "./words.ts";

interface ChannelPanelProps {
  readonly channel: Channel;
  readonly onClose: () => void;
}

/** One channel: how it fares, a trial with the other end's own words, pausing, its settings. */
export function ChannelPanel({ channel, onClose }: ChannelPanelProps) {
  const [isEditing, setEditing] = useState(false);
  const isSending = channel.kind !== "none";
  return (
    <SidePanel title={channel.name} onClose={onClose}>
      <Standing channel={channel} />
      {isSending && <Trial channel={channel} />}
      {isSending && <Pausing channel={channel} />}
      <PanelSection
        title="设置"
        more={
          !isEditing && (
            <Button look="plain" size="small" onClick={() => setEditing(true)}>
              修改
            </Button>
          )
        }
      >
        {isEditing ? (
          <ChannelForm channel={channel} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
        ) : (
          <KeyValue
            items={[
              ["代码", channel.code],
              ["种类", CHANNEL_KINDS[channel.kind]],
              ["地址", channel.addressShown && <span className="outbox-address">{channel.addressShown}</span>],
              ["密钥", isSending ? (channel.hasSecret ? "已填，不再显示" : "没有填") : null],
              ["内网地址", isSending ? (channel.allowsPrivate ? "允许" : "不允许") : null],
              ["每分钟", isSending ? (channel.perMinute === null ? "不限" : `最多 ${channel.perMinute} 条`) : null],
              ["重试", isSending ? `最多 ${channel.maxTries} 次，每次等 ${channel.timeoutSeconds} 秒` : null],
            ]}
          />
        )}
      </PanelSection>
    </SidePanel>
  );
}

function Standing({ channel }: { readonly channel: Channel }) {
  const now = useNow();
  const toast = useToast();
  const resend = useSend(resendGivenUp, [listChannels, listMessages]);
  const { word, detail } = channelStanding(channel, now);
  const { waiting, waitingSince, gaveUp } = channel;
  return (
    <PanelSection title={word} more={<Link to={`/console/outbox/messages?channel=${channel.code}`}>看它的消息</Link>}>
      <KeyValue
        items={[
          ["情况", detail],
          ["待发", `${formatCount(waiting)} 条`],
          ["最久已等", waitingSince && spanWords(waitingSince, now)],
          ["已放弃", `${formatCount(gaveUp)} 条`],
          ["24 小时已发", `${formatCount(channel.sentInDay)} 条`],
          ["对方的回答", channel.lastAnswer],
        ]}
      />
      {gaveUp > 0 && channel.kind !== "none" && (
        <Button
          icon={RotateCw}
          disabled={resend.isPending}
          onClick={() =>
            resend.mutate(
              { params: { code: channel.code } },
              { onSuccess: ({ count }) => toast.done(`${count} 条重新排上`), onError: toast.problem },
            )
          }
        >
          已放弃的全部再发
        </Button>
      )}
    </PanelSection>
  );
}

interface Trial {
  readonly isSent: boolean;
  readonly answer: string;
  readonly milliseconds: number;
}

function Trial({ channel }: { readonly channel: Channel }) {
  const [outcome, setOutcome] = useState<Trial | null>(null);
  const test = useSend(testChannel, [listChannels]);
  return (
    <PanelSection title="试发一条">
      <EditForm
        draftKey={`outbox.trial.${channel.code}`}
        fields={[
          {
            name: "recipient",
            label: "收件人",
            type: "text",
            isRequired: channel.kind === "sms",
            hint: RECIPIENT_HINTS[channel.kind],
          },
          { name: "text", label: "内容", type: "text", isRequired: true },
        ]}
        initial={{ text: "方圆平台试发，请忽略" }}
        unkept={["recipient"]}
        schema={testChannel.body}
        inputOf={({ recipient, text }) => ({ recipient: recipient ?? "", text })}
        send={(body) => test.mutateAsync({ params: { code: channel.code }, body })}
        onDone={setOutcome}
        keepsAfterSending
        sendLabel="试发"
      />
      {outcome && (
        <p className="panel-note outbox-trial" role="status">
          <Send size={16} strokeWidth={1.5} aria-hidden />
          <span>
            <b className="medium">{outcome.isSent ? "对方收下了" : "没有送到"}</b>
            <span className="outbox-answer">{outcome.answer}</span>
            <span className="t12 faint">{outcome.milliseconds} 毫秒</span>
          </span>
        </p>
      )}
    </PanelSection>
  );
}

const RECIPIENT_HINTS: Readonly<Record<Channel["kind"], string>> = {
  webhook: "",
  dingtalk: "要提醒的人的手机号，用逗号分开；all 提醒所有人",
  sms: "手机号",
  none: "",
};

function Pausing({ channel }: { readonly channel: Channel }) {
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const pause = useSend(pauseChannel, [listChannels, listMessages]);
  const isPaused = !channel.isPaused;
  const verb = channel.isPaused ? "恢复" : "暂停";
  return (
    <PanelSection title={channel.isPaused ? "恢复发送" : "暂停发送"}>
      {isAsking ? (
        <EditForm
          draftKey={`outbox.pause.${channel.code}`}
          fields={[{ name: "reason", label: "原因", type: "text", isRequired: true }]}
          initial={{}}
          schema={pauseChannel.body}
          inputOf={({ reason }) => ({ isPaused, reason })}
          send={(body) => pause.mutateAsync({ params: { code: channel.code }, body })}
          onDone={() => {
            toast.done(`已${verb}`);
            setAsking(false);
          }}
          sendLabel={verb}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <Button icon={channel.isPaused ? Play : Pause} onClick={() => setAsking(true)}>
          {verb}
        </Button>
      )}
    </PanelSection>
  );
}
