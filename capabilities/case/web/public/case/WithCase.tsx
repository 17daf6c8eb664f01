import "#ui/public/parts.css";
import "./case.css";
import type { ReactNode } from "react";
import { openPartyCase } from "#capabilities/case/model/surface/party.ts";
import type { ApiProblem, CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { KeyForm } from "./KeyForm.tsx";
import { type PartyKey, usePartyKey } from "./party-key.ts";

export type PartyView = CallOutput<typeof openPartyCase>;

/** While the page is open it looks again by itself. */
const EVERY_MS = 60_000;

interface WithCaseProps {
  readonly children: (view: PartyView, key: PartyKey) => ReactNode;
}

/** Asks for number and code where they are not known, then shows the case. */
export function WithCase({ children }: WithCaseProps) {
  const key = usePartyKey();
  const asked = key ?? { number: "", code: "" };
  const { data, error, refetch } = useCall(
    openPartyCase,
    { body: asked },
    { isEnabled: key !== null, everyMs: EVERY_MS },
  );
  if (key === null) return <KeyForm known={asked} problem={null} />;
  if (data) return <div className="public-body case-page">{children(data, key)}</div>;
  if (!error) return <Waiting />;
  if (error.isOffline || error.status >= 500) return <Unreached problem={error} again={() => void refetch()} />;
  return <KeyForm known={key} problem={wordsOf(error)} />;
}

/** Whatever is wrong with number or code is said in one sentence: which of the two it was helps only who guesses. */
function wordsOf({ status }: ApiProblem): string {
  return status === 429
    ? "试得太多了，请过一分钟再试。"
    : "没有找到。请对照告知书或者决定书最后一页二维码旁边的案号和查询码，再填一次。";
}

function Unreached({ problem, again }: { readonly problem: ApiProblem; readonly again: () => void }) {
  return (
    <div className="public-body">
      <h1>{problem.isOffline ? "现在连不上网" : "现在打不开"}</h1>
      <p>写好没有发出去的内容都在这部手机上，没有丢。</p>
      <p className="wide-button">
        <Button size="touch" look="filled" onClick={again}>
          再试一次
        </Button>
      </p>
    </div>
  );
}
