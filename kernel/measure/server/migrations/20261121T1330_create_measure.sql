-- Figures are derived: every row here can be made again from the record. Way back: drop the tables and rebuild.
create table measure_daily (
  kind text not null,
  day date not null,
  division_code text not null check (division_code ~ '^\d{12}$'),
  counter text not null,
  unit_id uuid,
  person_id uuid,
  role text,
  class_key text,
  is_emergency boolean not null,
  value integer not null,
  unique nulls not distinct (kind, counter, day, division_code, unit_id, person_id, role, class_key, is_emergency)
);
comment on table measure_daily is '指标日值: sums over all matters by day, division, unit, person, post and class';
comment on column measure_daily.kind is 'kind of the matters counted';
comment on column measure_daily.day is '计数之日: of the act, of the deadline for what is due, of the change for a balance (期末数 = sum of all days up to one)';
comment on column measure_daily.unit_id is '责任单位; null for counters that are about places and posts only';
comment on column measure_daily.class_key is '管理对象小类: incident:0110';

create table measure_matter (
  matter_id uuid not null references matter (id),
  kind text not null,
  day date not null,
  division_code text not null check (division_code ~ '^\d{12}$'),
  counter text not null,
  unit_id uuid,
  person_id uuid,
  role text,
  class_key text,
  is_emergency boolean not null,
  value integer not null,
  unique nulls not distinct (matter_id, counter, day, division_code, unit_id, person_id, role, class_key, is_emergency)
);
comment on table measure_matter is '事项计数: what one matter contributes to measure_daily; opens a figure, and tells what has been applied';
create index measure_matter_figure on measure_matter (kind, counter, day);

create table measure_folded (
  matter_id uuid primary key references matter (id),
  seq integer not null check (seq >= 0)
);
comment on table measure_folded is '已计入: the last record entry of a matter that its counts take in';

grant select, insert, update, delete on measure_daily, measure_matter, measure_folded to fangyuan_app;
-- Claiming rows to fold (for update skip locked) needs it; nothing is ever changed in them.
grant update on measure_pending to fangyuan_app;
