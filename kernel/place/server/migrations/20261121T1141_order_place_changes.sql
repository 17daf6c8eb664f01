-- Changes written in the same instant keep the order in which they were written: identifiers do not give it.
-- Way back: drop the column.

alter table place_change add column ordinal integer not null default 0;
comment on column place_change.ordinal is 'counts the changes of one thing; orders those of one instant';
