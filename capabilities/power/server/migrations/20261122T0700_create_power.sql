-- 权责清单: entries of the list of powers as the agency keeps them, in versions; the shipped catalogue stands below them.
-- Nothing in force is edited: a change is a new revision, reviewed by another person, in force from its day.
-- Way back: drop the three tables.
create table power_revision (
  id uuid primary key,
  kind text not null check (kind in ('offence', 'grant', 'benchmark')),
  key text not null check (length(key) between 1 and 80),
  revision integer not null check (revision > 0),
  content jsonb not null,
  effective_from date not null,
  source text not null,
  note text not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null references people_person (id),
  unique (kind, key, revision)
);
comment on table power_revision is '权责清单条目的版本: 案由 offence, 职权 grant, 裁量基准 benchmark';
comment on column power_revision.effective_from is '生效日; holds once it is approved';
comment on column power_revision.source is '依据文件; empty: 待本机关确认';

create table power_review (
  revision_id uuid primary key references power_revision (id),
  is_approved boolean not null,
  opinion text not null check (length(opinion) between 2 and 2000),
  reviewed_at timestamptz not null,
  reviewed_by uuid not null references people_person (id)
);
comment on table power_review is '法制审核: by somebody else than the author';

create table power_version (
  id boolean primary key default true check (id),
  version integer not null
);
comment on table power_version is 'raised with every review, so that every process reads again';
insert into power_version (version) values (1);

grant select, insert on power_revision, power_review to fangyuan_app;
grant select, update on power_version to fangyuan_app;
