/**
 * 裁量基准 of the demonstration district for its commonest offences: invented, and saying so. It passes draft and legal review like any
 * other. Offences under the 生态环境法典 have none yet: ranges changed with it, and what stood before holds for older acts only.
 */
import { fen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { type Benchmark, type Circumstance, rangeOf, type Tier, tierRange } from "#capabilities/power/model/public.ts";
import { FOUNDED_ON } from "../ground/people.ts";
import { offenceInCity } from "./amounts.ts";
import type { Scene } from "./scenes.ts";

const NAME = "衡川区城市管理行政处罚裁量基准";
export const BENCHMARK_SOURCE = "衡城管规〔2024〕1 号（虚构）";

const span = (from: number, to: number): Tier["result"] => ({
  ...{ kind: "range", from: { at: "ofSpan", share: from }, to: { at: "ofSpan", share: to } },
});
const any = (...of: readonly Circumstance[]): Tier["when"] => [{ kind: "any", of }];
/** From the lightest to the gravest; the gravest of those that hold is taken. */
const gravest: Tier = {
  level: "严重",
  words: "拒不改正，或者多次违法、造成较重危害后果",
  when: any("refused_correction", "many_times", "serious_harm"),
  result: span(8000, 10_000),
};

/** By the area that is taken: from 10 ㎡ and from 50 ㎡ it is a tier more. */
const byArea: readonly Tier[] = [
  {
    level: "较轻",
    words: "占用（建设）面积不满 10 ㎡",
    when: [{ kind: "measure", below: "10" }],
    result: span(0, 2500),
  },
  {
    level: "一般",
    words: "占用（建设）面积 10 ㎡ 以上不满 50 ㎡",
    when: [{ kind: "measure", atLeast: "10", below: "50" }],
    result: span(2500, 5000),
  },
  {
    level: "较重",
    words: "占用（建设）面积 50 ㎡ 以上",
    when: [{ kind: "measure", atLeast: "50" }],
    result: span(5000, 8000),
  },
  gravest,
];

const byCourse: readonly Tier[] = [
  {
    level: "较轻",
    words: "首次发现，当场改正",
    when: [{ kind: "all", of: ["first_found", "corrected_in_time"] }],
    result: span(0, 3000),
  },
  {
    level: "一般",
    words: "没有从轻、从重情节",
    when: [{ kind: "none", of: ["corrected_in_time"] }],
    result: span(3000, 6000),
  },
  {
    level: "较重",
    words: "一年内再次违法，或者造成一定影响",
    when: any("repeated_within_year", "some_impact"),
    result: span(6000, 8000),
  },
  gravest,
];

const of = (id: string, what: string, unit: string, tiers: readonly Tier[]): Benchmark => ({
  ...{ id, name: `${NAME}（${what}）`, issuer: "own", source: BENCHMARK_SOURCE, isSample: false, unit, tiers },
  ...{ effectiveFrom: FOUNDED_ON as PlainDate, effectiveTo: null },
});

export const BENCHMARKS: readonly Benchmark[] = [
  of("CG-SZ-001", "占用城市道路", "㎡", byArea),
  of("CG-SZ-003", "在城市道路上建设", "㎡", byArea),
  of("CG-SR-006", "公共场地堆放物料", "㎡", byArea),
  of("CG-SR-008", "占道设摊", "", byCourse),
  of("CG-SR-009", "超出门窗外墙经营", "", byCourse),
];

/** The tier in which the amount of the scene lies, and its words; null: no benchmark of the district, or the amount lies in none. */
export function tierOfScene({ offenceId, party, fineFen }: Scene): Tier | null {
  const benchmark = BENCHMARKS.find(({ id }) => id === offenceId);
  const version = offenceInCity(offenceId)?.versions.at(-1);
  const { lowest = null, highest = null } = (version && rangeOf(version, party.kind, "")) ?? {};
  if (!benchmark || lowest === null || highest === null) return null;
  const statutory = { lowest: fen(lowest), highest: fen(highest) };
  const within = ({ result }: Tier) => {
    if (result.kind !== "range") return false;
    const range = tierRange(result, statutory, null);
    return fineFen >= range.lowest && fineFen <= range.highest;
  };
  return benchmark.tiers.find(within) ?? null;
}
