/** 自动分类 as its page shows it: what is in use, how well it judges, what people did with it. */
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { getClassifier } from "#capabilities/report/contract.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import { listTrainings } from "./classifier-store.ts";
import { LEAST_EXAMPLES, LEAST_OF_CLASS } from "./train.ts";

const TRAININGS = 10;
const DAYS = 30;

export async function classifierOverview(database: Database, now: Instant): Promise<AnswerOf<typeof getClassifier>> {
  const trainings = await listTrainings(database, TRAININGS);
  const { classes } = (await loadConfiguration(database)).catalogueOn(plainDateOf(now));
  const named = <T extends { readonly label: string }>({ label, ...rest }: T) => ({
    key: label,
    name: classes.get(label)?.name ?? label,
    ...rest,
  });
  return {
    leastOfClass: LEAST_OF_CLASS,
    leastExamples: LEAST_EXAMPLES,
    trainings: trainings.map(({ classes: quality, rare, ...training }) => ({
      ...training,
      classes: quality.map(named),
      rare: rare.map(named),
    })),
    taken: { days: DAYS, ...(await takenSince(database, addMillis(now, -DAYS * DAY_MS))) },
  };
}

/**
 * 采用: reports that came without the right class and whose class is by now one that was suggested. `open` ones, without a class
 * still, are not counted yet.
 */
async function takenSince(database: Database, since: Instant) {
  return getRow(
    database,
    sql<{ offered: number; takenFirst: number; taken: number; confirmed: number }>`select
        count(*) filter (where before is null and after is not null)::int as offered,
        count(*) filter (where before is null and after = class_keys[1])::int as "takenFirst",
        count(*) filter (where before is null and after = any(class_keys))::int as taken,
        count(*) filter (where before is not null and after = class_keys[1])::int as confirmed
      from (select s.class_keys, s.class_key_before as before, r.class_kind || ':' || r.class_code as after
        from report_class_suggestion s join report r on r.matter_id = s.matter_id where s.at >= ${since}::timestamptz) kept`,
  );
}
