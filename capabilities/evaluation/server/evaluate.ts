/** One table of evaluation: figures of the period, of the one before and a year ago, scores, ranks, and how it went by month. */
import type { Instant } from "#base/instant.ts";
import { addMonths, dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type Engine, kindOf } from "#kernel/matter/server/public.ts";
import { firstOfMonth, MEASURE_PROBLEMS, type Measures, ratioOf } from "#kernel/measure/model/public.ts";
import { countPending, measuresOf, seriesOf } from "#kernel/measure/server/public.ts";
import { type Actor, divisionPrefix } from "#kernel/people/model/public.ts";
import { loadSettings } from "#platform/settings/store.ts";
import type { Evaluation, EvaluationQuery, EvaluationRow } from "../contract.ts";
import { indicatorsOf } from "../model/indicators.ts";
import { type Span, spanAround, spanBefore, spanLabel, spanYearAgo } from "../model/period.ts";
import { EVALUATION_PROBLEMS } from "../model/problems.ts";
import { type Place, placesOf } from "../model/rank.ts";
import { type Measured, type SchemeBody, type Score, scoreOf } from "../model/scheme.ts";
import { EVALUATION_SETTINGS } from "../model/settings.ts";
import { appliesTo, RANKED_BY_FIRST, type SubjectId, subjectOf, TILES } from "../model/subject.ts";
import { type PublishedScheme, publishedSchemes, schemeOn } from "./schemes.ts";

/** Months of the line of how it went. */
const TREND_MONTHS = 12;

export interface Asked {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly now: Instant;
  readonly query: EvaluationQuery;
}

/** What every step of one table knows. */
interface Table extends Asked {
  readonly measures: Measures;
  readonly subject: SubjectId;
  readonly scheme: PublishedScheme | null;
  readonly schemes: readonly PublishedScheme[];
  readonly counters: readonly string[];
  readonly minimumSample: number;
}

type Row = { readonly key: string | null; readonly label: string; readonly opens: Record<string, string> } & Figures;
interface Figures {
  readonly counters: Record<string, number>;
  readonly ratios: Record<string, number | null>;
}

/** @throws Problem for a kind that is not counted, a wrong period, or something that cannot be ranked by */
export async function evaluate(asked: Asked): Promise<Evaluation> {
  const { engine, actor, now, query } = asked;
  const { database } = engine.platform;
  const measures = measuresFor(engine, query.kind);
  const subject = query.subject ?? usualSubject(actor);
  const today = plainDateOf(now);
  const span = spanOf(query, today);
  const isRunning = span.to >= today;
  const until = isRunning ? today : span.to;
  const schemes = await publishedSchemes(database, subject);
  const scheme = query.kind === "report" ? schemeOn(schemes, span.from) : null;
  const settings = (await loadSettings(EVALUATION_SETTINGS, database))(span.from);
  const table: Table = {
    ...asked,
    measures,
    subject,
    schemes,
    scheme,
    counters: countersFor(measures, subject, scheme),
    minimumSample: settings.minimum_sample,
  };
  // Of the period before only ratios, ranks and scores are shown, of a year ago only what stands in the tiles.
  const countersBefore = [
    ...new Set([...ratioParts(measures, subject), ...schemes.flatMap((one) => schemeCounters(measures, one))]),
  ];
  const by = rankedBy(table, settings.target_intime_dispose_rate);
  const [before, yearAgo] = [spanBefore(query.period, span), spanYearAgo(span, today)];
  const [rows, rowsBefore, [yearAgoTotal], reductions, trend, pending] = await Promise.all([
    figuresOf(table, span),
    figuresOf({ ...table, counters: countersBefore }, before),
    figuresOf({ ...table, counters: TILES.filter((id) => table.counters.includes(id)) }, yearAgo, "total"),
    reductionsOf(table, { from: span.from, to: until }),
    trendOf(table, by.id, until),
    countPending(database),
  ]);
  const scored = rows.map((row) => ({ ...row, score: scheme && scoreOfRow(scheme.body, row, reductions) }));
  const beforeScheme = schemeOn(schemes, before.from);
  const scoredBefore = rowsBefore.map((row) => ({
    ...row,
    score: beforeScheme && scoreOfRow(beforeScheme.body, row, new Map()),
  }));
  const places = placesIn(table, by, scheme?.body ?? null, scored);
  const placesBefore = placesIn(table, by, beforeScheme?.body ?? null, scoredBefore);
  const groups = by.id === "score" ? (scheme?.body.groups ?? []) : [];
  return {
    kind: query.kind,
    subject,
    subjectLabel: subjectOf(subject).label,
    period: query.period,
    span: {
      ...span,
      label: spanLabel(query.period, span),
      until: until,
      isRunning,
    },
    before: { ...before, label: spanLabel(query.period, before) },
    yearAgo: { ...yearAgo, label: `${yearAgo.from} 至 ${yearAgo.to}` },
    asOf: now,
    pending,
    rankedBy: by,
    minimumSample: by.id === "score" ? (scheme?.body.minimumSample ?? 0) : table.minimumSample,
    scheme: scheme && {
      id: scheme.id,
      name: scheme.body.name,
      effectiveFrom: scheme.effectiveFrom,
      source: scheme.source,
    },
    indicators: indicatorsOf(measures, subject),
    total: totalOf(table, rows),
    totalBefore: totalOf(table, rowsBefore),
    totalYearAgo: yearAgoTotal ?? { counters: {}, ratios: {} },
    rows: scored
      .map(
        (row): EvaluationRow => ({
          ...row,
          score: row.score && mutable(row.score),
          rank: null,
          isTied: false,
          isTooFew: false,
          ...places.get(row.key),
          rankBefore: placesBefore.get(row.key)?.rank ?? null,
          group: groups.find((group) => group.keys.includes(row.key ?? ""))?.label ?? null,
          trend: trend.months.map((_, at) => trend.byKey.get(row.key)?.[at] ?? null),
        }),
      )
      .sort((a, b) => orderOf(a, subject) - orderOf(b, subject)),
    months: [...trend.months],
    totalTrend: [...trend.total],
  };
}

