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
    reporters: ["default", "./platform/test/summary-reporter.ts"],
    projects: [
      { extends: true, test: { name: "pure", include: PURE, testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: "server",
          include: SERVER,
          exclude: ["apps/demo/city/**"],
          globalSetup: ["apps/server/test-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["apps/journeys/**/*.test.ts"],
          globalSetup: ["apps/server/test-setup.ts"],
          isolate: true,
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
