-- 城管案卷: the report's own columns beside those of its matter, its reporters and what they are told.
-- Way back: drop the tables; the record (record_entry) keeps every act.

create table report (
  matter_id uuid primary key references matter (id),

  external_system text,
  external_number text,
  external_due_at timestamptz,

  class_kind text check (class_kind in ('incident', 'facility')),
  class_scheme text,
  class_version text,
  class_code text check (class_code ~ '^[0-9]{4}$'),
  facility_code text check (facility_code ~ '^[0-9]{16}$'),
  tags text[] not null,
  description text not null,

  reporter_name text check (reporter_name like 'v1.%'),
  reporter_phone text check (reporter_phone like 'v1.%'),
  reporter_phone_fingerprint text,
  is_anonymous boolean not null,
  has_contact boolean not null,
  reported_by_person_id uuid,
  beat_person_id uuid,

  accepted_by_person_id uuid,
  needs_verification boolean not null,
  verify_person_id uuid,
  verify_result text check (verify_result in ('true', 'false', 'not_found')),
  verified_at timestamptz,

  filed_by_person_id uuid,
  filed_at timestamptz,
  condition_id text,
  condition_text text,
  closing_condition text,
  limit_value double precision check (limit_value > 0),
  limit_unit text check (limit_unit in ('minute', 'hour', 'day')),
  limit_basis text check (limit_basis in ('working', 'emergency', 'natural', 'statutory', 'statutory_working')),
  limit_source text,
  is_emergency boolean not null,
  is_missed_by_patrol boolean not null,

  dispatch_count integer not null check (dispatch_count >= 0),
  dispatched_at timestamptz,
  dispatched_by_person_id uuid,
  dispatch_basis text,
  first_unit_id uuid,
  assist_unit_ids uuid[] not null,
  assist_done_unit_ids uuid[] not null check (assist_done_unit_ids <@ assist_unit_ids),
  handler_person_ids uuid[] not null,

  return_count integer not null check (return_count >= 0),
  returned_unit_ids uuid[] not null,
  return_reason text check (return_reason in ('not_our_duty', 'not_our_area', 'wrong_class', 'nothing_there')),
  return_asked_by_person_id uuid,
  ruled_unit_id uuid,

  ask text check (ask in ('extension', 'deferral', 'ledger', 'annulment')),
  asked_by_person_id uuid,
  asked_at timestamptz,
  ask_reason text,
  asked_value double precision check (asked_value > 0),
  asked_unit text check (asked_unit in ('hour', 'day')),
  asked_date date,
  is_engineering boolean not null,
  extension_count integer not null check (extension_count >= 0),
  deferred_until date,
  ledger_review_on date,

  result_text text,
  resolved_at timestamptz,
  resolved_by_person_id uuid,
  recheck_person_id uuid,
  recheck_result text check (recheck_result in ('passed', 'failed')),
  rechecked_at timestamptz,
  recheck_count integer not null check (recheck_count >= 0),
  rework_count integer not null check (rework_count >= 0),

  supervision_count integer not null check (supervision_count >= 0),
  open_supervision_orders integer[] not null,

  closing text check (closing in ('rechecked', 'self_handled', 'answered', 'forced', 'imported')),
  closing_remark text,
  forced_close_reason text,
  forced_close_published_at timestamptz,
  merged_into_id uuid references matter (id),
  merged_count integer not null check (merged_count >= 0),
  refusal_reason text check (refusal_reason in ('not_in_scope', 'not_meeting_condition', 'not_true', 'not_found', 'duplicate_closed',
    'too_little_information')),
  annulment_reason text,

  visit_count integer not null check (visit_count >= 0),
  unreached_count integer not null check (unreached_count >= 0),
  satisfaction text check (satisfaction in ('very_satisfied', 'satisfied', 'neutral', 'unsatisfied')),
  is_solved_by_visit boolean,
  rating integer check (rating between 1 and 5),
  reopen_count integer not null check (reopen_count >= 0),
  last_closed_at timestamptz,

  appeal text check (appeal in ('asked', 'reviewed', 'granted', 'declined')),
  appeal_asked_by_person_id uuid,
  appeal_reviewer_person_id uuid,
  is_overtime_excused boolean not null,

  imported_opened_at timestamptz,
  imported_closed_at timestamptz,
  imported_is_overdue boolean,

  unique (external_system, external_number),
  check ((class_kind is null) = (class_code is null)),
  check ((limit_value is null) = (limit_unit is null) and (limit_value is null) = (limit_basis is null)),
  check (merged_into_id <> matter_id),
  check (facility_code is null or class_kind is distinct from 'incident')
);
create index report_class_code on report (class_kind, class_code);
create index report_phone on report (reporter_phone_fingerprint) where reporter_phone_fingerprint is not null;
create index report_merged on report (merged_into_id) where merged_into_id is not null;
create index report_forced on report (forced_close_published_at desc) where forced_close_published_at is not null;
create index report_tagged on report using gin (tags);
comment on table report is '城管案卷: the columns of a report beside those of its matter; written only by acts';
comment on column report.external_system is '来源系统; with external_number unique, so that an order or an imported row exists once';
comment on column report.external_number is '来源编号, 热线工单号';
comment on column report.external_due_at is '来源单位时限: the deadline that came with the order';
comment on column report.class_kind is '事件 incident, 部件 facility';
comment on column report.class_code is '大类 2 digits and 小类 2 digits, in the edition of class_version';
comment on column report.facility_code is '部件标识码';
comment on column report.tags is '标签 (十乱 and others): ids of report_tag';
comment on column report.reporter_name is '个人信息 加密: 反映人姓名; AES-256-GCM, opened only by the act of unmasking';
comment on column report.reporter_phone is '个人信息 加密: 反映人电话';
comment on column report.reporter_phone_fingerprint is '反映人电话的密钥指纹: finds reports of one caller without opening the number';
comment on column report.beat_person_id is '责任网格监督员';
comment on column report.needs_verification is '是否须核实: before filing';
comment on column report.condition_id is '立案条件; the columns beside it are a snapshot, later versions do not touch them';
comment on column report.limit_basis is '计时方式: 工作时 working, 紧急 emergency, 自然时 natural';
comment on column report.is_missed_by_patrol is '漏报: a patrol should have found it';
comment on column report.dispatch_basis is '派遣依据: precedent, facility, rule or fallback with its id; null when a person chose freely';
comment on column report.first_unit_id is '一级承办单位, while a lower unit has the matter after 二级派遣';
comment on column report.ruled_unit_id is '权责认定: the unit a shift leader named';
comment on column report.ask is '待批申请: 延期, 缓办, 挂账, 作废';
comment on column report.merged_into_id is '并入的案卷';
comment on column report.is_overtime_excused is '超期申诉成立: leaves the overtime statistic; the instants stay';
comment on column report.imported_is_overdue is '历史导入案卷是否超期: our clock''s judgement against the deadline that came with it';

