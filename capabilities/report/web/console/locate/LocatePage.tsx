import "../desks.css";
import { MapPinCheck } from "lucide-react";
import { useState } from "react";
import type { Position } from "#base/position.ts";
import { countMatters, listMatters } from "#kernel/matter/contract.ts";
import { REFRESH_MS, useKeys, useMatter } from "#kernel/matter/web/public.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount, formatShort } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { LocateDesk } from "./LocateDesk.tsx";

const FILTER = { view: "open", kind: "report", flags: "to_locate" } as const;
const SHOWN = 100;

/** 待定位: reports that came without a place, one after the other: read, point, Enter. */
export default function LocatePage() {
  const now = useNow();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pick, setPick] = useState<{ readonly id: string; readonly at: Position } | null>(null);
  // The list is asked again a little later than the act: what was just placed must not come back under the hand.
  const [placed, setPlaced] = useState<ReadonlySet<string>>(new Set());
  const list = useCall(listMatters, { query: { ...FILTER, limit: SHOWN } }, { everyMs: REFRESH_MS, keepsFormer: true });
  const counts = useCall(countMatters, { query: FILTER }, { everyMs: REFRESH_MS, keepsFormer: true });
  const rows = (list.data?.rows ?? []).filter((row) => !placed.has(row.id));
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === chosenId),
  );
  const chosen = rows[at];
  const page = useMatter(chosen?.id ?? null);
  const move = (by: number) => setChosenId(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.id ?? null);
  useKeys({ j: () => move(1), k: () => move(-1) });

  function done(id: string) {
    setChosenId(rows[at + 1]?.id ?? rows[at - 1]?.id ?? null);
    setPlaced(new Set([...placed, id]));
  }
  if (list.error && !list.data) return <ProblemState problem={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Waiting />;
  if (!chosen) {
    return (
      <>
        <h1 className="visually-hidden">待定位</h1>
        <EmptyState icon={MapPinCheck} title="都有位置了">
          热线转来、批量导入而没有坐标的上报会排在这里，定好位置就进入受理。
        </EmptyState>
      </>
    );
  }
  // The map stays from one report to the next; a point belongs to the report for which it was picked.
  const picked = pick?.id === chosen.id ? pick.at : null;
  const setPicked = (at: Position) => setPick({ id: chosen.id, at });
  return (
    <div className="locate-page">
      <header className="desk-head">
        <h1>待定位</h1>
        <p className="t13 muted">{formatCount(counts.data?.total ?? rows.length)} 件，先到期的在前</p>
      </header>
      <nav className="locate-list" aria-label="待定位的上报">
        {rows.map((row) => (
          <button
            key={row.id}
            type="button"
            className="desk-item"
            aria-current={row === chosen || undefined}
            onClick={() => setChosenId(row.id)}
          >
            <span className="clip row">{row.title || row.subject}</span>
            <span className="clip desk-item-more">
              {row.sourceLabel}　{formatShort(row.openedAt, now)}
            </span>
          </button>
        ))}
      </nav>
      {page.data?.row.id === chosen.id ? (
        <LocateDesk
          key={chosen.id}
          page={page.data}
          picked={picked}
          onPick={setPicked}
          onDone={() => done(chosen.id)}
          onSkip={() => move(1)}
        />
      ) : page.error ? (
        <ProblemState problem={page.error} onRetry={() => void page.refetch()} />
      ) : (
        <Waiting />
      )}
      <div className="locate-map">
        <LazyMap label="点选问题的位置" picked={picked} onPick={setPicked} />
      </div>
    </div>
  );
}
