import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleAlert, X } from "lucide-react";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { actOnMatter } from "#kernel/matter/contract.ts";
import { matterPath, renewMatters } from "#kernel/matter/web/public.ts";
import { type CallInput, call } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Progress } from "#ui/controls/parts.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { nameOf } from "../parts/CaseLine.tsx";
import { renewDesks } from "../parts/use-desk.ts";
import { type Approval, keyOfApproval } from "./approval.ts";

interface BatchApprovalProps {
  readonly approvals: readonly Approval[];
  readonly onClose: () => void;
}

type Input = CallInput<typeof actOnMatter>["body"]["input"];

/** Read once together, then approved one after the other: each is an act of its own, and each outcome is told. */
export function BatchApproval({ approvals, onClose }: BatchApprovalProps) {
  const client = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [opinion, setOpinion] = useState("同意");
  const [results, setResults] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [isRunning, setRunning] = useState(false);
  // The same approval tried again is the same request: an answer that was lost is not an act done twice.
  const requestIds = useRef(new Map<string, string>());
  const going = approvals.filter((one) => !left.has(keyOfApproval(one)));
  const failed = [...results.values()].filter((problem) => problem !== null).length;
  const isOver = !isRunning && results.size > 0;

  async function approve(one: Approval): Promise<string | null> {
    const key = keyOfApproval(one);
    const requestId = requestIds.current.get(key) ?? newRequestId();
    requestIds.current.set(key, requestId);
    const input = { ...one.input, ...(one.asksOpinion && { opinion: opinion.trim() }) } as Input;
    try {
      const params = { id: one.matterId, act: one.approve.act };
      await call(actOnMatter, { params, body: { input, requestId, version: one.version } });
      return null;
    } catch (problem) {
      return wordsOf(problem);
    }
  }
  async function run(these: readonly Approval[]) {
    setRunning(true);
    for (const one of these) {
      const problem = await approve(one);
      setResults((known) => new Map(known).set(keyOfApproval(one), problem));
    }
    setRunning(false);
    await Promise.all([renewDesks(client), renewMatters(client)]);
  }
  const again = going.filter((one) => results.get(keyOfApproval(one)));
  return (
    <>
      <header>
        <h2>一起批准 {going.length} 项</h2>
        <p className="t13 muted">都不涉及听证，不是重大案件。每一项单独判断、单独留痕；不批的去掉，须说明的逐件办。</p>
      </header>
      <div className="case-side-in">
        {results.size > 0 && <Progress value={results.size / going.length} label="批准的进度" />}
        {isOver && (
          <p className="strong" role="status">
            批准 {results.size - failed} 项{failed > 0 && `，${failed} 项没有办成，原因写在下面，仍在待审批里`}
          </p>
        )}
        {results.size === 0 && (
          <label className="field">
            <span>意见</span>
            <textarea className="input" rows={2} value={opinion} onChange={({ target }) => setOpinion(target.value)} />
          </label>
        )}
        <ul className="case-batch">
          {going.map((one) => {
            const key = keyOfApproval(one);
            const problem = results.get(key);
            return (
              <li key={key} className="case-batch-item">
                {problem === null && <Check size={16} strokeWidth={1.5} aria-label="批准了" />}
                {problem && <CircleAlert size={16} strokeWidth={1.5} aria-label="没有办成" />}
                <span className="grow">
                  <Link to={matterPath(one.matterId)}>{nameOf(one)}</Link>
                  <span className="t12 muted">
                    {one.approve.label}：{one.asks}
                  </span>
                  {problem && <span className="strong t12">{problem}</span>}
                </span>
                {results.size === 0 && (
                  <Button
                    look="plain"
                    size="small"
                    icon={X}
                    aria-label={`不批 ${nameOf(one)}`}
                    onClick={() => setLeft(new Set([...left, key]))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <footer>
        {isOver ? (
          <>
            <Button look="filled" onClick={onClose}>
              回到审批台
            </Button>
            {again.length > 0 && <Button onClick={() => void run(again)}>没有办成的再试</Button>}
          </>
        ) : (
          <>
            <Button
              look="filled"
              disabled={isRunning || going.length === 0 || opinion.trim().length < 2}
              onClick={() => void run(going)}
            >
              {isRunning ? "正在批准" : `批准 ${going.length} 项`}
            </Button>
            <Button look="plain" disabled={isRunning} onClick={onClose}>
              不了
            </Button>
          </>
        )}
      </footer>
    </>
  );
}
