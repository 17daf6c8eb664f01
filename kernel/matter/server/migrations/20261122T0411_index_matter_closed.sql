-- What was closed today, and on the same weekdays before. Way back: drop it.
create index matter_closed on matter (closed_at) where not is_open;
