-- 询问提纲与检查要点 of the agency, in versions over the shipped ones. Nothing is edited: a change is a new version, and from which day
-- it holds is a row of its own, so that a draft can be kept as long as one likes.
-- Way back: drop both tables; records are then made with the shipped outlines.
create table case_question_template (
  group_id text not null check (group_id ~ '^[a-z_]{1,40}$'),
  version integer not null check (version > 0),
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  checkpoints jsonb not null check (jsonb_typeof(checkpoints) = 'array'),
  note text not null check (length(note) between 2 and 200),
  created_at timestamptz not null,
  created_by uuid references people_person (id),
  primary key (group_id, version)
);
comment on table case_question_template is '询问提纲与检查要点 versions of the agency; the shipped lines are version 0 and not kept here';
comment on column case_question_template.group_id is '执法种类 (every: 所有案件)';
comment on column case_question_template.questions is '询问提纲, one line each, in order';
comment on column case_question_template.checkpoints is '检查要点, one line each, in order';

create table case_question_template_force (
  group_id text not null,
  version integer not null,
  in_force_from date not null,
  decided_at timestamptz not null,
  decided_by uuid references people_person (id),
  primary key (group_id, version),
  foreign key (group_id, version) references case_question_template (group_id, version)
);
comment on table case_question_template_force is '启用: from which day a version holds; a version without a row is a draft';
grant select, insert on case_question_template, case_question_template_force to fangyuan_app;
