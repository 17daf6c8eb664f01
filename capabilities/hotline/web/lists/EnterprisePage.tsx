import "../hotline.css";
import { useState } from "react";
import { countMatters, listMatters } from "#kernel/matter/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { Tabs } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { FigureTiles, type Tile } from "./FigureTiles.tsx";
import { useFigures, useMonth } from "./figures.ts";
import { OrderTable } from "./OrderTable.tsx";
import { useHotlineTabs } from "./tabs.ts";

const MOST = 500;
const TILES: readonly Tile[] = [
  { id: "enterprise_order", label: "本月涉企工单" },
  { id: "enterprise_satisfaction_rate", label: "本月涉企满意率", isRatio: true },
  { id: "enterprise_satisfied", label: "本月涉企满意" },
  { id: "enterprise_unsatisfied", label: "本月涉企不满意", isAlarm: true },
];
const VIEWS = [
  { id: "open", label: "在办" },
  { id: "closed", label: "办结" },
] as const;

/** 涉企诉求: what enterprises asked, apart from all other orders, and what they said of the answer. */
export default function EnterprisePage() {
  const tabs = useHotlineTabs();
  const span = useMonth(false);
  const figures = useFigures(span, "total");
  const [view, setView] = useState<"open" | "closed">("open");
  const filter = { view, kind: "hotline", flags: "enterprise" } as const;
  const { data, error, refetch } = useCall(
    listMatters,
    { query: { ...filter, limit: MOST } },
    { everyMs: REFRESH_MS, keepsFormer: true },
  );
  const counts = useCall(countMatters, { query: filter }, { everyMs: REFRESH_MS, keepsFormer: true });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <RegisterPage title="热线诉求" note="企业的诉求单独看、单独回访、单独统计" tabs={tabs}>
      <FigureTiles tiles={TILES} row={figures.data?.rows[0]} span={span} />
      <div className="list-tabs">
        <Tabs
          label="涉企工单"
          tabs={VIEWS}
          active={view}
          onChange={(id) => setView(id === "closed" ? "closed" : "open")}
        />
      </div>
      <OrderTable
        label="涉企工单"
        rows={data.rows}
        count={counts.data?.total}
        path={`/console?${new URLSearchParams(filter)}`}
        empty="登记时标明涉企的工单会列在这里。"
      />
    </RegisterPage>
  );
}
