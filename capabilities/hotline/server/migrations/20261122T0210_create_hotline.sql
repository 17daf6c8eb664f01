-- 热线诉求: the order's own columns beside those of its matter, codes to follow by, the knowledge that replies stand on, reminders.
-- Way back: drop the tables; the record (record_entry) keeps every act.

create table hotline_order (
  matter_id uuid primary key references matter (id),
  caller_phone_fingerprint text,
  external_system text,
  external_number text,
  external_due_at timestamptz,
  order_kind text not null check (order_kind in ('enquiry', 'suggestion', 'praise', 'help', 'complaint', 'denunciation')),
  urgency text not null check (urgency in ('ordinary', 'urgent')),
  is_enterprise boolean not null,
  content text not null,
  caller_name text check (caller_name like 'v1.%'),
  caller_phone text check (caller_phone like 'v1.%'),
  is_anonymous boolean not null,
  has_contact boolean not null,
  repeat_of_id uuid,
  assign_count integer not null check (assign_count >= 0),
  assigned_at timestamptz,
  assigned_by_person_id uuid,
  assist_unit_ids uuid[] not null,
  past_unit_ids uuid[] not null,
  limit_value double precision check (limit_value > 0),
  limit_unit text check (limit_unit in ('minute', 'hour', 'day')),
  limit_basis text check (limit_basis in ('working', 'emergency', 'natural', 'statutory', 'statutory_working')),
  limit_source text,
  first_owner_person_id uuid,
  signed_at timestamptz,
  contact_attempts integer not null check (contact_attempts >= 0),
  contacted_at timestamptz,
  handler_person_ids uuid[] not null,
  return_reason text check (return_reason in ('not_our_duty', 'not_our_area', 'wrong_content', 'in_procedure')),
  return_asked_by_person_id uuid,
  return_asked_unit_ids uuid[] not null,
  return_count integer not null check (return_count >= 0),
  asked_days double precision check (asked_days > 0),
  asked_by_person_id uuid,
  asked_at timestamptz,
  ask_reason text,
  extension_count integer not null check (extension_count >= 0),
  reply_text text,
  reply_outcome text check (reply_outcome in ('solved', 'explained', 'planned', 'not_possible')),
  cause text check (cause in ('service', 'management', 'facility', 'planning', 'neighbours', 'policy', 'other')),
  source_treatment text,
  knowledge_item_ids uuid[] not null,
  reply_count integer not null check (reply_count >= 0),
  replied_at timestamptz,
  replied_by_person_id uuid,
  is_reply_late boolean not null,
  is_near_deadline boolean not null,
  unit_reviewed_by_person_id uuid,
  office_reviewed_by_person_id uuid,
  gate_passed_at timestamptz,
  gate_return_count integer not null check (gate_return_count >= 0),
  gate_reasons text[] not null check (gate_reasons <@ array['format', 'not_to_the_point', 'facts', 'law', 'no_contact', 'wording']),
  sent_at timestamptz,
  visit_round integer not null check (visit_round >= 0),
  visit_count integer not null check (visit_count >= 0),
  unreached_count integer not null check (unreached_count >= 0),
  visit_channel text check (visit_channel in ('phone', 'in_person', 'message')),
  visited_at timestamptz,
  visited_by_person_id uuid,
  satisfaction text check (satisfaction in ('satisfied', 'basically', 'unsatisfied')),
  is_solved boolean,
  dissatisfaction text check (dissatisfaction in ('not_solved', 'too_slow', 'attitude', 'not_contacted', 'not_true', 'expectation')),
  first_satisfaction text check (first_satisfaction in ('satisfied', 'basically', 'unsatisfied')),
  first_is_solved boolean,
  first_visited_by_person_id uuid,
  is_rated_by_caller boolean not null,
  visit_doubts text[] not null check (visit_doubts <@ array['soon_after_reply', 'perfect_record', 'pressure']),
  pressure_reported_at timestamptz,
  is_sampled boolean not null,
  sample_seed text,
  sample_draw integer check (sample_draw between 0 and 9999),
  redo_count integer not null check (redo_count >= 0),
  closing text check (closing in ('visited', 'rated', 'unreached', 'no_contact', 'direct', 'unsatisfied')),
  give_up_reason text check (give_up_reason in ('no_duty', 'no_policy', 'law_way', 'done_all')),
  last_closed_at timestamptz,
  exclusion text check (exclusion in ('asked', 'granted', 'declined')),
  exclusion_reason text check (exclusion_reason in ('beyond_law', 'not_ours', 'malicious', 'force_majeure')),
  exclusion_text text,
  exclusion_asked_by_person_id uuid,
  supervision_count integer not null check (supervision_count >= 0),
  open_supervision_orders integer[] not null,
  merged_into_id uuid,
  merged_count integer not null check (merged_count >= 0),
  report_asked_at timestamptz,
  report_matter_id uuid,
  report_number text,
  report_closed_at timestamptz,
  report_result text
);
comment on table hotline_order is '热线工单: written only by the acts of its matter';
comment on column hotline_order.caller_name is '个人信息 加密: 诉求人; opened only by the act of unmasking';
comment on column hotline_order.caller_phone is '个人信息 加密: 联系电话';
comment on column hotline_order.caller_phone_fingerprint is 'keyed hash of the digits: finds orders of one caller without opening a number';
comment on column hotline_order.external_number is '平台编号: with its system unique, so that an order pushed twice is made once';
comment on column hotline_order.first_owner_person_id is '首问负责人: who signed for it';
comment on column hotline_order.past_unit_ids is '曾承办单位: their people stay on the handling side (承办一方)';
comment on column hotline_order.gate_passed_at is '把关通过; nothing is closed with a reply that has none';
comment on column hotline_order.satisfaction is '满意程度 as the caller said; null: nobody was reached, which is not satisfied';
comment on column hotline_order.is_solved is '是否解决 as the caller said; kept apart from satisfaction';
comment on column hotline_order.visit_doubts is '回访疑点: signs that the answer may not be the caller''s own';
comment on column hotline_order.sample_draw is '抽样: 0 to 9999, made of sample_seed and matter_id alone, so that anybody can draw again';
create unique index hotline_order_external on hotline_order (external_system, external_number) where external_number is not null;
create index hotline_order_caller on hotline_order (caller_phone_fingerprint) where caller_phone_fingerprint is not null;
create index hotline_order_handler on hotline_order (replied_by_person_id, visited_at) where visited_at is not null;
create index hotline_order_report on hotline_order (report_matter_id) where report_matter_id is not null;

