-- What a row of a list says of its clock stands in the matter: a list of fifty looked at two hundred clocks.
alter table matter add column due_basis text;
comment on column matter.due_basis is 'how the clock that is due first counts (工作时, 紧急…): with due_at and warn_at all that a list shows of it';
update matter m set due_basis = c.basis from clock_running c
  where m.is_open and m.due_at is not null and c.matter_id = m.id and c.kind = m.due_clock and c.state = 'running' and c.due_at = m.due_at;
-- Written and never read.
alter table matter drop column due_clock;

-- The closed ones by their closing: no index holds what every act changes, so that an act which moves nothing else writes one row
-- and no index (HOT), in the room that is left for it.
drop index matter_closed_last;
drop index matter_closed;
create index matter_closed_last on matter (closed_at desc, id desc) where not is_open;
alter table matter set (fillfactor = 90);
alter table matter_search set (fillfactor = 90);
-- Way back: make again matter_closed_last (changed_at desc, id desc) and matter_closed (closed_at), both where not is_open; add due_clock, drop due_basis.
