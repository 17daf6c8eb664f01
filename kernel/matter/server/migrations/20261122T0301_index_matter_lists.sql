-- The two orders of lists that no index served: sorting a year of a big city takes a second. Way back: drop both.
create index matter_red_first on matter ((coalesce(due_at, 'infinity'::timestamptz)), id);
create index matter_closed_last on matter (changed_at desc, id desc) where not is_open;