create table hotline_follow (
  matter_id uuid primary key references matter (id),
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  created_at timestamptz not null
);
comment on table hotline_follow is '查询码: the caller follows and rates by it; never shown to the handling side, who could rate themselves';

create table hotline_knowledge (
  id uuid primary key,
  question text not null,
  answer text not null,
  unit_id uuid not null,
  valid_until date not null,
  is_withdrawn boolean not null default false,
  revision integer not null default 1 check (revision > 0),
  created_by uuid,
  updated_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table hotline_knowledge is '知识库: questions with the answer that the unit stands for, until a day';
comment on column hotline_knowledge.valid_until is 'last day in China''s calendar; after it no reply may stand on the item';
create index hotline_knowledge_valid on hotline_knowledge (valid_until) where not is_withdrawn;

create table hotline_knowledge_use (
  item_id uuid not null references hotline_knowledge (id),
  revision integer not null,
  matter_id uuid not null references matter (id),
  seq integer not null,
  at timestamptz not null,
  primary key (item_id, matter_id, seq)
);
comment on table hotline_knowledge_use is '引用: which reply stood on which revision of an item';

create table hotline_reminder (
  matter_id uuid not null references matter (id),
  run integer not null,
  percent integer not null check (percent in (80, 100)),
  due_at timestamptz not null,
  at timestamptz not null,
  primary key (matter_id, run, percent, due_at)
);
comment on table hotline_reminder is '临期、超期提醒: sent once for each deadline; an extension makes a new one';

grant select, insert, update on hotline_order, hotline_knowledge to fangyuan_app;
grant select, insert on hotline_follow, hotline_knowledge_use, hotline_reminder to fangyuan_app;
