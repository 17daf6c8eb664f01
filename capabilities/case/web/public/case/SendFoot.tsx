import { CloudOff } from "lucide-react";
import { Button } from "#ui/controls/PlainButton.tsx";
import { ButtonLink } from "#ui/public/ButtonLink.tsx";
import type { ActState } from "./use-act.ts";

interface SendFootProps {
  readonly label: string;
  readonly state: ActState;
  /** What is wrong with the form, in a sentence. */
  readonly why: string | null;
  readonly onSend: () => void;
}

/** The end of every form: what is wrong or waiting, then back and send. */
export function SendFoot({ label, state, why, onSend }: SendFootProps) {
  const words = why ?? (state.kind === "refused" ? state.words : null);
  const isBusy = state.kind === "sending";
  return (
    <>
      <div role="status">
        {state.kind === "waiting" && (
          <p className="public-notice case-waiting">
            <CloudOff size={22} strokeWidth={1.5} aria-hidden />
            <span>网络不通，还没发出去。写好的都存在这部手机上，连上网会自动再发；在期限前发到才算数。</span>
          </p>
        )}
      </div>
      {words && (
        <p className="public-problem" role="alert">
          {words}
        </p>
      )}
      <p className="case-buttons">
        <ButtonLink to="/case">返回</ButtonLink>
        <Button size="touch" look="filled" aria-disabled={isBusy || undefined} onClick={() => !isBusy && onSend()}>
          {isBusy ? "正在发送" : state.kind === "waiting" ? "现在就试" : label}
        </Button>
      </p>
    </>
  );
}