export function measuresFor(engine: Engine, kind: string): Measures {
  const { measures } = kindOf(engine, kind);
  if (!measures) throw new Problem(MEASURE_PROBLEMS.notMeasured);
  return measures;
}

function spanOf({ period, on, from, to }: EvaluationQuery, today: PlainDate): Span {
  if (period !== "custom") return spanAround(period, on ?? today);
  return { from: from ?? today, to: to ?? from ?? today };
}

/** The level below one's own. */
function usualSubject({ role, divisionCode }: Actor): SubjectId {
  if (role === "unit_desk" || divisionCode === null) return "unit";
  const digits = divisionPrefix(divisionCode).length;
  return digits <= 4 ? "district" : digits === 6 ? "street" : "community";
}

/** Everything that says something of the subject. */
function countersFor(measures: Measures, subject: SubjectId, scheme: PublishedScheme | null): readonly string[] {
  const applicable = measures.counters.filter((counter) => appliesTo(counter, subject));
  return [
    ...new Set([
      ...applicable.map(({ id }) => id),
      ...applicable.flatMap(({ excused }) => excused ?? []),
      ...ratioParts(measures, subject),
      ...schemeCounters(measures, scheme),
    ]),
  ];
}

function ratioParts({ ratios }: Measures, subject: SubjectId): readonly string[] {
  return ratios
    .filter((ratio) => appliesTo(ratio, subject))
    .flatMap((ratio) => [...ratio.numerator, ...ratio.denominator]);
}

/** What a score is worked out from. */
function schemeCounters({ counters, ratios }: Measures, scheme: PublishedScheme | null): readonly string[] {
  if (!scheme) return [];
  const { items, deductions, sampleCounter } = scheme.body;
  const named = [...items.map((item) => item.indicator), ...deductions.map((one) => one.counter), sampleCounter];
  return [
    ...counters.filter(({ id }) => named.includes(id)).map(({ id }) => id),
    ...ratios.filter(({ id }) => named.includes(id)).flatMap((ratio) => [...ratio.numerator, ...ratio.denominator]),
  ];
}

function filterOf({ query, subject }: Table, { from, to }: Span) {
  const { role } = subjectOf(subject);
  return {
    kind: query.kind,
    from,
    to,
    ...(query.divisionCode ? { divisionCode: query.divisionCode } : {}),
    ...(role ? { role } : {}),
  };
}

