-- The columns every matter has, whatever its kind. Written only by the act that moves it (kernel/matter/server/act.ts).
create table matter (
  id uuid primary key,
  kind text not null,
  number text unique,
  procedure_version integer not null,
  state text not null,
  is_open boolean not null,
  subject text not null,
  title text not null,
  address text not null,
  source text not null,
  division_code text not null check (division_code ~ '^\d{12}$'),
  unit_id uuid,
  cell_code text,
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  turn_roles text[] not null default '{}',
  turn_unit_id uuid,
  turn_person_id uuid,
  turn_reason text not null default '',
  flags text[] not null default '{}',
  due_at timestamptz,
  warn_at timestamptz,
  due_clock text,
  is_paused boolean not null default false,
  is_provisional boolean not null default false,
  version integer not null,
  last_hash text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  check ((longitude is null) = (latitude is null)),
  check (is_open = (closed_at is null))
);
comment on table matter is '事项: identity, number, state, place, whose turn it is';
comment on column matter.division_code is '区划 (12 digits): data scope is a prefix test on it';
comment on column matter.unit_id is '主责单位';
comment on column matter.turn_roles is '轮到谁: roles of which one must act next; empty when nobody';
comment on column matter.due_at is 'earliest deadline of the running clocks; null when none runs';
comment on column matter.warn_at is '80 % of that clock: yellow from here';
comment on column matter.is_provisional is '暂定: the deadline lies in a year whose holidays are not announced';
comment on column matter.version is 'equals the seq of its last record entry';
create index matter_queue on matter (division_code text_pattern_ops, due_at, id) where is_open;
create index matter_due on matter (due_at, id) where is_open;
create index matter_opened on matter (opened_at desc, id);
create index matter_lead_unit on matter (unit_id, due_at) where is_open;
create index matter_turn_person on matter (turn_person_id) where is_open and turn_person_id is not null;
create index matter_turn_roles on matter using gin (turn_roles) where is_open;
create index matter_place on matter (longitude, latitude) where is_open;
create index matter_cell on matter (cell_code, opened_at);

create table matter_unit (
  matter_id uuid not null references matter (id),
  unit_id uuid not null,
  part text not null check (part in ('lead', 'assist')),
  since timestamptz not null,
  primary key (matter_id, unit_id)
);
comment on table matter_unit is '参与单位: units whose members see the matter, once they have taken part';
create index matter_unit_of_unit on matter_unit (unit_id, matter_id);

create table matter_number (
  series text primary key,
  last integer not null
);
comment on table matter_number is '编号: last number given in a series, without a gap because given in the transaction of the act';

create table clock_running (
  matter_id uuid not null references matter (id),
  kind text not null,
  run integer not null,
  state text not null check (state in ('running', 'paused', 'stopped')),
  calendar_id text not null,
  basis text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  is_provisional boolean not null,
  clock jsonb not null,
  primary key (matter_id, kind, run)
);
comment on table clock_running is '时限: one row for each clock of a matter, stopped ones kept; a row, never a timer';
comment on column clock_running.run is 'a clock of one kind may start again; 1, 2, …';
comment on column clock_running.clock is 'the whole clock as the model knows it; the columns beside it are what is queried';
create index clock_running_due on clock_running (due_at) where state = 'running';
create index clock_running_recompute on clock_running (calendar_id) where state <> 'stopped';

create table measure_pending (
  matter_id uuid not null,
  seq integer not null,
  primary key (matter_id, seq)
);
comment on table measure_pending is 'record entries not folded into the counters yet; emptied by a job';

grant select, insert, update on matter, matter_unit, matter_number, clock_running to fangyuan_app;
grant select, insert, delete on measure_pending to fangyuan_app;
