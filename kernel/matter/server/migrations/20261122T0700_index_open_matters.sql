-- The first fifty of what is open by what turns red first, found in one index: all that lists are filtered by stands in it.
create index matter_open_due on matter ((coalesce(due_at, 'infinity'::timestamptz)), id)
  include (due_at, warn_at, is_paused, division_code, unit_id, turn_roles, turn_unit_id, turn_person_id, kind, state, source, subject, flags)
  where is_open;
-- A state by itself: 已结案 is over for one kind and open for another, and neither half knew it.
create index matter_state_newest on matter (state, opened_at desc, id desc);
-- Served by those two, or by nothing that is asked.
drop index matter_red_first;
drop index matter_due;
drop index matter_queue;
drop index matter_turn_roles;
drop index matter_opened;
create index matter_opened on matter (opened_at desc, id desc);
-- Way back: drop both, make again matter_red_first ((coalesce(due_at, 'infinity'::timestamptz)), id), matter_turn_roles using gin (turn_roles)
-- where is_open, matter_due (due_at, id) where is_open,
-- matter_queue (division_code text_pattern_ops, due_at, id) where is_open, matter_opened (opened_at desc, id).
