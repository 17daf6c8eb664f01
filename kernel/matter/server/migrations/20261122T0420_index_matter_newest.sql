-- Lists by date of those that are open or of those that are closed: forty thousand others were read before the first fifty were found.
create index matter_open_newest on matter (opened_at desc, id desc) where is_open;
create index matter_closed_newest on matter (opened_at desc, id desc) where not is_open;
-- The map's viewport from the index alone: all that a pin needs to be scoped, coloured and named.
create index matter_on_map on matter (longitude, latitude) include (id, subject, division_code, unit_id, turn_person_id, due_at, warn_at, is_paused)
  where is_open;
drop index matter_place;
-- The order of a search, whole: without the second half each instant was sorted anew.
create index matter_search_latest on matter_search (opened_at desc, matter_id desc);
drop index matter_search_newest;
-- Open matters change all the time and are few among a million: by the share alone they would be looked after once a year.
alter table matter set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.01);
-- Way back: drop the new ones, make again matter_place (longitude, latitude) where is_open and
-- matter_search_newest (opened_at desc, matter_id), reset both parameters.
