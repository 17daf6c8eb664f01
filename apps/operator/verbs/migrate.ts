import { prepareDatabase } from "#apps/server/prepare-database.ts";
import type { Verb } from "../verb.ts";

export const migrateVerb: Verb = {
  name: "migrate",
  summary: "bring the database up to date (a server does so itself at its start)",
  usage: "[--json]",
  options: {},
  run: async ({ openCity }) => {
    const { databaseUrl } = await openCity();
    const ran = await prepareDatabase(databaseUrl);
    return { isOk: true, json: { ran }, lines: ["the database is up to date"] };
  },
};
