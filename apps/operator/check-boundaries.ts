/**
 * Checks what may import what. Runs dependency-cruiser and also counts the modules it saw: beside a compiler that it does not
 * know it sees none and reports no violation.
 */
import { execFileSync } from "node:child_process";

const ROOTS = ["base", "law", "platform", "kernel", "capabilities", "ui", "apps"];
const LEAST_MODULES = 200;

interface Result {
  readonly summary: {
    readonly totalCruised: number;
    readonly error: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
    }[];
  };
}

const output = execFileSync(
  "depcruise",
  ["--config", "dependency-cruiser.config.mjs", "--output-type", "json", ...ROOTS],
  {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  },
);
const { summary } = JSON.parse(output) as Result;
for (const { rule, from, to } of summary.violations)
  process.stdout.write(`${rule.severity} ${rule.name}: ${from} → ${to}\n`);
process.stdout.write(`${summary.totalCruised} modules, ${summary.error} violations of the boundaries\n`);
if (summary.error > 0) process.exit(1);
if (summary.totalCruised < LEAST_MODULES) {
  process.stdout.write(`only ${summary.totalCruised} modules were seen, at least ${LEAST_MODULES} were expected\n`);
  process.exit(1);
}
