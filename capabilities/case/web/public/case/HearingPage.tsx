import { useState } from "react";
import { NotNow } from "./NotNow.tsx";
import type { PartyKey } from "./party-key.ts";
import { SendFoot } from "./SendFoot.tsx";
import { useAct } from "./use-act.ts";
import { WithCase } from "./WithCase.tsx";

const MOST_WORDS = 4000;

/** 要求听证. */
export default function HearingPage() {
  return (
    <WithCase>
      {(view, key) => (
        <>
          <h1>要求听证</h1>
          <NotNow view={view} act="request_hearing">
            <HearingForm partyKey={key} />
          </NotNow>
        </>
      )}
    </WithCase>
  );
}

function HearingForm({ partyKey }: { readonly partyKey: PartyKey }) {
  const [reason, setReason] = useState("");
  const { state, send } = useAct(partyKey, {
    act: "request_hearing",
    inputOf: async () => ({ reason: reason.trim() }),
    done: "听证申请收到了。听证通知书会在举行的七个工作日前送给你。",
  });
  return (
    <>
      <ul className="case-points">
        <li>听证由没有调查过本案的人主持，你可以当面说明、质证，也可以委托一至二人代理。</li>
        <li>不收费用。听证一般公开举行，涉及隐私、商业秘密的除外。</li>
        <li>要求听证，不会因此加重处罚。</li>
      </ul>
      <label className="field" htmlFor="hearing-reason">
        <span className="field-label">为什么要求听证（可不填）</span>
        <textarea
          id="hearing-reason"
          className="input"
          rows={4}
          maxLength={MOST_WORDS}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <SendFoot label="要求听证" state={state} why={null} onSend={send} />
    </>
  );
}
