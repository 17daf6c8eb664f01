create table clock_calendar (
  id text not null,
  version integer not null check (version >= 1),
  name text not null,
  division_code text not null check (division_code ~ '^\d{12}$'),
  segments jsonb not null,
  weekdays integer[] not null,
  days jsonb not null,
  announced_years integer[] not null,
  digest text not null,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (id, version)
);
comment on table clock_calendar is '工作日历: versions are added, never edited; the highest version of an id is in force';
comment on column clock_calendar.division_code is 'the division whose calendar it is; inner divisions without their own follow it';
comment on column clock_calendar.days is 'object: plain date → {isWorkday, name, source}';
create index clock_calendar_division on clock_calendar (division_code, version desc);
grant select, insert on clock_calendar to fangyuan_app;
