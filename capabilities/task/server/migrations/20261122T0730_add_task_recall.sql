-- 按上次的更正: corrections that were proposed from an earlier document of the same issuer know that document.
-- Way back: drop the index and the column; such corrections then count as made by hand.

alter table task_correction add column recalled_from_draft_id uuid references task_draft (id);
comment on column task_correction.recalled_from_draft_id is '按上次的更正: the document of the same issuer in which a person decided so; null: made in this document';
create index task_draft_issuer on task_draft (issuer, division_code, uploaded_at desc) where issuer is not null;
