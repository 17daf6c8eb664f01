import { engineOf } from "#apps/server/capabilities.ts";
import { isPlainDate, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import {
  type Difference,
  foldPending,
  measuresOf,
  type Rebuilt,
  rebuildMeasures,
} from "#kernel/measure/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { UsageError, type Verb, type VerbCall, type VerbResult } from "../verb.ts";

export const measuresVerb: Verb = {
  name: "measures",
  summary:
    "the figures of a period; --check derives all of them again from the record and compares, --rebuild replaces them",
  usage: "[--from DAY] [--to DAY] [--kind KIND] | --check | --rebuild [--json]",
  options: {
    from: { type: "string", help: "first day, such as 2026-11-01 (default: the first of this month)" },
    to: { type: "string", help: "last day (default: today)" },
    kind: { type: "string", help: "kind of matters (default: all that are counted)" },
    check: {
      type: "boolean",
      help: "derive every figure from zero and say whether any differs; exit code 1 when one does",
    },
    rebuild: { type: "boolean", help: "derive every figure from zero and put it in the place of what is kept" },
  },
  run: async (call) => {
    if (call.options.check || call.options.rebuild) return rebuild(call, call.options.rebuild !== true);
    return show(call);
  },
};

async function rebuild({ openCity, progress }: VerbCall, check: boolean): Promise<VerbResult> {
  const { platform } = await openCity();
  const found = await rebuildMeasures(platform.database, engineOf(platform).kinds, {
    check,
    onProgress: (matters) => progress(`derived ${matters} matters`),
  });
  const sum = `${found.matters} matters, ${found.entries} entries, ${found.figures} figures`;
  const verdict = found.holds
    ? `every figure is what the record gives: ${sum}`
    : `${found.differing} figures are NOT what the record gives: ${sum}`;
  const after = check || found.holds ? [] : ["they have been replaced by what the record gives"];
  return {
    isOk: found.holds || !check,
    json: { isReplaced: !check, ...found } satisfies Rebuilt & { isReplaced: boolean },
    lines: [verdict, ...found.differences.map(differenceLine), ...after],
  };
}

function differenceLine(difference: Difference): string {
  const { day, counter, divisionCode, unitId, personId, role, classKey, matterId, kept, derived } = difference;
  const where = [
    divisionCode,
    unitId && `unit ${unitId}`,
    personId && `person ${personId}`,
    role,
    classKey,
    matterId && `matter ${matterId}`,
  ];
  return `  ${day} ${counter} ${where.filter(Boolean).join(", ")}: kept ${kept}, the record gives ${derived}`;
}

async function show({ openCity, options, progress }: VerbCall): Promise<VerbResult> {
  const { platform } = await openCity();
  const { kinds } = engineOf(platform);
  const today = plainDateOf(platform.now());
  const period = { from: dayOf(options.from, `${today.slice(0, 7)}-01` as PlainDate), to: dayOf(options.to, today) };
  await foldPending(platform.database, kinds, (entries) => progress(`counted ${entries} entries`));
  const lines: string[] = [];
  const json: Record<string, unknown> = {};
  for (const [id, { measures }] of kinds) {
    if (!measures || (options.kind && options.kind !== id)) continue;
    const request = {
      actor: SYSTEM_ACTOR,
      now: platform.now(),
      filter: { kind: id, ...period },
      groupBy: "total",
    } as const;
    const [row] = (await measuresOf(platform.database, measures, request)).rows;
    json[id] = { ...period, counters: row?.counters, ratios: row?.ratios };
    lines.push(`${id}, ${period.from} to ${period.to}`);
    lines.push(...measures.counters.map((counter) => `  ${counter.label}  ${row?.counters[counter.id] ?? 0}`));
    lines.push(...measures.ratios.map((ratio) => `  ${ratio.label}  ${percent(row?.ratios[ratio.id] ?? null)}`));
  }
  if (lines.length === 0) throw new UsageError("no such kind of matters is counted");
  return { isOk: true, json, lines };
}

function percent(value: number | null): string {
  return value === null ? "—" : `${value.toFixed(1)} %`;
}

function dayOf(word: unknown, otherwise: PlainDate): PlainDate {
  if (word === undefined) return otherwise;
  if (typeof word !== "string" || !isPlainDate(word)) throw new UsageError("a day is written 2026-11-01");
  return word;
}
