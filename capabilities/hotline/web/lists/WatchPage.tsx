import "../hotline.css";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { countMatters, listMatters } from "#kernel/matter/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { FigureTiles, type Tile } from "./FigureTiles.tsx";
import { useFigures, useMonth } from "./figures.ts";
import { OrderTable } from "./OrderTable.tsx";
import { useHotlineTabs } from "./tabs.ts";

const MOST = 500;
const FILTER = { view: "open", kind: "hotline", lights: "red,yellow" } as const;
const TILES: readonly Tile[] = [
  { id: "overdue", label: "本月办理超期", isAlarm: true },
  { id: "near_deadline", label: "本月临期办理" },
  { id: "in_time_reply_rate", label: "本月按时反馈率", isRatio: true },
  { id: "signed_late", label: "本月超时签收", isAlarm: true },
  { id: "contacted_late", label: "本月超时首次联系", isAlarm: true },
];

/** 零超期: the target is none. What is over its limit stands first, then what soon will be. */
export default function WatchPage() {
  const tabs = useHotlineTabs();
  const span = useMonth(false);
  const figures = useFigures(span, "total");
  const { data, error, refetch } = useCall(
    listMatters,
    { query: { ...FILTER, limit: MOST } },
    { everyMs: REFRESH_MS, keepsFormer: true },
  );
  const counts = useCall(countMatters, { query: FILTER }, { everyMs: REFRESH_MS, keepsFormer: true });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const over = counts.data?.red ?? data.rows.filter(({ light }) => light === "red").length;
  return (
    <RegisterPage title="热线诉求" note="超期回复须为零" tabs={tabs}>
      <p className="watch-word" role="status" data-alarm={over > 0 || undefined}>
        {over > 0 ? (
          <TriangleAlert size={20} strokeWidth={1.5} aria-hidden />
        ) : (
          <CircleCheck size={20} strokeWidth={1.5} aria-hidden />
        )}
        {over > 0 ? `现有 ${over} 件超过时限，请马上督办` : "现在没有超过时限的工单"}
      </p>
      <FigureTiles tiles={TILES} row={figures.data?.rows[0]} span={span} />
      <OrderTable
        label="超期和临期工单"
        rows={data.rows}
        count={counts.data?.total}
        path={`/console?${new URLSearchParams(FILTER)}`}
        empty="超过时限的和用去八成时限的工单会列在这里；同时会提醒承办单位。"
      />
    </RegisterPage>
  );
}
