-- Long work that people wait for, and how far it is.
-- Way back: drop the table; work that runs then starts anew or is finished unseen.

create table platform_progress (
  id text primary key check (id ~ '^[a-z][a-z0-9_.-]*$'),
  label text not null check (label <> ''),
  done integer not null check (done >= 0),
  total integer not null check (total >= 0),
  state text not null check (state in ('running', 'done', 'failed')),
  details jsonb not null default '{}',
  unsettled_from date,
  updated_at timestamptz not null
);
comment on table platform_progress is '长任务进度: one row for each long piece of work, shown to everybody: no personal data, no file names';
comment on column platform_progress.label is '给人看的名称';
comment on column platform_progress.details is 'what the work was begun with, so that it goes on after a restart as it began';
comment on column platform_progress.unsettled_from is '未定之日: the work may still write entries of this day and later ones; the record is sealed only up to the day before';

grant select, insert, update on platform_progress to fangyuan_app;
