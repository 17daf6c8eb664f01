/** Figures of reports from the kernel's measures: today beside what is usual, and the month with its last four weeks. */
import type { Instant } from "#base/instant.ts";
import { addDays, addMonths, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { type Engine, kindOf } from "#kernel/matter/server/public.ts";
import { firstOfMonth, type Measures, ratioOf } from "#kernel/measure/model/public.ts";
import { measuresOf } from "#kernel/measure/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Overview } from "../contract.ts";
import { daysLikeToday, meanOf } from "../model/usual.ts";

const KIND = "report";
const DAYS = 28;
/** What a leader asks first; each with the counter whose matters explain it. */
const SHOWN: readonly { readonly id: string; readonly opens: string }[] = [
  { id: "intime_dispose_rate", opens: "overtime_dispose" },
  { id: "inst", opens: "inst" },
  { id: "rework_rate", opens: "reworked_dispose" },
  { id: "intime_archive_rate", opens: "overtime_archive" },
  { id: "satisfaction_rate", opens: "unsatisfied" },
];

type Counters = Readonly<Record<string, number>>;

export async function figuresFor(
  engine: Engine,
  actor: Actor,
  now: Instant,
): Promise<Pick<Overview, "inTime" | "solved" | "month">> {
  const today = plainDateOf(now);
  const { measures } = kindOf(engine, KIND);
  if (!measures) throw new Error("reports are counted");
  const from = firstOfMonth(today);
  const parts = partsOf(measures);
  const sumOver = async (span: { from: PlainDate; to: PlainDate }, groupBy: "day" | "total") =>
    (
      await measuresOf(engine.platform.database, measures, {
        ...{ actor, now, groupBy, counters: parts },
        filter: { kind: KIND, ...span },
      })
    ).rows;
  const [days, [month], [before]] = await Promise.all([
    sumOver({ from: addDays(today, -DAYS), to: today }, "day"),
    sumOver({ from, to: today }, "total"),
    sumOver({ from: addMonths(from, -1), to: addMonths(today, -1) }, "total"),
  ]);
  const on = (day: PlainDate): Counters => days.find((row) => row.key === day)?.counters ?? {};
  const todayOf = (id: string) => ({
    now: figureOf(measures, id, on(today)),
    usual: meanOf(daysLikeToday(today).map((day) => figureOf(measures, id, on(day)))),
  });
  return {
    inTime: todayOf("intime_dispose_rate"),
    solved: todayOf("resolve_rate"),
    month: {
      from,
      figures: SHOWN.map(({ id, opens }) => {
        const ratio = measures.ratios.find((one) => one.id === id);
        const counter = measures.counters.find((one) => one.id === id);
        return {
          ...{ id, opens, isRatio: ratio !== undefined, label: ratio?.label ?? counter?.label ?? id },
          value: figureOf(measures, id, month?.counters ?? {}),
          before: figureOf(measures, id, before?.counters ?? {}),
          days: days.slice(1).map((row) => figureOf(measures, id, row.counters)),
        };
      }),
    },
  };
}

/** Counters of everything shown. */
function partsOf({ ratios }: Measures): readonly string[] {
  const ids = [...SHOWN.map(({ id }) => id), "resolve_rate"];
  return [
    ...new Set(
      ids.flatMap((id) => {
        const ratio = ratios.find((one) => one.id === id);
        return ratio ? [...ratio.numerator, ...ratio.denominator] : [id];
      }),
    ),
  ];
}

function figureOf({ ratios }: Measures, id: string, counters: Counters): number | null {
  const ratio = ratios.find((one) => one.id === id);
  return ratio ? ratioOf(ratio, counters) : (counters[id] ?? 0);
}
