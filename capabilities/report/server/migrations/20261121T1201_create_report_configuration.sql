-- What the city decides for its loop: classes, filing conditions, settings, responsibility, precedents, tags.
-- Revisions are added, never edited. Way back: drop the tables; the shipped catalogue is seeded again when they are empty.

create table report_version (
  part text primary key check (part in ('catalogue', 'settings', 'responsibility')),
  version bigint not null
);
comment on table report_version is '配置版本: raised in the transaction of every change; a process that keeps a copy compares';
insert into report_version (part, version) values ('catalogue', 1), ('settings', 1), ('responsibility', 1);

create table report_class (
  key text not null check (key ~ '^(incident|facility):[0-9]{4}$'),
  revision integer not null check (revision >= 1),
  scheme text not null,
  version text not null,
  major_name text not null,
  name text not null check (name <> ''),
  is_local boolean not null,
  legacy_code text,
  department_hint text not null,
  is_confirmed boolean not null,
  source text not null,
  is_retired boolean not null default false,
  valid_from date not null,
  added_at timestamptz,
  added_by uuid,
  primary key (key, revision)
);
comment on table report_class is '问题小类: every revision; on a day the highest revision valid by then holds';
comment on column report_class.is_local is '本地扩展: numbered downward from 99, not a national code';
comment on column report_class.legacy_code is 'code in the edition before (CJ/T 214-2007)';
comment on column report_class.is_confirmed is 'false: 待本机关确认';
comment on column report_class.added_at is 'null: shipped with the platform';

create table report_condition (
  id text not null check (id ~ '^(incident|facility):[0-9]{4}/[0-9]+$'),
  revision integer not null check (revision >= 1),
  class_key text not null generated always as (split_part(id, '/', 1)) stored,
  text text not null check (text <> ''),
  limit_value double precision not null check (limit_value > 0),
  limit_unit text not null check (limit_unit in ('minute', 'hour', 'day')),
  limit_basis text not null check (limit_basis in ('working', 'emergency', 'natural', 'statutory', 'statutory_working')),
  closing_condition text not null,
  basis text not null check (basis in ('municipal', 'analogy', 'typical')),
  is_confirmed boolean not null,
  season_note text not null,
  source text not null,
  is_retired boolean not null default false,
  valid_from date not null,
  added_at timestamptz,
  added_by uuid,
  primary key (id, revision)
);
create index report_condition_class on report_condition (class_key);
comment on table report_condition is '立案条件: every revision; it fixes limit and closing condition of reports filed from valid_from on, never of those filed before';
comment on column report_condition.basis is 'municipal 一地市级立案标准, analogy 参照同类推定, typical 常见做法';
comment on column report_condition.is_confirmed is 'false: 时限待本机关确认';
comment on column report_condition.season_note is '适用季节';

create table report_setting (
  id text not null,
  revision integer not null check (revision >= 1),
  value jsonb not null,
  effective_from date not null,
  source text not null,
  note text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (id, revision)
);
comment on table report_setting is '本市设置: values over the defaults of the model, from a day on';
comment on column report_setting.source is '依据文件; empty: 待本机关确认';

create table report_responsibility (
  id uuid primary key,
  class_prefix text not null check (class_prefix ~ '^((incident|facility)(:[0-9]{2}([0-9]{2})?)?)?$'),
  area text not null,
  unit_id uuid not null references people_unit (id),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  added_at timestamptz not null,
  added_by uuid
);
create index report_responsibility_unit on report_responsibility (unit_id);
comment on table report_responsibility is '权责规则: class × place → unit; ended by a last day, never changed';
comment on column report_responsibility.class_prefix is 'incident:0406, a major incident:04, a kind incident, or empty for every class';
comment on column report_responsibility.area is '区划代码 without trailing zeros, code of a 责任区, or empty for the whole city';

create table report_precedent (
  id uuid primary key,
  class_key text not null,
  cell_code text not null,
  facility_code text,
  unit_id uuid not null references people_unit (id),
  decided_on date not null,
  matter_id uuid references matter (id),
  seq integer,
  added_at timestamptz not null,
  added_by uuid,
  ended_on date,
  unique (matter_id, seq)
);
create index report_precedent_place on report_precedent (class_key, cell_code);
comment on table report_precedent is '权责认定: what a shift leader decided after a disputed return, used again for the same class and cell, or facility';
comment on column report_precedent.ended_on is '停用日: from this day on it is not used any more';

create table report_tag (
  id text not null check (id ~ '^[a-z][a-z0-9_]*$'),
  revision integer not null check (revision >= 1),
  label text not null check (label <> ''),
  class_keys text[] not null,
  note text not null,
  source text not null,
  is_retired boolean not null default false,
  valid_from date not null,
  added_at timestamptz,
  added_by uuid,
  primary key (id, revision)
);
insert into report_tag (id, revision, label, class_keys, note, source, valid_from) values
  ('ten_disorder', 1, '十乱', '{}', '成员由本市设置「“十乱”小类」给出', '', '2000-01-01');
comment on table report_tag is '标签: named groups of classes, for views and counts';
comment on column report_tag.class_keys is 'classes the tag holds beside those that carry it in report.tags';

grant select, insert on report_class, report_condition, report_setting, report_tag to fangyuan_app;
grant select, insert, update on report_responsibility, report_precedent to fangyuan_app;
grant select, update on report_version to fangyuan_app;
