import { defineConfig } from "vitest/config";

const DATABASE_TESTS = ["platform/**/*.test.ts", "kernel/*/server/**/*.test.ts", "capabilities/*/server/**/*.test.ts", "apps/{server,operator,demo}/**/*.test.ts"];

export default defineConfig({
  test: {
    isolate: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "pure",
          isolate: false,
          include: ["base/**/*.test.ts", "law/**/*.test.ts", "kernel/*/model/**/*.test.ts", "capabilities/*/model/**/*.test.ts", "ui/**/*.test.ts", "apps/demo/city/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "server",
          isolate: false,
          include: DATABASE_TESTS,
          exclude: ["apps/demo/city/**"],
          globalSetup: ["apps/server/test-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
