import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { dropMessage, listChannels, listMessages, resendMessage } from "#kernel/outbox/contract.ts";
import { MESSAGE_STATES, type Message } from "#kernel/outbox/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { messageTimes } from "./words.ts";

interface MessagePanelProps {
  readonly message: Message;
  readonly onClose: () => void;
}
const ANSWERS = [listMessages, listChannels];

/** One message: how it fares, sending it again, dropping it with a reason. */
export function MessagePanel({ message, onClose }: MessagePanelProps) {
  const [isDropping, setDropping] = useState(false);
  const [confirm, holder] = useConfirm();
  const resend = useSend(resendMessage, ANSWERS);
  const drop = useSend(dropMessage, ANSWERS);
  const toast = useToast();
  const now = useNow();
  const isOpen = message.state === "waiting" || message.state === "gave_up";

  async function sendAgain() {
    const detail = "对方会再收到一次，幂等键不变。";
    if (message.state === "sent" && !(await confirm("这条已经发出，还要再发？", detail, "再发"))) return;
    resend.mutate(
      { params: { id: message.id } },
      { onSuccess: () => toast.done("重新排上，马上就试"), onError: toast.problem },
    );
  }
  return (
    <SidePanel title={message.subject} onClose={onClose}>
      {holder}
      <PanelSection title={MESSAGE_STATES[message.state]}>
        <KeyValue
          items={[
            ["何时", messageTimes(message, now)],
            ["次数", `${message.tries} 次`],
            ["对方的回答", message.lastAnswer],
            ["作废原因", message.dropReason],
            ["通道", message.channelName],
            ["收件人", message.recipientShown],
            ["写入", formatInstant(message.createdAt)],
            [
              "事项",
              message.matterId && message.matterNumber && (
                <Link to={`/console/matters/${message.matterId}`}>{message.matterNumber}</Link>
              ),
            ],
          ]}
        />
        <div className="row outbox-acts">
          {message.hasContent && (
            <Button icon={RotateCw} disabled={resend.isPending} onClick={() => void sendAgain()}>
              {message.state === "waiting" ? "马上再试" : "再发一次"}
            </Button>
          )}
          {isOpen && !isDropping && (
            <Button look="plain" onClick={() => setDropping(true)}>
              作废
            </Button>
          )}
        </div>
        {isDropping && (
          <EditForm
            draftKey={`outbox.drop.${message.id}`}
            fields={[{ name: "reason", label: "作废的原因", type: "text", isRequired: true, hint: "如 已电话告知" }]}
            initial={{}}
            schema={dropMessage.body}
            send={(body) => drop.mutateAsync({ params: { id: message.id }, body })}
            onDone={() => {
              toast.done("已作废");
              setDropping(false);
            }}
            sendLabel="作废"
            onCancel={() => setDropping(false)}
          />
        )}
      </PanelSection>
    </SidePanel>
  );
}