create table report_reporter (
  id uuid primary key,
  follow_code text not null unique check (follow_code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  matter_id uuid not null references matter (id),
  original_matter_id uuid not null unique references matter (id),
  name text check (name like 'v1.%'),
  phone text check (phone like 'v1.%'),
  phone_fingerprint text,
  joined_at timestamptz not null,
  merged_at timestamptz
);
create index report_reporter_of on report_reporter (matter_id);
comment on table report_reporter is '反映人: everyone who reported, each with a code to follow by; a merge moves them to the report that goes on';
comment on column report_reporter.follow_code is '查询码: 50 random bits in Crockford''s base 32; says nothing of other reports, so they cannot be listed by guessing';
comment on column report_reporter.matter_id is 'the report that is handled now';
comment on column report_reporter.original_matter_id is 'the report this person made';
comment on column report_reporter.name is '个人信息 加密';
comment on column report_reporter.phone is '个人信息 加密';

create table report_notice (
  id uuid primary key,
  reporter_id uuid not null references report_reporter (id),
  matter_id uuid not null references matter (id),
  seq integer not null,
  event text not null,
  at timestamptz not null,
  text text not null check (text <> ''),
  unique (reporter_id, matter_id, seq, event)
);
comment on table report_notice is '告知: what a reporter was told, in plain words; shown on the page they follow by; append-only';
comment on column report_notice.seq is 'entry of the record the notice follows from';

create table report_reminder (
  matter_id uuid not null references matter (id),
  clock text not null,
  run integer not null,
  percent smallint not null check (percent in (50, 80, 100)),
  due_at timestamptz not null,
  unit_id uuid,
  person_id uuid,
  at timestamptz not null,
  primary key (matter_id, clock, run, percent, due_at)
);
create index report_reminder_unit on report_reminder (unit_id, at);
comment on table report_reminder is '时限提醒: half, four fifths and all of a clock used; append-only; an extension brings a new deadline and new reminders';

create view report_forced_close as
  select m.id as matter_id, m.number, m.subject, m.address, m.division_code, r.forced_close_reason as reason,
    r.forced_close_published_at as published_at
  from report r join matter m on m.id = r.matter_id
  where r.forced_close_published_at is not null;
comment on view report_forced_close is '强制结案公示清单';

grant select, insert, update on report, report_reporter to fangyuan_app;
grant select, insert on report_notice, report_reminder to fangyuan_app;
grant select on report_forced_close to fangyuan_app;
