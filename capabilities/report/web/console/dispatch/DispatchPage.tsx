import "../desks.css";
import { Send, Waypoints } from "lucide-react";
import { useMemo, useState } from "react";
import { position } from "#base/position.ts";
import { useKeys } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import type { MapPoint } from "#ui/map/map-props.ts";
import { BatchDispatch } from "./BatchDispatch.tsx";
import { DispatchPanel } from "./DispatchPanel.tsx";
import { DispatchRow } from "./DispatchRow.tsx";
import { GROUPS, type Group, groupOf, type ToDispatch, useDispatchList } from "./use-dispatch-list.ts";

const TABS = ["all", "one", "several", "unclear", "returned"] as const;
type TabId = (typeof TABS)[number];

/** 派遣台: what is filed and has no unit yet, list and map side by side, who should have it and why. */
export default function DispatchPage() {
  const { items, count, problem, isLoading, retry } = useDispatchList();
  const [tab, setTab] = useState<TabId>("all");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isBatchOpen, setBatchOpen] = useState(false);
  const shown = items.filter((item) => isIn(item, tab));
  const at = Math.max(
    0,
    shown.findIndex((item) => item.row.id === chosenId),
  );
  const chosen = shown[at];
  const move = (by: number) => setChosenId(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]?.row.id ?? null);
  useKeys({ j: () => move(1), k: () => move(-1) }, !isBatchOpen);
  const sure = items.filter((item) => isSure(item));

  if (problem) return <ProblemState problem={problem} onRetry={retry} />;
  if (isLoading) return <Waiting />;
  return (
    <div className="dispatch-page">
      <header className="desk-head">
        <h1>派遣台</h1>
        <p className="t13 muted">
          {count !== null && `${formatCount(count)} 件待派遣，`}
          {count === items.length
            ? "先到期的在前"
            : `列出先到期的 ${formatCount(items.length)} 件，其余等这些派出去上来`}
        </p>
        <span className="grow" />
        <Button icon={Send} disabled={sure.length === 0} onClick={() => setBatchOpen(true)}>
          一次派出 {sure.length} 件
        </Button>
      </header>
      <div className="dispatch-tabs">
        <Tabs
          label="待派遣的"
          active={tab}
          onChange={(id) => setTab(id as TabId)}
          tabs={TABS.map((id) => ({ id, label: TAB_LABELS[id], count: items.filter((item) => isIn(item, id)).length }))}
        />
      </div>
      <DispatchList items={shown} chosenId={chosen?.row.id ?? null} onChoose={setChosenId} />
      <DispatchMap items={shown} chosenId={chosen?.row.id ?? null} onChoose={setChosenId} />
      {isBatchOpen ? (
        <BatchDispatch items={sure} onClose={() => setBatchOpen(false)} />
      ) : chosen ? (
        <DispatchPanel key={chosen.row.id} item={chosen} onDone={() => move(1)} />
      ) : (
        <aside className="dispatch-side">
          <EmptyState icon={Waypoints} title="没有待派遣的">
            立案以后、系统没有自动派出的案卷会排在这里。
          </EmptyState>
        </aside>
      )}
    </div>
  );
}

const TAB_LABELS: Readonly<Record<TabId, string>> = {
  all: "全部",
  one: GROUPS.one,
  several: GROUPS.several,
  unclear: GROUPS.unclear,
  returned: "回退过的",
};

function isIn(item: ToDispatch, tab: TabId): boolean {
  if (tab === "all") return true;
  if (tab === "returned") return isReturned(item);
  return item.responsibility?.kind === tab;
}

function isReturned({ responsibility }: ToDispatch): boolean {
  return responsibility !== null && (responsibility.returnedBy.length > 0 || responsibility.ruledUnit !== null);
}

/** Exactly one unit, and no dispute behind it: safe to send without looking at each. */
function isSure(item: ToDispatch): boolean {
  return item.responsibility?.kind === "one" && !isReturned(item);
}

interface ChooseProps {
  readonly items: readonly ToDispatch[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

function DispatchList({ items, chosenId, onChoose }: ChooseProps) {
  const groups = Map.groupBy(items, groupOf);
  return (
    <nav className="dispatch-list" aria-label="待派遣的案卷">
      {(Object.keys(GROUPS) as Group[]).map((group) => {
        const own = groups.get(group) ?? [];
        if (own.length === 0) return null;
        return (
          <section key={group}>
            <h2>
              {GROUPS[group]} <i>{own.length}</i>
            </h2>
            {own.map((item) => (
              <DispatchRow key={item.row.id} item={item} isChosen={item.row.id === chosenId} onChoose={onChoose} />
            ))}
          </section>
        );
      })}
    </nav>
  );
}

function DispatchMap({ items, chosenId, onChoose }: ChooseProps) {
  const points = useMemo(
    () =>
      items.flatMap(({ row }): MapPoint[] =>
        row.position
          ? [
              {
                id: row.id,
                position: position(row.position.longitude, row.position.latitude),
                light: row.light,
                label: `${row.subject} ${row.address}`,
              },
            ]
          : [],
      ),
    [items],
  );
  return (
    <section className="dispatch-map" aria-label="地图">
      <LazyMap
        label={`${points.length} 件待派遣的位置`}
        points={points}
        selectedId={chosenId}
        onSelect={onChoose}
        showsLegend
      />
    </section>
  );
}
