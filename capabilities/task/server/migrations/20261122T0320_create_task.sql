-- 任务督办: documents and their corrections, plans, tasks with parts, recurring duties, indicators, orders, agenda, whistles, rectification.
-- Way back: drop the tables; matters of these kinds then have no detail.

create table task_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  size_bytes integer not null check (size_bytes >= 0),
  created_at timestamptz not null
);
comment on table task_file is '方案文件原件: by the hash of its bytes, kept whether or not it could be read';

create table task_draft (
  id uuid primary key,
  sha256 text not null references task_file (sha256),
  file_name text not null,
  state text not null check (state in ('reading', 'unreadable', 'read', 'publishing', 'published')),
  message text,
  issuer text,
  outline jsonb,
  division_code text not null check (division_code ~ '^[0-9]{12}$'),
  uploaded_by uuid,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  plan_id uuid references matter (id),
  publish_total integer not null default 0,
  publish_done integer not null default 0,
  publish_input jsonb
);
comment on table task_draft is '方案文件的识别: what the reader found, before and after it is published';
comment on column task_draft.outline is 'as read; corrections stand beside it and never change it';
comment on column task_draft.publish_input is 'what publishing was begun with, so that it can go on after a break';
create index task_draft_uploaded on task_draft (division_code, uploaded_at desc);

create table task_correction (
  id uuid primary key,
  draft_id uuid not null references task_draft (id),
  seq integer not null check (seq > 0),
  correction jsonb not null,
  by_person_id uuid,
  by_name text not null,
  at timestamptz not null,
  undone_at timestamptz,
  unique (draft_id, seq)
);
comment on table task_correction is '订正: applied in the order of seq; undone ones are kept and passed over';

create table task_alias (
  issuer text not null,
  name text not null,
  unit_id uuid not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (issuer, name)
);
comment on table task_alias is '单位别称: how documents of one issuer call a unit; issuer empty: of all';

create table task_plan (
  matter_id uuid primary key references matter (id),
  plan_kind text not null check (plan_kind in ('plan', 'campaign', 'work_points')),
  document_number text,
  issuer text,
  document_date date,
  draft_id uuid references task_draft (id),
  edition integer not null check (edition >= 0),
  starts_on date not null,
  ends_on date not null,
  task_total integer not null check (task_total >= 0),
  review_text text,
  reviewed_at timestamptz,
  summary text,
  check (ends_on >= starts_on)
);
comment on table task_plan is '方案: written only by the acts of its matter';

create table task_edition (
  plan_id uuid not null references matter (id),
  edition integer not null check (edition > 0),
  draft_id uuid not null references task_draft (id),
  tasks jsonb not null,
  summary text not null,
  published_at timestamptz not null,
  primary key (plan_id, edition)
);
comment on table task_edition is '方案版本: the corrected tasks as they were published, for comparing with the next';

create table task_task (
  matter_id uuid primary key references matter (id),
  plan_id uuid,
  parent_id uuid,
  outline_id text not null,
  position integer not null check (position >= 0),
  heading text not null,
  origin text not null check (origin in ('document', 'recurring', 'decision', 'breakdown', 'typed')),
  content text not null,
  spans integer[] not null,
  starts_on date,
  due_on date,
  recurrence text,
  duty_id uuid,
  occurs_on date,
  percent integer not null check (percent between 0 and 100),
  person_id uuid,
  received_at timestamptz,
  progress_text text,
  progress_at timestamptz,
  submitted_at timestamptz,
  submitted_by_person_id uuid,
  help_text text,
  asked_due_on date,
  asked_by_person_id uuid,
  ask_reason text,
  extension_count integer not null check (extension_count >= 0),
  send_back_count integer not null check (send_back_count >= 0),
  ladder_step integer not null check (ladder_step between 0 and 4),
  ladder_due_at timestamptz,
  end_reason text
);
comment on table task_task is '任务: written only by the acts of its matter';
comment on column task_task.spans is '出处: pairs of start and end in the text of the edition';
comment on column task_task.ladder_step is '提级: 0 nobody, 1 责任部门, 2 牵头部门, 3 分管领导, 4 局党组';
create index task_task_plan on task_task (plan_id, position);
create index task_task_parent on task_task (parent_id) where parent_id is not null;
create index task_task_duty on task_task (duty_id, occurs_on) where duty_id is not null;
create index task_task_person on task_task (person_id) where person_id is not null;

create table task_part (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  unit_id uuid not null,
  person_id uuid,
  text text not null,
  due_on date,
  state text not null check (state in ('doing', 'finished', 'confirmed')),
  percent integer not null check (percent between 0 and 100),
  changed_at timestamptz not null
);
comment on table task_part is '分工: what one responsible unit answers for; moved only by the acts of its task';
create index task_part_matter on task_part (matter_id);
create index task_part_unit on task_part (unit_id, matter_id);

