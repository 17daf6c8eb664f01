import { defineConfig } from "vitest/config";

const PURE = [
  "base/**/*.test.ts",
  "law/**/*.test.ts",
  "{kernel,capabilities}/*/{model,web}/**/*.test.ts",
  "ui/**/*.test.ts",
  "apps/demo/city/**/*.test.ts",
];
const SERVER = [
  "platform/**/*.test.ts",
  "{kernel,capabilities}/*/server/**/*.test.ts",
  "apps/{server,operator,demo}/**/*.test.ts",
];

export default defineConfig({
  test: {
    // Files share their workers: loading modules anew for each file costs more than the tests.
    isolate: false,
    maxWorkers: 2,
    // A limit ends what hangs. What is merely slow on a busy machine must not fail by it, so no test has a shorter one of its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ["default", "./platform/test/summary-reporter.ts"],
    projects: [
      { extends: true, test: { name: "pure", include: PURE } },
      {
        extends: true,
        test: {
          name: "server",
          include: SERVER,
          exclude: ["apps/demo/city/**"],
          globalSetup: ["apps/server/test-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["apps/journeys/**/*.test.ts"],
          globalSetup: ["apps/server/test-setup.ts"],
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
