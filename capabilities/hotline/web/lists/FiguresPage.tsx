import "../hotline.css";
import { useMemo } from "react";
import { Link } from "react-router";
import { ORDER_KINDS, type OrderKind } from "#capabilities/hotline/model/labels.ts";
import type { MeasureRow } from "#kernel/measure/contract.ts";
import { getMeasureDefinitions } from "#kernel/measure/contract.ts";
import { Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall } from "#ui/use-call.ts";
import { FigureTiles, type Tile } from "./FigureTiles.tsx";
import { ordersAddress, percent, RATIO_OPENS, type Span, useFigures, useMonth } from "./figures.ts";
import { useHotlineTabs } from "./tabs.ts";

const TILES: readonly Tile[] = [
  { id: "order", label: "工单数" },
  { id: "in_time_reply_rate", label: "按时反馈率", isRatio: true },
  { id: "overdue", label: "超期数", isAlarm: true },
  { id: "satisfaction_rate", label: "满意率", isRatio: true },
  { id: "solution_rate", label: "解决率", isRatio: true },
  { id: "valid_visit_rate", label: "有效回访率", isRatio: true },
  { id: "contradiction_rate", label: "复访不符率", isRatio: true },
  { id: "gate_return_rate", label: "把关退改率", isRatio: true },
];
const COUNTERS = ["assigned", "replied", "overdue", "gate_sent_back", "returned", "unsatisfied", "unsolved", "redo"];
/** Shown when somebody chooses them. */
const FURTHER = ["replied", "redo", "returned"];
const RATIOS = ["in_time_reply_rate", "satisfaction_rate", "solution_rate", "valid_visit_rate"];
/** Where an order has no unit yet there is nothing to blame one for. */
const SUBJECTS = [
  { id: "unit", label: "按单位", title: "单位" },
  { id: "class", label: "按诉求类型", title: "诉求类型" },
  { id: "district", label: "按区县", title: "区县" },
] as const;
const PERIODS = [
  { id: "month", label: "本月" },
  { id: "last", label: "上月" },
];

/** 热线指标: what is counted of orders; every figure opens the orders behind it. */
export default function FiguresPage() {
  const tabs = useHotlineTabs();
  const [period, setPeriod] = useAddress("period");
  const [by, setBy] = useAddress("by");
  const subject = SUBJECTS.find(({ id }) => id === by) ?? SUBJECTS[0];
  const span = useMonth(period === "last");
  const total = useFigures(span, "total");
  const rows = useFigures(span, subject.id);
  const names = useIndicatorNames();
  const columns = useMemo(() => columnsOf(subject.title, span, names), [subject.title, span, names]);
  if (rows.error && !rows.data) return <ProblemState problem={rows.error} onRetry={() => void rows.refetch()} />;
  if (!rows.data || !total.data) return <Waiting />;
  return (
    <RegisterPage title="热线诉求" note={`${span.from} 至 ${span.to}，每个数字都能点开`} tabs={tabs}>
      <div className="list-tabs row wrap">
        <Tabs label="期间" tabs={PERIODS} active={period ?? "month"} onChange={setPeriod} />
        <span className="grow" />
        <Tabs label="对象" tabs={SUBJECTS} active={subject.id} onChange={setBy} />
      </div>
      <FigureTiles tiles={TILES} row={total.data.rows[0]} span={span} />
      <DataTable
        label={`热线指标${subject.label}`}
        columns={columns}
        rows={rows.data.rows}
        keyOf={(row) => row.key ?? "none"}
        empty={
          <EmptyState title="这个期间没有数字">数字在办理之后一分钟内计入；只看得到你的数据范围之内的。</EmptyState>
        }
      />
    </RegisterPage>
  );
}

/** As the capability declares them, so that the table and the definitions never disagree. */
function useIndicatorNames(): ReadonlyMap<string, string> {
  const { data } = useCall(getMeasureDefinitions, { query: { kind: "hotline" } });
  return useMemo(
    () => new Map([...(data?.counters ?? []), ...(data?.ratios ?? [])].map(({ id, label }) => [id, label])),
    [data],
  );
}

function columnsOf(title: string, span: Span, names: ReadonlyMap<string, string>): readonly DataColumn<MeasureRow>[] {
  const label = (id: string) => names.get(id) ?? id;
  return [
    {
      id: "subject",
      title,
      width: "minmax(140px, 2fr)",
      sortBy: nameOf,
      text: nameOf,
      render: nameOf,
    },
    ...RATIOS.map(
      (id): DataColumn<MeasureRow> => ({
        id,
        title: label(id),
        align: "right",
        sortBy: (row) => row.ratios[id] ?? null,
        text: (row) => percent(row.ratios[id]),
        render: (row) => <Link to={ordersAddress(span, row, RATIO_OPENS[id] ?? id)}>{percent(row.ratios[id])}</Link>,
      }),
    ),
    ...COUNTERS.map(
      (id): DataColumn<MeasureRow> => ({
        id,
        title: label(id),
        align: "right",
        isInitiallyHidden: FURTHER.includes(id),
        sortBy: (row) => row.counters[id] ?? 0,
        text: (row) => String(row.counters[id] ?? 0),
        render: (row) => (
          <Link
            to={ordersAddress(span, row, id)}
            data-alarm={(id === "overdue" && (row.counters[id] ?? 0) > 0) || undefined}
          >
            {formatCount(row.counters[id] ?? 0)}
          </Link>
        ),
      }),
    ),
  ];
}

/** Of a kind the key is stored, of all others the name is answered. */
function nameOf(row: MeasureRow): string {
  return ORDER_KINDS[row.key as OrderKind] ?? row.label;
}
