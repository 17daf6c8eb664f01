import { Problem } from "#base/problem.ts";
import { type AnyKind, type Engine, kindOf } from "#kernel/matter/server/public.ts";
import { MEASURE_PROBLEMS, type Measures } from "#kernel/measure/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listCellGrades } from "#kernel/place/server/public.ts";
import { type Route, route } from "#platform/http/route.ts";
import * as contract from "../contract.ts";
import { mattersBehind } from "./matters-behind.ts";
import { measuresOf } from "./measures-of.ts";
import { countPending } from "./store.ts";

export function measureRoutes(engine: Engine): readonly Route<Actor>[] {
  const { database } = engine.platform;
  return [
    route(contract.getMeasures, async ({ query: { counters, groupBy, ...filter }, caller, now }) => {
      const { measures } = measuredKind(engine, filter.kind);
      const table = await measuresOf(database, measures, { actor: caller, now, filter, counters, groupBy });
      return { ...table, rows: [...table.rows], pending: await countPending(database) };
    }),
    route(contract.getMeasureDefinitions, async ({ query }) => {
      const { measures } = measuredKind(engine, query.kind);
      return {
        counters: measures.counters.map(
          ({ clock: _clock, excused: _excused, definition = "", appliesTo, ...counter }) => ({
            ...counter,
            definition,
            appliesTo: [...appliesTo],
          }),
        ),
        ratios: measures.ratios.map((ratio) => ({
          ...ratio,
          numerator: [...ratio.numerator],
          denominator: [...ratio.denominator],
          appliesTo: [...ratio.appliesTo],
        })),
        cellGrades: [...(await listCellGrades(database))],
      };
    }),
    route(contract.listMeasuredMatters, async ({ query: { counter, limit, after, ...filter }, caller, now }) => {
      const { kind, measures } = measuredKind(engine, filter.kind);
      return mattersBehind(database, kind, measures, { actor: caller, now, filter, counter, limit, after });
    }),
  ];
}

/** @throws Problem when there is no such kind, or it is not counted */
function measuredKind(engine: Engine, id: string): { readonly kind: AnyKind; readonly measures: Measures } {
  const kind = kindOf(engine, id);
  if (!kind.measures) throw new Problem(MEASURE_PROBLEMS.notMeasured);
  return { kind, measures: kind.measures };
}