async function figuresOf(table: Table, span: Span, groupBy?: "total"): Promise<readonly Row[]> {
  const { engine, measures, actor, now, counters, subject } = table;
  const by = groupBy ?? subjectOf(subject).groupBy;
  const found = await measuresOf(engine.platform.database, measures, {
    actor,
    now,
    filter: filterOf(table, span),
    counters,
    groupBy: by,
  });
  const { role } = subjectOf(subject);
  return found.rows.map((row) => ({
    key: row.key,
    label: `${row.label}${isAbove(by, row.key) ? "（未分到下级）" : ""}`,
    counters: row.counters,
    ratios: row.ratios,
    opens: { ...row.opens, ...(role ? { role } : {}) },
  }));
}

/** By rank; then who was measured on too few, who was not measured, and last what belongs to nobody here. */
function orderOf({ key, rank, isTooFew }: EvaluationRow, subject: SubjectId): number {
  if (rank !== null) return rank;
  const isNobodys = key === null || isAbove(subjectOf(subject).groupBy, key);
  return 1e6 + (isNobodys ? 2 : isTooFew ? 0 : 1);
}

/** Counted at a higher level than the rows are of: a matter without an exact place. */
function isAbove(groupBy: string, key: string | null): boolean {
  const digits = { district: 6, street: 9, community: 12 }[groupBy];
  return digits !== undefined && key !== null && divisionPrefix(key).length < digits;
}

function totalOf({ measures }: Table, rows: readonly Figures[]): Figures {
  const counters: Record<string, number> = {};
  for (const row of rows)
    for (const [id, value] of Object.entries(row.counters)) counters[id] = (counters[id] ?? 0) + value;
  // A ratio of which a part was not asked for would look like a good one: it is left out.
  const whole = measures.ratios.filter(({ numerator, denominator }) =>
    [...numerator, ...denominator].every((id) => Object.hasOwn(counters, id)),
  );
  return { counters, ratios: Object.fromEntries(whole.map((ratio) => [ratio.id, ratioOf(ratio, counters)])) };
}

function rankedBy({ measures, subject, scheme, query }: Table, target: number): Evaluation["rankedBy"] {
  if (query.by === "score") {
    if (!scheme) throw new Problem(EVALUATION_PROBLEMS.cannotRankBy, { detail: "这类对象还没有评价方案" });
    return { id: "score", label: "综合得分", better: "high", target: null };
  }
  const usable = measures.ratios.filter((ratio) => appliesTo(ratio, subject) && ratio.better !== "info");
  const usual = RANKED_BY_FIRST.flatMap((id) => usable.filter((ratio) => ratio.id === id));
  const ratio = query.by ? usable.find(({ id }) => id === query.by) : (usual[0] ?? usable[0]);
  if (!ratio) throw new Problem(EVALUATION_PROBLEMS.cannotRankBy);
  return {
    id: ratio.id,
    label: ratio.label,
    better: ratio.better === "low" ? "low" : "high",
    target: ratio.id === "intime_dispose_rate" ? target : null,
  };
}

function placesIn(
  { measures, minimumSample, subject }: Table,
  by: Evaluation["rankedBy"],
  scheme: SchemeBody | null,
  rows: readonly (Row & { readonly score: Score | null })[],
): ReadonlyMap<string | null, Place> {
  const ratio = measures.ratios.find(({ id }) => id === by.id);
  const isScore = by.id === "score";
  const rankable = rows
    .filter((row) => row.key !== null && !isAbove(subjectOf(subject).groupBy, row.key))
    .map((row) => ({
      key: row.key,
      value: isScore ? (row.score?.total ?? null) : (row.ratios[by.id] ?? null),
      sample: isScore
        ? (row.counters[scheme?.sampleCounter ?? ""] ?? 0)
        : (ratio?.denominator ?? []).reduce((sum, id) => sum + (row.counters[id] ?? 0), 0),
      group: isScore ? (scheme?.groups.find((group) => group.keys.includes(row.key ?? ""))?.label ?? "") : "",
    }));
  const least = isScore ? (scheme?.minimumSample ?? 0) : minimumSample;
  return new Map(
    [...Map.groupBy(rankable, (row) => row.group).values()].flatMap((group) => [...placesOf(group, by.better, least)]),
  );
}

