import "#ui/public/parts.css";
import "./report.css";
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { changeDraft, STEPS, type Step, useReportDraft } from "./draft.ts";
import { SendStep } from "./SendStep.tsx";
import { sendPhotos } from "./send-photos.ts";
import { WhatStep } from "./WhatStep.tsx";
import { WhereStep } from "./WhereStep.tsx";

const LABELS: Readonly<Record<Step, string>> = { where: "在哪里", what: "是什么", send: "发送" };

/** 我要反映: one question a page, three pages. What is written stays on this device until it is received. */
export default function ReportPage() {
  const { step } = useReportDraft();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // Photographs left from before a reload go on their way again.
  useEffect(() => void sendPhotos(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page turns when the step changes, and only then.
  useEffect(() => {
    if (!isFirst.current) {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
    isFirst.current = false;
  }, [step]);
  return (
    <div className="public-body report-flow">
      <StepLine step={step} />
      {step === "where" && <WhereStep heading={heading} />}
      {step === "what" && <WhatStep heading={heading} />}
      {step === "send" && <SendStep heading={heading} />}
    </div>
  );
}

/** Which of three; what is behind can be opened again. */
function StepLine({ step }: { readonly step: Step }) {
  const at = STEPS.indexOf(step);
  return (
    <ol className="step-line" aria-label="三步">
      {STEPS.map((one, i) => (
        <li
          key={one}
          className="step-mark"
          aria-current={i === at ? "step" : undefined}
          data-done={i < at || undefined}
        >
          {i < at ? (
            <button type="button" className="step-name" onClick={() => changeDraft({ step: one })}>
              <Check size={18} strokeWidth={1.5} aria-hidden />
              {LABELS[one]}
              <span className="visually-hidden">，已填，可回去改</span>
            </button>
          ) : (
            <span className="step-name">{LABELS[one]}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
