/**
 * Many matters at once: rows of real ones copied in SQL with ids, places and times of their own. Enough to measure reading and
 * writing among many; the copies' records do not verify.
 */
import pg from "pg";

/** Spread over half a year; four of five are closed, as in a city that works. */
const COPY = `
  create temporary table copy on commit drop as
  select gen_random_uuid() as id, t.id as template, n, now() - random() * interval '180 days' as opened_at, n % 5 <> 0 as is_closed
  from generate_series(1, $2::int) n
  join (select id, row_number() over () - 1 as k from unnest($1::uuid[]) id) t on t.k = n % cardinality($1::uuid[])`;

/** The value of a whole row, with some members replaced. */
const TABLES: readonly string[] = [
  `insert into matter select (jsonb_populate_record(m, jsonb_build_object('id', c.id, 'number', 'C-' || c.n, 'opened_at', c.opened_at,
      'changed_at', c.opened_at, 'longitude', f.longitude, 'latitude', f.latitude, 'cell_code', f.cell_code,
      'division_code', coalesce(left(f.cell_code, 12), m.division_code), 'is_open', not c.is_closed,
      'state', case when c.is_closed then 'closed' else m.state end,
      'closed_at', case when c.is_closed then c.opened_at + interval '2 days' end,
      'due_at', case when not c.is_closed then now() + (random() - 0.1) * interval '5 days' end))).*
    from copy c join matter m on m.id = c.template
    join (select *, row_number() over (order by md5(code)) as k from place_facility) f on f.k = 1 + c.n % (select count(*) from place_facility)`,
  `insert into report select (jsonb_populate_record(r, jsonb_build_object('matter_id', c.id))).* from copy c join report r on r.matter_id = c.template`,
  `insert into clock_running select (jsonb_populate_record(k, jsonb_build_object('matter_id', c.id,
      'state', case when c.is_closed then 'stopped' else k.state end))).* from copy c join clock_running k on k.matter_id = c.template`,
  `insert into record_entry select (jsonb_populate_record(e, jsonb_build_object('matter_id', c.id, 'request_id', gen_random_uuid(),
      'at', c.opened_at))).* from copy c join record_entry e on e.matter_id = c.template`,
];

/** @param ownerUrl of the database: the application's role may not name ids at will */
export async function multiplyMatters(ownerUrl: string, templates: readonly string[], copies: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(COPY, [[...templates], Math.max(copies, 0)]);
    for (const statement of TABLES) await client.query(statement);
    await client.query("commit");
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