type Reductions = ReadonlyMap<string | null, Measured["reductions"]>;

function scoreOfRow(scheme: SchemeBody, row: Row, reductions: Reductions): Score {
  return scoreOf(scheme, { counters: row.counters, ratios: row.ratios, reductions: reductions.get(row.key) ?? {} });
}

/** 较基期减少: daily means of the baseline and of the days of the period that are over. */
async function reductionsOf(table: Table, current: Span): Promise<Reductions> {
  const { engine, measures, actor, now, scheme, subject } = table;
  const found = new Map<string | null, Record<number, { baseline: number; now: number }>>();
  for (const [at, item] of (scheme?.body.items ?? []).entries()) {
    if (item.scoring.kind !== "reduction") continue;
    const baseline = { from: item.scoring.baselineFrom, to: item.scoring.baselineTo };
    const meansOf = async (over: Span) => {
      const answer = await measuresOf(engine.platform.database, measures, {
        actor,
        now,
        filter: { ...filterOf(table, over), ...(item.classKey ? { classKey: item.classKey } : {}) },
        counters: [item.indicator],
        groupBy: subjectOf(subject).groupBy,
      });
      const days = dayNumberOf(over.to) - dayNumberOf(over.from) + 1;
      return new Map(answer.rows.map((row) => [row.key, (row.counters[item.indicator] ?? 0) / days]));
    };
    const [before, after] = [await meansOf(baseline), await meansOf(current)];
    for (const [key, mean] of before)
      found.set(key, { ...found.get(key), [at]: { baseline: mean, now: after.get(key) ?? 0 } });
  }
  return found;
}

interface Trend {
  readonly months: readonly string[];
  readonly byKey: ReadonlyMap<string | null, readonly (number | null)[]>;
  readonly total: readonly (number | null)[];
}

/** A score of a month is made by the scheme of that month. */
async function trendOf(table: Table, by: string, until: PlainDate): Promise<Trend> {
  const { engine, measures, actor, now, subject, schemes } = table;
  const { groupBy } = subjectOf(subject);
  if (groupBy === "class") return { months: [], byKey: new Map(), total: [] };
  const ratio = measures.ratios.find(({ id }) => id === by);
  const parts = ratio
    ? [...ratio.numerator, ...ratio.denominator]
    : schemes.flatMap((scheme) => [...schemeCounters(measures, scheme)]);
  const balances = new Set(measures.counters.filter((counter) => counter.kind === "balance").map(({ id }) => id));
  const counters = [...new Set(parts)].filter((id) => !balances.has(id));
  const from = addMonths(firstOfMonth(until), 1 - TREND_MONTHS);
  const { months, figures } = await seriesOf(engine.platform.database, measures, {
    actor,
    now,
    filter: filterOf(table, { from, to: until }),
    counters,
    groupBy,
  });
  const valueIn = (month: string, values: Readonly<Record<string, number>> | undefined): number | null => {
    if (!values) return null;
    if (ratio) return ratioOf(ratio, values);
    const scheme = schemeOn(schemes, `${month}-01` as PlainDate);
    const ratios = Object.fromEntries(measures.ratios.map((one) => [one.id, ratioOf(one, values)]));
    return scheme && scoreOf(scheme.body, { counters: values, ratios, reductions: {} }).total;
  };
  const total = months.map((month) => {
    const sums: Record<string, number> = {};
    for (const ofKey of figures.values())
      for (const [id, value] of Object.entries(ofKey.get(month) ?? {})) sums[id] = (sums[id] ?? 0) + value;
    return Object.keys(sums).length > 0 ? valueIn(month, sums) : null;
  });
  return {
    months,
    total,
    byKey: new Map([...figures].map(([key, ofKey]) => [key, months.map((month) => valueIn(month, ofKey.get(month)))])),
  };
}

const mutable = (score: Score): NonNullable<EvaluationRow["score"]> => ({
  ...score,
  items: [...score.items],
  deductions: [...score.deductions],
});
