-- Cases of enforcement: the detail as one document, and columns that lists and facts are found by.
-- Way back: drop the three tables; matters of kind 'case' are then without their detail.

create table case_file (
  matter_id uuid primary key references matter (id),
  detail jsonb not null check (jsonb_typeof(detail) = 'object'),
  party_contact text check (party_contact like 'v1.%'),
  party_key text generated always as (detail #>> '{party,identityKey}') stored,
  offence_id text generated always as (detail ->> 'offenceId') stored,
  act_on text generated always as (detail ->> 'actOn') stored,
  filed_on text generated always as (detail ->> 'filedOn') stored,
  decided_on text generated always as (detail ->> 'decidedOn') stored,
  outcome text generated always as (detail ->> 'outcome') stored,
  decision_standing text generated always as (detail ->> 'decisionStanding') stored,
  disclosure_state text generated always as (detail #>> '{disclosure,state}') stored
);
create index case_file_party on case_file (party_key, offence_id) where party_key is not null;
create index case_file_decided on case_file (decided_on) where decided_on is not null;
create index case_file_disclosed on case_file ((detail #>> '{disclosure,publishedOn}') desc) where disclosure_state = 'published';
create index case_file_hearing on case_file ((detail #>> '{hearing,heldAt}')) where detail #>> '{hearing,state}' = 'scheduled';
comment on table case_file is '执法案件: what the procedure keeps of a case, its regions (强制措施, 送达, 缴纳, 执行, 救济 …) included';
comment on column case_file.detail is 'CaseDetail of capabilities/case/model, without the contact of the party';
comment on column case_file.party_contact is '个人信息 加密: 当事人证件号码、住址、电话; opened for papers and by the act of unmasking';
comment on column case_file.party_key is '当事人标识: keyed hash of the identity number, to find the same party again';
comment on column case_file.act_on is '违法行为发生日; days are ISO text, which sorts as days do';
comment on column case_file.decision_standing is '决定效力: none, stands, changed, revoked';

create table case_party_access (
  matter_id uuid primary key references case_file (matter_id),
  code text not null unique,
  created_at timestamptz not null
);
comment on table case_party_access is '当事人查询码: printed on the notice; with the number of the case it opens the party''s own page';

create table case_reminder (
  matter_id uuid not null references matter (id),
  clock text not null,
  run int not null,
  percent int not null check (percent in (50, 80, 100)),
  due_at timestamptz not null,
  at timestamptz not null,
  primary key (matter_id, clock, run, percent, due_at)
);
comment on table case_reminder is '临期、届满提醒: which step of which deadline the handler was told of';
grant select, insert on case_reminder to fangyuan_app;
grant select, insert, update on case_file to fangyuan_app;
grant select, insert on case_party_access to fangyuan_app;
