-- Proofs of work that citizens' phones have used, and people who join a report that exists already.
-- Way back: drop the table and the column, delete the rows with a joining request, restore the unique constraint.

create table report_proof (
  seed text primary key check (length(seed) = 22),
  request_id uuid not null,
  address_hash text not null,
  spent_at timestamptz not null
);
create index report_proof_of_address on report_proof (address_hash, spent_at);
create index report_proof_spent on report_proof (spent_at);
comment on table report_proof is '已用的证明: a proof serves one sending; kept for a day';
comment on column report_proof.request_id is 'the sending it served: the same one may come again after a lost answer';
comment on column report_proof.address_hash is 'keyed hash of the network address and the day: says how busy an address is, never which it is';
grant select, insert, delete on report_proof to fangyuan_app;

alter table report_reporter drop constraint report_reporter_original_matter_id_key;
alter table report_reporter add column join_request_id uuid unique;
create unique index report_reporter_maker on report_reporter (original_matter_id) where join_request_id is null;
comment on column report_reporter.original_matter_id is 'the report this person made, or joined';
comment on column report_reporter.join_request_id is '同样反映: the request by which the person joined a report of somebody else; null: made it';
