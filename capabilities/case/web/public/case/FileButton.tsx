import { useState } from "react";
import type { Endpoint } from "#base/endpoint.ts";
import { send } from "#ui/call.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { download } from "#ui/table/csv.ts";

interface FileButtonProps {
  readonly endpoint: Endpoint;
  readonly body: object;
  readonly name: string;
  readonly label: string;
  /** Of which of several, for who hears the page. */
  readonly about: string;
}

/** A file that is asked for with number and code in the body: no address opens it. */
export function FileButton({ endpoint, body, name, label, about }: FileButtonProps) {
  const [state, setState] = useState<{ isBusy: boolean; problem: string | null }>({ isBusy: false, problem: null });
  async function fetchIt() {
    setState({ isBusy: true, problem: null });
    try {
      const answer = await send(endpoint.path, {
        method: endpoint.method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      download(name, await answer.blob(), "application/pdf");
      setState({ isBusy: false, problem: null });
    } catch (problem) {
      setState({ isBusy: false, problem: wordsOf(problem) });
    }
  }
  return (
    <>
      <Button size="touch" aria-label={`下载${label}：${about}`} disabled={state.isBusy} onClick={() => void fetchIt()}>
        {state.isBusy ? "正在取" : `下载${label}`}
      </Button>
      {state.problem && <p role="alert">{state.problem}</p>}
    </>
  );
}
