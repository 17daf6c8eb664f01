import { useState } from "react";
import { AttachmentsPart } from "./AttachmentsPart.tsx";
import { sendAttachments } from "./attachments.ts";
import { changeDefence, forgetDefence, useDefenceDraft } from "./defence-draft.ts";
import { NotNow } from "./NotNow.tsx";
import type { PartyKey } from "./party-key.ts";
import { SendFoot } from "./SendFoot.tsx";
import { useAct } from "./use-act.ts";
import { type PartyView, WithCase } from "./WithCase.tsx";

const MOST_WORDS = 8000;

/** 陈述申辩: words, photographs, papers. What is written stays on this phone until it was received. */
export default function DefencePage() {
  return (
    <WithCase>
      {(view, key) => (
        <>
          <h1>陈述申辩</h1>
          <NotNow view={view} act="record_representation">
            {view.representation?.content && <SaidBefore said={view.representation.content} />}
            <DefenceForm view={view} partyKey={key} />
          </NotNow>
        </>
      )}
    </WithCase>
  );
}

function SaidBefore({ said }: { readonly said: string }) {
  return (
    <section aria-labelledby="said-title">
      <h2 id="said-title">已经交过的</h2>
      <p className="case-lines">{said}</p>
      <h2>补充</h2>
    </section>
  );
}

function DefenceForm({ view, partyKey }: { readonly view: PartyView; readonly partyKey: PartyKey }) {
  // The draft is the case's, however its number was typed.
  const { number } = view;
  const draft = useDefenceDraft(number);
  const [why, setWhy] = useState<string | null>(null);
  const { state, send } = useAct(partyKey, {
    act: "record_representation",
    requestId: draft.requestId,
    inputOf: async () => ({
      content: draft.content.trim(),
      files: [...(await sendAttachments({ ...partyKey, number }))],
    }),
    done: "陈述申辩收到了。本机关会逐项复核，采纳没有采纳、为什么，写在决定书里。",
    onDone: () => forgetDefence(number),
  });
  function press() {
    if (draft.content.trim().length < 2) return setWhy("请写几句：哪里不对，或者有什么情况要考虑");
    setWhy(null);
    send();
  }
  return (
    <>
      <p>可以说：事实是不是这样，有没有别的原因，改正了没有，处罚重不重。本机关不会因为你申辩而加重处罚。</p>
      <label className="field" htmlFor="defence">
        <span className="field-label">你的意见和理由</span>
        <textarea
          id="defence"
          className="input"
          rows={8}
          maxLength={MOST_WORDS}
          value={draft.content}
          onChange={(event) => changeDefence(number, () => ({ content: event.target.value }))}
        />
      </label>
      <AttachmentsPart number={number} attachments={draft.attachments} isSending={state.kind === "sending"} />
      <p className="muted">写的内容只存在这部手机上，发送成功才会交给办案机关。</p>
      <SendFoot label="发送" state={state} why={why} onSend={press} />
    </>
  );
}
