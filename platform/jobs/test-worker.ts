/** A process for tests that takes the job `test.hang` and never ends it. Says `taken` when it has. */
import { openPool } from "#platform/database/connect.ts";
import { startJobs } from "./jobs.ts";

const ignore = () => undefined;
await startJobs(
  openPool({ url: process.env.TEST_DATABASE_URL ?? "", poolSize: 6, asOwner: true }),
  {
    "test.hang": () => {
      process.send?.("taken");
      return new Promise(ignore);
    },
  },
  [],
  2,
  { info: ignore, warn: ignore, error: ignore },
);
