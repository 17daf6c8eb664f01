/**
 * Many matters at once: the played ones of the demonstration copied in SQL, each with a place, a time, texts and ids of its own, with
 * its clocks, its record, its figures and the text it is found by. Enough to measure reading and writing among many; the copies'
 * records have no chain of hashes that holds.
 *
 * Indexes are dropped before and built again after; two connections copy side by side, each in the order of time: what a city got in
 * one week lies together, as it does where a year was not copied but lived.
 */
import pg from "pg";

/** A column of the copy is that of its template, unless told otherwise. `t` template, `c` copy. */
interface CopiedTable {
  readonly name: string;
  /** Column of the matter's id. */
  readonly key: string;
  readonly changed: Readonly<Record<string, string>>;
  readonly where?: string;
}

const TABLES: readonly CopiedTable[] = [
  {
    name: "matter",
    key: "id",
    changed: {
      number: "case when t.number is not null then 'C-' || c.n end",
      title: "c.title",
      address: "c.address",
      division_code: "left(c.cell_code, 12)",
      cell_code: "c.cell_code",
      longitude: "c.longitude",
      latitude: "c.latitude",
      opened_at: "c.opened_at",
      changed_at: "t.changed_at + c.later",
      closed_at: "t.closed_at + c.later",
      due_at: "t.due_at + c.due_later",
      warn_at: "t.warn_at + c.due_later",
    },
  },
  { name: "matter_unit", key: "matter_id", changed: { since: "t.since + c.later" } },
  {
    name: "matter_search",
    key: "matter_id",
    changed: {
      opened_at: "c.opened_at",
      head: "lower(normalize(concat_ws(E'\\n', 'C-' || c.n, c.subject, c.title, c.address), nfkc))",
    },
  },
  {
    name: "report",
    key: "matter_id",
    changed: { external_number: "case when t.external_number is not null then 'C-' || c.n end" },
  },
  {
    name: "clock_running",
    key: "matter_id",
    changed: { started_at: "t.started_at + c.later" },
    where: "and (c.has_story or (t.kind = 'resolve' and t.run = 1))",
  },
  {
    name: "record_entry",
    key: "matter_id",
    changed: { at: "t.at + c.later", request_id: "gen_random_uuid()" },
    where: "and (c.has_story or t.seq = 1)",
  },
  { name: "measure_folded", key: "matter_id", changed: {} },
];

/** How a city stands that keeps up with its work. */
const OPEN_PER_HUNDRED = 4;

/** Of the closed ones, one in so many has all of its record and clocks, the others the first of each: 3 GB instead of 22 for a million. */
const STORY_EVERY = 20;

const COPIES = `
  create unlogged table bench_copy as
  with template as (
    select m.id, m.is_open, m.opened_at, m.subject, m.title, row_number() over (partition by m.is_open order by m.opened_at, m.id) - 1 as k
    from matter m where m.number is null or m.number not like 'C-%'
  ), sizes as (select count(*) filter (where is_open) as open, count(*) filter (where not is_open) as closed from template),
  spot as (select code, cell_code, longitude, latitude, row_number() over (order by md5(code)) - 1 as k from place_facility),
  spots as (select count(*) as n from spot),
  street as (select address, row_number() over (order by address) - 1 as k from (select distinct address from matter where address <> '') a),
  streets as (select count(*) as n from street),
  chosen as (
    select n, n % 100 < ${OPEN_PER_HUNDRED} as is_open, random() as r from generate_series(1, $1::int) n
  ), dated as (
    select c.n, t.id as template, t.subject, t.title, s.cell_code, s.longitude + (random() - 0.5) / 5000 as longitude,
      s.latitude + (random() - 0.5) / 5000 as latitude, street.address || '向东' || 1 + c.n % 900 || '米' as address, t.is_open,
      t.opened_at as template_opened_at,
      case when c.is_open then t.opened_at else now() - (interval '5 days' + c.r * interval '360 days') end as opened_at
    from chosen c cross join sizes cross join spots cross join streets
    join template t on t.is_open = c.is_open and t.k = (c.n * 31 + c.n / 97) % case when c.is_open then sizes.open else sizes.closed end
    join spot s on s.k = (c.n::bigint * 7919) % spots.n
    join street on street.k = (c.n::bigint * 104729) % streets.n
  )
  select n, template, subject, title || '（第' || n % 9973 || '号点位）' as title, address, cell_code, longitude, latitude, opened_at,
    opened_at - template_opened_at as later, is_open or n % ${STORY_EVERY} = 0 as has_story, case when is_open then (random() - 0.3) * interval '3 days' end as due_later,
    uuidv7(opened_at - now()) as id
  from dated order by opened_at`;

