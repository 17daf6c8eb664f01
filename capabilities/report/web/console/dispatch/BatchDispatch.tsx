import { Check, CircleAlert, X } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useQuickAct } from "#capabilities/report/web/parts/use-quick-act.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Progress } from "#ui/controls/parts.tsx";
import type { ToDispatch } from "./use-dispatch-list.ts";

interface BatchDispatchProps {
  readonly items: readonly ToDispatch[];
  readonly onClose: () => void;
}

/** Those with exactly one unit, seen once together, then sent; each is an act of its own. */
export function BatchDispatch({ items, onClose }: BatchDispatchProps) {
  // The list on the desk shrinks while they go: what was shown is what is sent.
  const [previewed] = useState(items);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const { act } = useQuickAct();
  const sending = previewed.filter((item) => !left.has(item.row.id));
  const isOver = !isRunning && results.size > 0;

  async function run() {
    setRunning(true);
    for (const { row, responsibility } of sending) {
      const unitId = responsibility?.candidates[0]?.unitId;
      if (!unitId) continue;
      const input = { leadUnitId: unitId };
      const outcome = await act({ matterId: row.id, version: row.version, act: "dispatch", input });
      setResults((known) => new Map(known).set(row.id, outcome !== null));
    }
    setRunning(false);
  }
  const failed = [...results.values()].filter((isDone) => !isDone).length;
  return (
    <aside className="dispatch-side" aria-label="一次派出">
      <header className="row">
        <h2 className="grow">一次派出 {sending.length} 件</h2>
        <Button look="plain" size="small" icon={X} aria-label="关上" onClick={onClose} />
      </header>
      <div className="dispatch-in">
        <p className="t13 muted">每件都只有一家责任单位，没有过争议。看一遍，不派的去掉。</p>
        {results.size > 0 && <Progress value={results.size / sending.length} label="派遣进度" />}
        {isOver && (
          <p className="strong" role="status">
            派出 {results.size - failed} 件{failed > 0 ? `，${failed} 件没有派成` : ""}
          </p>
        )}
        <ul className="batch-preview">
          {sending.map(({ row, responsibility }) => (
            <li key={row.id}>
              <BatchMark isDone={results.get(row.id)} />
              <span className="grow">
                <Link to={matterPath(row.id)}>
                  {row.subject}·{row.address}
                </Link>
                <span className="t12 muted">
                  派给{responsibility?.candidates[0]?.unitName}：{responsibility?.candidates[0]?.reason}
                </span>
              </span>
              {results.size === 0 && (
                <Button
                  look="plain"
                  size="small"
                  icon={X}
                  aria-label={`不派 ${row.subject} ${row.address}`}
                  onClick={() => setLeft(new Set([...left, row.id]))}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
      <footer>
        {isOver ? (
          <Button look="filled" onClick={onClose}>
            回到派遣台
          </Button>
        ) : (
          <Button look="filled" disabled={isRunning || sending.length === 0} onClick={() => void run()}>
            {isRunning ? "正在派遣" : `派出 ${sending.length} 件`}
          </Button>
        )}
      </footer>
    </aside>
  );
}

function BatchMark({ isDone }: { readonly isDone: boolean | undefined }) {
  if (isDone === undefined) return null;
  return isDone ? (
    <Check size={16} strokeWidth={1.5} aria-label="派出了" />
  ) : (
    <CircleAlert size={16} strokeWidth={1.5} aria-label="没有派成" />
  );
}
