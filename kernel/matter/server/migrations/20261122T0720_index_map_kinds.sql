-- What lies near a report, from the index alone too: kind and day stand in it.
create index matter_at_place on matter (longitude, latitude)
  include (id, kind, opened_at, subject, division_code, unit_id, turn_person_id, due_at, warn_at, is_paused) where is_open;
drop index matter_on_map;
-- Way back: make again matter_on_map without kind and opened_at, drop this one.
