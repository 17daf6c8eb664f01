-- Requests that came through Open311, and the pictures they point to.
-- Way back: drop both tables; the reports stay, their clients lose the description and the tokens.

create table report_open311_request (
  token uuid primary key,
  key_id uuid not null,
  client_key text check (client_key <> ''),
  input text check (input like 'v1.%'),
  matter_id uuid unique references matter (id),
  refusal text check (refusal <> ''),
  received_at timestamptz not null,
  settled_at timestamptz,
  unique (key_id, client_key),
  check ((settled_at is null) = (input is not null)),
  check ((settled_at is not null) = ((matter_id is null) <> (refusal is null)))
);
comment on table report_open311_request is '开放接口来件: one row for each request sent, with the report made of it';
comment on column report_open311_request.token is '凭据: 由它取编号';
comment on column report_open311_request.key_id is '接口密钥, whose holder sent it and may read the description';
comment on column report_open311_request.client_key is 'The client''s own key: the same one twice is one report';
comment on column report_open311_request.input is '个人信息 加密: what waits to be registered; emptied once it is';
comment on column report_open311_request.refusal is '不能登记的原因';

create table report_open311_media (
  token uuid not null references report_open311_request (token),
  ordinal smallint not null check (ordinal >= 1),
  url text not null check (url <> ''),
  state text not null check (state in ('waiting', 'stored', 'refused')),
  sha256 text,
  reason text not null default '',
  primary key (token, ordinal),
  check ((state = 'stored') = (sha256 is not null))
);
comment on table report_open311_media is '来件图片: fetched from the address the client named, by a job, from public addresses only';
comment on column report_open311_media.reason is '没有取到的原因';

grant select, insert, update on report_open311_request, report_open311_media to fangyuan_app;
