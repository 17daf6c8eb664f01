-- Dated settings of every owner. Values are added, never edited.
-- Way back: drop both tables; every setting then has its shipped value again.

create table platform_setting (
  owner text not null check (owner ~ '^[a-z][a-z0-9_-]*$'),
  id text not null check (id ~ '^[a-z][a-z0-9_.]*$'),
  revision integer not null check (revision >= 1),
  value jsonb not null,
  effective_from date not null,
  source text not null,
  note text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (owner, id, revision)
);
comment on table platform_setting is '本市设置: the city''s values over those its owners declare, from a day on';
comment on column platform_setting.owner is 'folder of the capability or word whose setting it is: report';
comment on column platform_setting.source is '依据文件; empty: 待本机关确认';

create table platform_setting_version (
  owner text primary key,
  version bigint not null
);
comment on table platform_setting_version is '设置版本: raised with every new value; a process that keeps a copy compares';

grant select, insert on platform_setting to fangyuan_app;
grant select, insert, update on platform_setting_version to fangyuan_app;
