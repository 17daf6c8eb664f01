-- Divisions, units, persons, posts, rosters, delegations, credentials.
-- Way back: drop the tables in reverse order; nothing outside kernel/people is changed.

create table people_division (
  code text primary key check (code ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  level text not null check (level in ('province', 'city', 'district', 'street', 'community')),
  parent_code text references people_division (code),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  successor_code text references people_division (code),
  is_official boolean not null,
  check (parent_code <> code)
);
create index people_division_parent on people_division (parent_code);
comment on table people_division is '行政区划: 12-digit statistical codes; data scope is a prefix test on them';
comment on column people_division.valid_to is '失效日期: last day on which the code was in use; null while in use';
comment on column people_division.successor_code is '合并或改码后的区划';
comment on column people_division.is_official is 'False for local codes (开发区) and for the demonstration city';

create table people_unit (
  id uuid primary key,
  code text not null unique check (code <> ''),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  kinds text[] not null check (
    cardinality(kinds) > 0
    and kinds <@ array['supervising', 'owning', 'maintaining', 'handling', 'supervision_centre', 'command_centre', 'street_office']
  ),
  division_code text not null references people_division (code),
  parent_id uuid references people_unit (id),
  duty_phone text,
  address text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  check (parent_id <> id)
);
create index people_unit_parent on people_unit (parent_id);
create index people_unit_division on people_unit (division_code);
comment on table people_unit is '单位（部门）: bureau, centre, team, sub-district office, company';
comment on column people_unit.code is '部门编码: 6 county + 2 type + 2–3 serial';
comment on column people_unit.kinds is '主管 supervising, 权属 owning, 养护 maintaining, 处置 handling, 监督中心, 指挥中心, 街道';
comment on column people_unit.duty_phone is '值班电话: of the office, not of a person';

create table people_person (
  id uuid primary key,
  name text not null check (name <> ''),
  phone_sealed text,
  phone_masked text,
  badge_number text unique check (badge_number <> ''),
  status text not null default 'active' check (status in ('active', 'suspended', 'left')),
  created_at timestamptz not null,
  check ((phone_sealed is null) = (phone_masked is null))
);
comment on table people_person is '人员: a natural person; what they may do hangs on posts, not on the person';
comment on column people_person.name is '姓名: shown wherever the person acts in office (履职公开), therefore not encrypted';
comment on column people_person.phone_sealed is '个人信息 加密: 手机号; AES-256-GCM, opened only by the act of unmasking';
comment on column people_person.phone_masked is '手机号（已遮蔽）, 139****1234';
comment on column people_person.badge_number is '工号、监督员编码: shown to the public, never reused';
comment on column people_person.status is '在岗 active, 停用 suspended, 离岗 left; only active persons can sign in';

create table people_post (
  id uuid primary key,
  person_id uuid not null references people_person (id),
  role text not null check (role in ('supervisor', 'acceptor', 'shift_leader', 'dispatcher', 'command_lead', 'unit_desk', 'crew',
    'leader', 'evaluator', 'administrator')),
  title text not null,
  unit_id uuid not null references people_unit (id),
  division_code text not null references people_division (code),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  is_primary boolean not null,
  unique (id, person_id)
);
create index people_post_person on people_post (person_id);
create index people_post_unit on people_post (unit_id, role);
create unique index people_post_one_primary on people_post (person_id) where is_primary and valid_to is null;
comment on table people_post is '岗位: a person in a role at a unit, seeing the matters of one division';
comment on column people_post.valid_to is '止: last valid day, in China''s calendar; null while open';
comment on column people_post.is_primary is '主岗: the post taken when the caller names none';

create table people_duty (
  id uuid primary key,
  post_id uuid not null references people_post (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  area_codes text[] not null default '{}',
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  unique (post_id, starts_at)
);
create index people_duty_time on people_duty (starts_at, ends_at);
comment on table people_duty is '排班: one shift of one post; begins inclusive, ends exclusive';
comment on column people_duty.area_codes is '本班责任区: codes of kernel/place; empty means the person''s own beat (people_beat)';

create table people_beat (
  person_id uuid not null references people_person (id),
  area_code text not null check (area_code <> ''),
  rank smallint not null check (rank >= 1),
  primary key (person_id, area_code)
);
create index people_beat_area on people_beat (area_code, rank);
comment on table people_beat is '责任网格归属: which responsibility area (a code of kernel/place) a supervisor walks';
comment on column people_beat.rank is '1 holder, 2 and more stand in';

create table people_delegation (
  id uuid primary key,
  from_person_id uuid not null,
  to_person_id uuid not null references people_person (id),
  post_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  reason text not null check (reason <> ''),
  made_at timestamptz not null,
  made_by uuid references people_person (id),
  ended_at timestamptz,
  ended_by uuid references people_person (id),
  check (from_person_id <> to_person_id),
  foreign key (post_id, from_person_id) references people_post (id, person_id)
);
create index people_delegation_to on people_delegation (to_person_id, to_on);
create index people_delegation_from on people_delegation (from_person_id);
comment on table people_delegation is '代理: a post is filled by somebody else for some days; never deleted, only ended';
comment on column people_delegation.to_on is '止: last day, inclusive, in China''s calendar';
comment on column people_delegation.ended_at is '提前收回的时刻';

create table people_credential (
  id uuid primary key,
  person_id uuid not null references people_person (id),
  kind text not null check (kind in ('enforcement', 'enforcement_supervision', 'auxiliary', 'supervisor')),
  number text not null check (number <> ''),
  issuer text not null default '',
  scope text[] not null default '{}',
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  revoked_on date,
  unique (kind, number)
);
create index people_credential_person on people_credential (person_id);
comment on table people_credential is '证件: 行政执法证, 行政执法监督证, 协管（辅助）证, 监督员证';
comment on column people_credential.scope is '执法领域; empty means not limited';
comment on column people_credential.valid_to is '有效期至: last valid day';
comment on column people_credential.revoked_on is '吊销日: from this day on the credential is not valid';

create table people_sign_in_setting (
  is_only boolean primary key default true check (is_only),
  wrong_limit smallint not null check (wrong_limit between 3 and 20),
  lock_minutes smallint not null check (lock_minutes between 1 and 1440)
);
insert into people_sign_in_setting (wrong_limit, lock_minutes) values (5, 15);
comment on table people_sign_in_setting is '登录设置: one row';
comment on column people_sign_in_setting.wrong_limit is '连续输错几次后锁定';

create table people_lock_out (
  name_hash text primary key check (name_hash ~ '^[0-9a-f]{64}$'),
  wrong_count smallint not null check (wrong_count >= 0),
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on table people_lock_out is '登录锁定: wrong sign-ins in a row, for names that exist and names that do not alike';
comment on column people_lock_out.name_hash is 'SHA-256 of the sign-in name in lower case: a password typed into the wrong field is not kept';

create table people_access_log (
  id uuid primary key,
  at timestamptz not null,
  kind text not null check (kind in ('sign_in', 'sign_in_refused', 'code_refused', 'locked', 'unlocked', 'sign_out', 'session_ended',
    'password_changed', 'password_reset', 'second_factor_on', 'second_factor_off', 'personal_data_shown', 'administered')),
  person_id uuid references people_person (id),
  subject_person_id uuid references people_person (id),
  ip text,
  user_agent text,
  details jsonb not null default '{}'
);
create index people_access_log_person on people_access_log (person_id, at);
create index people_access_log_subject on people_access_log (subject_person_id, at);
comment on table people_access_log is '登录与查阅日志: append-only; kept as network log (网络安全法: at least six months)';
comment on column people_access_log.person_id is 'Who did it; null when nobody is known (wrong name)';
comment on column people_access_log.subject_person_id is 'Whom it concerns, when that is somebody else';
comment on column people_access_log.details is 'Reasons, names of changed fields; never values of personal data';

grant select, insert, update on people_division, people_unit, people_person, people_post, people_delegation, people_credential,
  people_sign_in_setting to fangyuan_app;
grant select, insert, update, delete on people_duty, people_beat, people_lock_out to fangyuan_app;
grant select, insert on people_access_log to fangyuan_app;
