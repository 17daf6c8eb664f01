-- Append-only: the application role may read and add, nothing else; a trigger stops the owner too. No way back: a record is never dropped.
create table record_entry (
  matter_id uuid not null references matter (id),
  seq integer not null check (seq >= 1),
  at timestamptz not null,
  act text not null,
  code text not null,
  from_state text not null,
  to_state text not null,
  actor jsonb not null,
  person_id uuid,
  division_code text not null check (division_code ~ '^\d{12}$'),
  input jsonb not null,
  changes jsonb not null,
  clocks jsonb not null,
  evidence text[] not null,
  request_id uuid not null,
  origin jsonb not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (matter_id, seq)
);
comment on table record_entry is '留痕: one act of one matter; each entry carries the hash of the one before';
comment on column record_entry.at is 'moment of the act; passed in, never the database''s clock';
comment on column record_entry.person_id is 'actor.personId again, for finding what a person did';
comment on column record_entry.input is 'input of the act; personal members are encrypted (个人信息)';
comment on column record_entry.clocks is '限时快照: deadlines as they stood right after the act';
create unique index record_entry_request on record_entry (request_id);
create index record_entry_at on record_entry (at);
create index record_entry_person on record_entry (person_id, at) where person_id is not null;

create table record_seal (
  day date primary key,
  entry_count integer not null,
  root text not null,
  previous text not null,
  hash text not null,
  public_key text not null,
  signature text not null
);
comment on table record_seal is '封存: signed root over all entries of one day in China, chained to the day before';

create function record_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only (留痕只增不改): % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger record_entry_append_only before update or delete or truncate on record_entry for each statement execute function record_refuse_change();
create trigger record_seal_append_only before update or delete or truncate on record_seal for each statement execute function record_refuse_change();

grant select, insert on record_entry, record_seal to fangyuan_app;
