/** 基准何时约束: the day before, on and after; never a sample, a draft without a number, or one made under the law that was replaced. */
import { expect, test } from "vitest";
import { type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import { type Benchmark, bindingBenchmark, offenceOf, sampleBenchmark } from "./public.ts";

const date = parsePlainDate;
const published: Benchmark = {
  ...sampleBenchmark(offenceOf("CG-SZ-002")),
  ...{ id: "own", isSample: false, source: "衡城管规〔2026〕1 号" },
  ...{ effectiveFrom: date("2026-03-01"), effectiveTo: date("2026-09-30") },
};

function binds(benchmark: Benchmark, governingOn: string, decidedOn: string, versionFrom = "1996-10-01"): boolean {
  const found = bindingBenchmark({
    benchmarkOn: (_day: PlainDate) => benchmark,
    version: { effectiveFrom: date(versionFrom) },
    governingOn: date(governingOn),
    decidedOn: date(decidedOn),
    predecessorsValidTo: "2026-08-14",
  });
  return found !== null;
}

test.each([
  ["行为在生效前一日，决定在失效后", published, "2026-02-28", "2026-10-08", false],
  ["行为在生效当日", published, "2026-03-01", "2026-10-08", true],
  ["行为在失效当日", published, "2026-09-30", "2026-10-08", true],
  ["行为在失效次日", published, "2026-10-01", "2026-10-08", false],
  ["行为早于第一个基准，决定时已有", published, "2026-01-05", "2026-04-01", true],
  ["示例", { ...published, isSample: true }, "2026-03-01", "2026-04-01", false],
  ["没有公布的文号", { ...published, source: " " }, "2026-03-01", "2026-04-01", false],
])("%s", (_, benchmark, governingOn, decidedOn, expected) => {
  expect(binds(benchmark, governingOn, decidedOn)).toBe(expected);
});

test.each([
  ["2026-08-14", "1996-10-01", true],
  ["2026-08-15", "1996-10-01", true],
  ["2026-08-15", "2026-08-15", false],
])("依被取代法律制定的基准：%s 的行为适用 %s 起的条文", (governingOn, versionFrom, expected) => {
  expect(binds(published, governingOn, governingOn, versionFrom)).toBe(expected);
});