export type CopyProgress = (what: string) => void;

/** @param ownerUrl of the database: the application's role may not name ids at will */
export async function copyMatters(ownerUrl: string, copies: number, onProgress: CopyProgress): Promise<void> {
  const [first, second] = [await connect(ownerUrl), await connect(ownerUrl)];
  try {
    await first.query("drop table if exists bench_copy");
    await first.query(COPIES.replaceAll("$1::int", String(Math.trunc(copies))));
    await first.query("create index on bench_copy (template)");
    await first.query("analyze bench_copy");
    onProgress("copies laid out");
    const indexes = await dropIndexes(first);
    for (const table of TABLES) {
      await Promise.all([copyTable(first, table, 0), copyTable(second, table, 1)]);
      onProgress(table.name);
    }
    await copyFigures(first);
    onProgress("figures");
    await Promise.all([
      build(
        first,
        indexes.filter((_, n) => n % 2 === 0),
      ),
      build(
        second,
        indexes.filter((_, n) => n % 2),
      ),
    ]);
    onProgress("indexes");
    await first.query("drop table bench_copy");
    await first.query("vacuum analyze");
    onProgress("analysed");
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // `replica`: no foreign keys checked and no triggers run; the rows come from rows that were checked.
  await client.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'; set jit = off",
  );
  return client;
}

async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [TABLES.map(({ name }) => name)],
  );
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}

async function build(client: pg.Client, definitions: readonly string[]): Promise<void> {
  for (const definition of definitions) await client.query(definition);
}

async function copyTable(client: pg.Client, { name, key, changed, where }: CopiedTable, half: 0 | 1): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [name],
  );
  const columns = rows.map((row) => row.name);
  const values = columns.map((column) =>
    column === key ? "c.id" : (changed[column] ?? `t.${client.escapeIdentifier(column)}`),
  );
  await client.query(
    `insert into ${name} (${columns.map((column) => client.escapeIdentifier(column)).join(", ")}) select ${values.join(", ")}
     from bench_copy c join ${name} t on t.${key} = c.template where c.n % 2 = ${half} ${where ?? ""} order by c.id`,
  );
}

/** Sums by day and month, as if every copy had been counted. What each matter adds to them is kept for the played ones only. */
async function copyFigures(client: pg.Client): Promise<void> {
  const dimensions = "division_code, counter, unit_id, person_id, role, class_key, is_emergency";
  await client.query(
    `insert into measure_daily (kind, day, ${dimensions}, value)
     select t.kind, t.day + c.days, ${dimensions.replace("division_code", "t.division_code")}, sum(t.value * c.many)
     from measure_matter t join (select template, round(extract(epoch from later) / 86400)::int as days, count(*) as many
       from bench_copy group by 1, 2) c on c.template = t.matter_id
     group by t.kind, t.day + c.days, ${dimensions.replace("division_code", "t.division_code")}
     on conflict (kind, counter, day, division_code, unit_id, person_id, role, class_key, is_emergency)
       do update set value = measure_daily.value + excluded.value`,
  );
  await client.query("delete from measure_month");
  await client.query(
    `insert into measure_month (kind, month, division_code, counter, unit_id, person_id, role, value)
     select kind, date_trunc('month', day)::date, division_code, counter, unit_id, person_id, role, sum(value)
     from measure_daily group by 1, 2, 3, 4, 5, 6, 7 having sum(value) <> 0`,
  );
  await client.query("delete from measure_month_coarse");
  await client.query(
    `insert into measure_month_coarse (kind, month, grouping, division_code, counter, unit_id, value)
     select m.kind, m.month, g.grouping, rpad(left(m.division_code, g.digits), 12, '0'), m.counter, case when g.grouping = 'unit' then m.unit_id end,
       sum(m.value) from measure_month m cross join (values ('district', 6), ('street', 9), ('unit', 6)) as g(grouping, digits)
     group by 1, 2, 3, 4, 5, 6 having sum(m.value) <> 0`,
  );
}
