import type { Verb } from "../verb.ts";

export const migrateVerb: Verb = {
  name: "migrate",
  summary: "bring the database up to date (a server does so itself at its start)",
  usage: "[--json]",
  options: {},
  run: async ({ openCity }) => {
    const { migrations } = await openCity();
    const lines = migrations.length > 0 ? migrations.map((name) => `ran ${name}`) : ["nothing to do"];
    return { isOk: true, json: { ran: migrations }, lines: [...lines, "the database is up to date"] };
  },
};
