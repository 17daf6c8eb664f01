-- 批量导入. Way back: drop the tables; the reports made by imports stay.

create table report_import (
  id uuid primary key,
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  header_signature text not null,
  mapping jsonb,
  division_code text not null check (division_code ~ '^[0-9]{12}$'),
  state text not null check (state in ('uploaded', 'waiting', 'running', 'done', 'failed')),
  row_count integer not null check (row_count >= 0),
  read_count integer not null default 0,
  made_count integer not null default 0,
  known_count integer not null default 0,
  faulty_count integer not null default 0,
  message text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  actor jsonb,
  started_at timestamptz,
  ended_at timestamptz
);
comment on table report_import is '批量导入: one file, one run; run again after an interruption, it goes on and makes nothing twice';
comment on column report_import.mapping is '字段对照: which column means what';
comment on column report_import.division_code is '归属区划 of rows whose place is unknown or lies outside the city';
comment on column report_import.known_count is 'rows whose source number was imported before';

create table report_import_row (
  import_id uuid not null references report_import (id),
  row_number integer not null check (row_number >= 1),
  outcome text not null check (outcome in ('made', 'known', 'faulty')),
  matter_id uuid references matter (id),
  problems jsonb,
  raw jsonb,
  raw_longitude double precision,
  raw_latitude double precision,
  is_outside_city boolean not null default false,
  stated_overdue boolean,
  primary key (import_id, row_number)
);
create index report_import_row_matter on report_import_row (matter_id) where matter_id is not null;
comment on table report_import_row is '导入行: what became of each row';
comment on column report_import_row.row_number is '1 is the first row after the header';
comment on column report_import_row.problems is 'faulty rows: what is wrong, by field';
comment on column report_import_row.raw is 'faulty rows: the cells as they came, to correct and send again';
comment on column report_import_row.raw_longitude is '原坐标: as in the file, kept although it lies outside the city';
comment on column report_import_row.is_outside_city is '市外坐标';
comment on column report_import_row.stated_overdue is 'what the source system itself says about the deadline, to compare with our clocks';

create table report_import_mapping (
  header_signature text primary key,
  name text not null,
  mapping jsonb not null,
  remembered_at timestamptz not null,
  remembered_by uuid
);
comment on table report_import_mapping is '字段对照记忆: by the set of column names';

grant select, insert, update on report_import, report_import_mapping to fangyuan_app;
grant select, insert, update on report_import_row to fangyuan_app;
