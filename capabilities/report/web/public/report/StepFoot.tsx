import type { ReactNode } from "react";
import { Button } from "#ui/controls/PlainButton.tsx";
import { changeDraft, type Step } from "./draft.ts";

/** Back at the left, on at the right, where the thumb is. `why` says what is missing when one cannot go on. */
export function StepFoot(props: {
  readonly back?: Step;
  readonly label: string;
  readonly why?: string | null;
  readonly isBusy?: boolean;
  readonly onNext: () => void;
  readonly children?: ReactNode;
}) {
  const { back, label, why, isBusy = false, onNext, children } = props;
  return (
    <div className="step-foot">
      {children}
      {why && (
        <p className="public-problem" role="alert">
          {why}
        </p>
      )}
      <div className="step-buttons">
        {back && (
          <Button size="touch" onClick={() => changeDraft({ step: back })}>
            上一步
          </Button>
        )}
        <Button size="touch" look="filled" aria-disabled={isBusy || undefined} onClick={() => !isBusy && onNext()}>
          {label}
        </Button>
      </div>
    </div>
  );
}
