import type { JobHelpers } from "graphile-worker";
import { expect, it } from "vitest";
import { joinTasks } from "./join-tasks.ts";

it("runs every listener of an event, in the order of the parts, and fails when one does", async () => {
  const heard: string[] = [];
  const tasks = joinTasks([
    { "report.closed": async () => void heard.push("first"), only: async () => void heard.push("only") },
    { "report.closed": async () => void heard.push("second") },
    {
      "report.closed": async () => {
        throw new Error("third");
      },
    },
  ]);
  await expect(tasks["report.closed"]?.({}, {} as JobHelpers)).rejects.toThrow("third");
  await tasks.only?.({}, {} as JobHelpers);
  expect(heard).toEqual(["first", "second", "only"]);
});
