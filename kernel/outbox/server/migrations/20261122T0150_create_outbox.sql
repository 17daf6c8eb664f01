-- Messages that leave the process, and the named channels they leave by.
-- Way back: drop both tables; what was waiting is never sent.

create table outbox_channel (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('webhook', 'dingtalk', 'sms', 'none')),
  address_sealed text check (address_sealed like 'v1.%'),
  address_shown text not null default '',
  secret_sealed text check (secret_sealed like 'v1.%'),
  gateway jsonb,
  allows_private boolean not null default false,
  per_minute integer check (per_minute between 1 and 6000),
  max_tries integer not null default 20 check (max_tries between 1 and 100),
  timeout_seconds integer not null default 10 check (timeout_seconds between 1 and 60),
  is_paused boolean not null default false,
  failures integer not null default 0 check (failures >= 0),
  broken_until timestamptz,
  last_answer text,
  last_sent_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (kind = 'none' or address_sealed is not null),
  check (kind <> 'sms' or gateway is not null)
);
comment on table outbox_channel is '消息通道: a named way out of the process';
comment on column outbox_channel.code is '通道代码: the name by which capabilities send; a code not known yet is entered with kind none';
comment on column outbox_channel.address_sealed is '地址, encrypted: addresses of robots carry their token';
comment on column outbox_channel.address_shown is 'The address without the values of its query: all that is ever shown again';
comment on column outbox_channel.secret_sealed is '密钥, encrypted; never shown again';
comment on column outbox_channel.gateway is '短信网关: how the request of an SMS gateway is written and which answer means success';
comment on column outbox_channel.allows_private is '允许内网地址: otherwise private and link-local addresses are refused when connecting';
comment on column outbox_channel.per_minute is '每分钟最多; null: no limit';
comment on column outbox_channel.max_tries is 'After so many tries a message gives up and waits for a person';
comment on column outbox_channel.is_paused is '暂停: messages wait until it is resumed';
comment on column outbox_channel.failures is 'Failures of the channel in a row';
comment on column outbox_channel.broken_until is '熔断至: nothing is tried before, so that a failing channel costs one try at a time';

create table outbox_message (
  id uuid primary key,
  seq bigint generated always as identity,
  channel text not null references outbox_channel (code),
  key text not null check (key <> ''),
  subject text not null check (subject <> ''),
  content_sealed text check (content_sealed like 'v1.%'),
  recipient_shown text not null,
  order_key text,
  matter_id uuid,
  state text not null check (state in ('waiting', 'sent', 'recorded', 'gave_up', 'dropped')),
  tries integer not null default 0 check (tries >= 0),
  next_at timestamptz,
  last_at timestamptz,
  last_answer text,
  created_at timestamptz not null,
  sent_at timestamptz,
  dropped_by uuid,
  drop_reason text,
  unique (channel, key),
  check ((state = 'waiting') = (next_at is not null)),
  check (state <> 'sent' or sent_at is not null),
  check ((state = 'dropped') = (drop_reason is not null)),
  check (state not in ('waiting', 'gave_up') or content_sealed is not null)
);
create index outbox_message_waiting on outbox_message (channel, next_at, seq) where state = 'waiting';
create index outbox_message_ordered on outbox_message (channel, order_key, seq) where state = 'waiting' and order_key is not null;
create index outbox_message_tried on outbox_message (channel, last_at) where last_at is not null;
create index outbox_message_gave_up on outbox_message (channel) where state = 'gave_up';
create index outbox_message_matter on outbox_message (matter_id) where matter_id is not null;
create index outbox_message_seq on outbox_message (seq);
comment on table outbox_message is '待发消息: written in the transaction of what it tells of, sent at least once';
comment on column outbox_message.key is '幂等键: the same key on the same channel is one message; the receiver gets it with every try';
comment on column outbox_message.subject is '标题: shown in lists, never personal data';
comment on column outbox_message.content_sealed is '内容: recipient, text and payload as encrypted JSON; removed some time after the end';
comment on column outbox_message.recipient_shown is '收件人, masked';
comment on column outbox_message.order_key is '顺序键: messages of one key leave one after the other; null: in any order';
comment on column outbox_message.matter_id is '有关事项; not a foreign key, so that a message outlives nothing and holds nothing back';
comment on column outbox_message.state is 'waiting 待发 · sent 已发 · recorded 仅登记 (channel of kind none) · gave_up 已放弃 · dropped 已作废';
comment on column outbox_message.next_at is 'Not tried before; while a try is under way: when it counts as lost';
comment on column outbox_message.last_answer is 'What the other end said, shortened, long numbers masked';

grant select, insert, update on outbox_channel to fangyuan_app;
grant select, insert, update on outbox_message to fangyuan_app;
