import { verifyRecord } from "#kernel/record/server/public.ts";
import type { Verb } from "../verb.ts";

export const verifyRecordVerb: Verb = {
  name: "verify-record",
  summary: "recompute every hash, chain and seal of the record; name the first thing that does not hold",
  usage: "[--json]",
  options: {},
  run: async ({ openCity, progress }) => {
    const { platform } = await openCity();
    const found = await verifyRecord(platform.database, (matters) => progress(`verified ${matters} matters`));
    const sum = `${found.matters} matters, ${found.entries} entries, ${found.seals} daily seals`;
    const where =
      found.fault &&
      [found.fault.number ?? found.fault.matterId, found.fault.seq && `entry ${found.fault.seq}`, found.fault.day]
        .filter(Boolean)
        .join(", ");
    return {
      isOk: found.holds,
      json: found,
      lines: [found.fault ? `the record does NOT hold: ${where}: ${found.fault.what}` : `the record holds: ${sum}`],
    };
  },
};
