-- Rows written in the same instant keep the order in which they were written: identifiers do not give it.
-- Way back: drop the columns.

alter table evidence_link add column ordinal integer not null default 0;
comment on column evidence_link.ordinal is 'counts the links of a matter; orders those of one instant';

alter table evidence_visibility add column ordinal integer not null default 0;
comment on column evidence_visibility.ordinal is 'counts the decisions on a file in a matter; the highest of the latest instant holds';
