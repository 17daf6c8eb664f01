create table clock_recomputation (
  calendar_id text not null,
  version integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'finished', 'superseded')),
  total integer not null default 0 check (total >= 0),
  seen integer not null default 0 check (seen >= 0),
  changed integer not null default 0 check (changed >= 0),
  later integer not null default 0 check (later >= 0),
  kept_earlier integer not null default 0 check (kept_earlier >= 0),
  certain integer not null default 0 check (certain >= 0),
  cursor uuid not null default '00000000-0000-0000-0000-000000000000',
  asked_at timestamptz not null,
  finished_at timestamptz,
  primary key (calendar_id, version),
  foreign key (calendar_id, version) references clock_calendar (id, version),
  check ((finished_at is not null) = (state in ('finished', 'superseded')))
);
comment on table clock_recomputation is '时限重算: how far the running clocks have been recomputed under a new version of a calendar';
comment on column clock_recomputation.state is 'superseded: a newer version came before this one was through, and its recomputation covers all';
comment on column clock_recomputation.total is 'clocks to look at when it began';
comment on column clock_recomputation.changed is 'matters that got an entry in their record';
comment on column clock_recomputation.later is '到期时间推后 (clocks)';
comment on column clock_recomputation.kept_earlier is '按新日历更早、仍按原到期时间 (clocks)';
comment on column clock_recomputation.certain is '不再暂定 (clocks)';
comment on column clock_recomputation.cursor is 'id of the last matter looked at; an interrupted run goes on behind it';
grant select, insert, update on clock_recomputation to fangyuan_app;
