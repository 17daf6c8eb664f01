import { ShieldAlert, ShieldCheck } from "lucide-react";
import { Link } from "react-router";
import type { MatterClock, MatterPage } from "#kernel/matter/contract.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { ClockCard } from "#ui/work/ClockLight.tsx";
import type { ClockView } from "#ui/work/light.tsx";
import { StageLine } from "#ui/work/StageLine.tsx";
import { titleOf } from "../parts/words.ts";

/** Number, chain, title, stages, and the clock that is due first. */
export function MatterHeader({ page }: { readonly page: MatterPage }) {
  const { row } = page;
  const clock = mainClock(page.clocks);
  return (
    <header className="matter-header">
      <div className="grow">
        <p className="matter-number">
          <Link to={`/console?view=open&kind=${row.kind}`}>{page.kindLabel}</Link>
          <span aria-hidden>/</span>
          <span>{row.number ?? "未编号"}</span>
          <span className="chain" data-broken={!page.chain.holds || undefined}>
            {page.chain.holds ? (
              <ShieldCheck size={14} strokeWidth={1.5} aria-hidden />
            ) : (
              <ShieldAlert size={14} strokeWidth={1.5} aria-hidden />
            )}
            <span
              title={page.chain.checkedFrom > 1 ? `第 ${page.chain.checkedFrom} 条以前的内容在展开时核对` : undefined}
            >
              留痕 {page.storyCount} 条，{page.chain.holds ? "链完整" : "链不完整"}
            </span>
          </span>
        </p>
        <div className="matter-title">
          <h1>{titleOf(row)}</h1>
          {row.isMyTurn && <Chip look="accent">轮到我</Chip>}
          {row.flags.map((flag) => (
            <Chip key={flag.id}>{flag.label}</Chip>
          ))}
        </div>
      </div>
      <StageLine stages={page.stages} />
      {clock && <ClockCard clock={clockView(clock)} />}
    </header>
  );
}

/** The running clock that is due first; else a paused one. Stopped clocks are history. */
export function mainClock(clocks: readonly MatterClock[]): MatterClock | undefined {
  const going = clocks.filter((clock) => clock.state !== "stopped");
  const running = going.filter((clock) => clock.state === "running");
  return [...(running.length > 0 ? running : going)].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/** The contract leaves the bar's members open; the server sends exactly these. */
export function clockView(clock: MatterClock): ClockView {
  return {
    ...clock,
    explanation: { ...clock.explanation, bar: clock.explanation.bar as unknown as ClockView["explanation"]["bar"] },
  };
}
