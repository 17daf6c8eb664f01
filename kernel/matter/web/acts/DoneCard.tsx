import { ArrowRight, CircleCheck } from "lucide-react";
import { Link } from "react-router";
import { type ActAnswer, type ActOutcome, listMatters } from "#kernel/matter/contract.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { formatHash } from "#ui/format.ts";
import { useCall } from "#ui/use-call.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { matterPath } from "../api.ts";
import { titleOf } from "../parts/words.ts";

export interface Done {
  readonly outcome: ActOutcome & Partial<Pick<ActAnswer, "revealed">>;
  readonly label: string;
}

/** What just happened, where it is kept, and what comes next. */
export function DoneCard({ done }: { readonly done: Done }) {
  const { revealed = [] } = done.outcome;
  const todo = useCall(listMatters, { query: { view: "todo", limit: 2 } });
  const next = todo.data?.rows.find((row) => row.id !== done.outcome.matterId);
  return (
    <section className="card done-card" role="status">
      <div className="card-body card-body-alone">
        <p className="row strong">
          <CircleCheck size={18} strokeWidth={1.5} aria-hidden />
          {done.label}，办好了
        </p>
        <p className="muted t13">
          留痕已写入，本条哈希 {formatHash(done.outcome.hash)}
          {done.outcome.isRepeat ? "。这次提交先前已收到，没有重复办理" : ""}
        </p>
        {revealed.length > 0 && (
          <div className="revealed">
            <KeyValue items={revealed.map(({ label, value }) => [label, value])} />
            <p className="faint t12">只在这里显示这一次；谁在什么时候看过，已经留痕。</p>
          </div>
        )}
        {next ? (
          <Link className="next-matter" to={matterPath(next.id)}>
            <span className="grow">
              <span className="faint t12">下一件</span>
              <span className="clip">{titleOf(next)}</span>
            </span>
            {next.light && <ClockLight light={next.light} remaining={next.remaining} />}
            <ArrowRight size={16} strokeWidth={1.5} aria-hidden />
          </Link>
        ) : (
          todo.data && <p className="t13">该你办的都办完了。</p>
        )}
      </div>
    </section>
  );
}
