import { CloudOff } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useEffect, useState } from "react";
import { listPublicClasses } from "#capabilities/report/model/surface/citizens.ts";
import { useCall } from "#ui/use-call.ts";
import { prepareProof } from "../proof/solve.ts";
import { ContactPart } from "./ContactPart.tsx";
import { changeDraft, type ReportDraft, type Step, useReportDraft } from "./draft.ts";
import { StepFoot } from "./StepFoot.tsx";
import { waitingPhotos } from "./send-photos.ts";
import { type SendState, useSendReport } from "./use-send-report.ts";

const PHONE = /^[\d\- +]{5,20}$/;

/** 发送: what will be sent, and how to reach the person, if they want that. */
export function SendStep({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const draft = useReportDraft();
  const { state, send } = useSendReport();
  const [why, setWhy] = useState<string | null>(null);
  // Solved while the person reads what will be sent; a lost network is met again when they press.
  useEffect(() => void prepareProof().catch(() => undefined), []);
  function press() {
    if (draft.wantsNews && draft.phone !== "" && !PHONE.test(draft.phone.trim()))
      return setWhy("电话号码里有认不出的字，请检查；不想留的可以清空");
    setWhy(null);
    send();
  }
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        检查一下，发送
      </h1>
      <Summary draft={draft} />
      <ContactPart draft={draft} />
      <StepFoot
        back="what"
        label={state.kind === "sending" ? "正在发送" : state.kind === "waiting" ? "现在就试" : "发送"}
        why={why ?? (state.kind === "refused" ? state.words : null)}
        isBusy={state.kind === "sending"}
        onNext={press}
      >
        <WaitingWords state={state} />
      </StepFoot>
    </>
  );
}

function Summary({ draft }: { readonly draft: ReportDraft }) {
  const { data } = useCall(listPublicClasses, {});
  const issueClass = data?.classes.find((one) => one.key === draft.classKey);
  return (
    <dl className="report-summary">
      <Line label="在哪里" step="where">
        {draft.address || "地图上选好的位置"}
      </Line>
      <Line label="是什么" step="what">
        {draft.description.trim() || issueClass?.name || "见照片"}
        {issueClass && <span className="muted">　{issueClass.name}</span>}
        {draft.photos.length > 0 && (
          <span className="summary-photos">
            {draft.photos.map((photo, i) => (
              <span key={photo.key} className="photo">
                {photo.preview && <img src={photo.preview} alt={`第 ${i + 1} 张照片`} />}
              </span>
            ))}
          </span>
        )}
      </Line>
    </dl>
  );
}

function Line({
  label,
  step,
  children,
}: {
  readonly label: string;
  readonly step: Step;
  readonly children: ReactNode;
}) {
  return (
    <div className="summary-line">
      <dt>{label}</dt>
      <dd className="summary-words">{children}</dd>
      <dd>
        <button type="button" className="text-button" onClick={() => changeDraft({ step })}>
          改<span className="visually-hidden">{label}</span>
        </button>
      </dd>
    </div>
  );
}

function WaitingWords({ state }: { readonly state: SendState }) {
  const photos = waitingPhotos().length;
  return (
    <div role="status">
      {state.kind === "waiting" && (
        <p className="step-waiting">
          <CloudOff size={22} strokeWidth={1.5} aria-hidden />
          <span>还没发出去。写好的都存在这部手机上，连上网会自动再发，可以先放下手机。</span>
        </p>
      )}
      {state.kind === "sending" && (
        <p className="muted">{photos > 0 ? `还有 ${photos} 张照片在传` : "正在发送。旧一点的手机要等几秒钟。"}</p>
      )}
    </div>
  );
}
