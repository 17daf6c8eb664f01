-- 改公式: an indicator takes the place of another one, which stays with its values.
-- Way back: drop the column; both then stand beside each other.

alter table task_indicator add column replaces_id uuid unique references task_indicator (id);
comment on column task_indicator.replaces_id is '改公式: the indicator whose place this one takes; each is replaced once';