create table task_duty (
  id uuid primary key,
  plan_id uuid not null references matter (id),
  task_id uuid references matter (id),
  title text not null,
  heading text not null,
  rule text not null,
  starts_on date not null,
  ends_on date not null,
  unit_ids uuid[] not null,
  quota integer check (quota > 0),
  division_code text not null check (division_code ~ '^[0-9]{12}$'),
  is_stopped boolean not null default false,
  created_at timestamptz not null,
  check (ends_on >= starts_on)
);
comment on table task_duty is '周期任务: each occurrence makes one task for each unit';
comment on column task_duty.quota is '定量: how many each unit owes each period, 每县区每月至少 1 篇';
create index task_duty_plan on task_duty (plan_id);

create table task_occurrence (
  duty_id uuid not null references task_duty (id),
  occurs_on date not null,
  unit_id uuid not null,
  matter_id uuid not null references matter (id),
  created_at timestamptz not null,
  primary key (duty_id, occurs_on, unit_id)
);
comment on table task_occurrence is '周期任务已建: one row for each period and unit, so that none is made twice';

create table task_indicator (
  id uuid primary key,
  task_id uuid not null references matter (id),
  label text not null,
  unit text not null,
  direction text not null check (direction in ('up', 'down', 'none')),
  baseline double precision,
  target double precision not null,
  due_on date,
  formula jsonb,
  created_by uuid,
  created_at timestamptz not null
);
comment on table task_indicator is '指标: a target of a task; never changed, a new one is set beside it';
create index task_indicator_task on task_indicator (task_id);

create table task_value (
  id uuid primary key,
  indicator_id uuid not null references task_indicator (id),
  "on" date not null,
  unit_id uuid,
  value double precision not null,
  origin text not null check (origin in ('typed', 'imported', 'computed')),
  is_judged boolean not null,
  note text not null,
  files text[] not null,
  by_person_id uuid,
  by_name text not null,
  at timestamptz not null
);
comment on table task_value is '指标数值: added, never changed; a later one of the same day and unit takes its place';
comment on column task_value.is_judged is '被考核的一方填报: counts only once somebody else confirmed it';
create index task_value_indicator on task_value (indicator_id, "on", at);

create table task_value_decision (
  value_id uuid primary key references task_value (id),
  is_confirmed boolean not null,
  note text not null,
  by_person_id uuid,
  by_name text not null,
  at timestamptz not null
);
comment on table task_value_decision is '数值确认: by a person who neither typed it nor is judged by it';

create table task_supervision (
  matter_id uuid primary key references matter (id),
  level text not null check (level in ('notice', 'order', 'serious')),
  demand text not null,
  reply_on date not null,
  task_id uuid references matter (id),
  step integer not null check (step between 0 and 4),
  reply_text text,
  replied_by_person_id uuid,
  return_count integer not null check (return_count >= 0)
);
comment on table task_supervision is '督办单: written only by the acts of its matter';
create index task_supervision_task on task_supervision (task_id) where task_id is not null;

create table task_agenda (
  matter_id uuid primary key references matter (id),
  difficulty text not null check (difficulty in ('hard', 'grave')),
  question text not null,
  task_id uuid references matter (id),
  plan_id uuid references matter (id),
  meeting text check (meeting in ('special', 'office', 'party_group', 'committee')),
  meeting_on date,
  decision text,
  decided_at timestamptz,
  task_count integer not null check (task_count >= 0)
);
comment on table task_agenda is '议题: written only by the acts of its matter';
create index task_agenda_task on task_agenda (task_id) where task_id is not null;

create table task_whistle (
  matter_id uuid primary key references matter (id),
  urgency text not null check (urgency in ('normal', 'urgent')),
  problem text not null,
  unit_ids uuid[] not null,
  blown_by_person_id uuid,
  report_in_by timestamptz,
  result text,
  is_solved boolean
);
comment on table task_whistle is '吹哨: written only by the acts of its matter';

create table task_called_unit (
  matter_id uuid not null references matter (id),
  unit_id uuid not null,
  state text not null check (state in ('called', 'present', 'finished', 'released')),
  reported_at timestamptz,
  is_late boolean,
  finished_at timestamptz,
  result text,
  rated_by_street integer check (rated_by_street between 1 and 5),
  rated_street integer check (rated_street between 1 and 5),
  primary key (matter_id, unit_id)
);
comment on table task_called_unit is '应报到部门: when each came, what it did, how both sides were rated; moved only by the acts of the whistle';

create table task_rectification (
  matter_id uuid primary key references matter (id),
  ledger text not null check (ledger in ('problem', 'public_item', 'inspection', 'opinion')),
  problem text not null,
  found_by text not null,
  plan_id uuid,
  task_id uuid,
  measures text,
  due_on date,
  percent integer not null check (percent between 0 and 100),
  submitted_by_person_id uuid,
  result text,
  look_back_on date,
  look_back_count integer not null check (look_back_count >= 0)
);
comment on table task_rectification is '问题整改台账: written only by the acts of its matter';
create index task_rectification_look_back on task_rectification (look_back_on) where look_back_on is not null;

grant select, insert on task_file, task_edition, task_occurrence, task_indicator, task_value, task_value_decision to fangyuan_app;
grant select, insert, update on task_draft, task_correction, task_plan, task_task, task_part, task_duty, task_supervision, task_agenda,
  task_whistle, task_called_unit, task_rectification to fangyuan_app;
grant select, insert, update, delete on task_alias to fangyuan_app;
