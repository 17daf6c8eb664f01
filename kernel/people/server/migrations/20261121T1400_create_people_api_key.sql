-- Keys with which another system acts in one post.
-- Way back: drop the table, delete the two new kinds from the log's constraint after deleting no row (the log only grows).

create table people_api_key (
  id uuid primary key,
  name text not null check (name <> ''),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  key_start text not null check (length(key_start) = 9),
  post_id uuid not null references people_post (id),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index people_api_key_post on people_api_key (post_id);
comment on table people_api_key is '接口密钥: another system acts in one post with it; never deleted, only revoked';
comment on column people_api_key.name is '用途: which system holds it';
comment on column people_api_key.key_hash is 'SHA-256 of the key: the key itself is shown once and kept nowhere';
comment on column people_api_key.key_start is 'The first characters of the key, to tell keys apart in lists';
comment on column people_api_key.expires_at is '有效期至: from this moment on it is refused';
comment on column people_api_key.last_used_at is '最近使用: exact to the hour';
comment on column people_api_key.revoked_at is '撤销的时刻';

grant select, insert, update on people_api_key to fangyuan_app;

alter table people_access_log drop constraint people_access_log_kind_check;
alter table people_access_log add constraint people_access_log_kind_check check (kind in ('sign_in', 'sign_in_refused', 'code_refused',
  'locked', 'unlocked', 'sign_out', 'session_ended', 'password_changed', 'password_reset', 'second_factor_on', 'second_factor_off',
  'personal_data_shown', 'administered', 'api_key_used', 'api_key_refused'));
