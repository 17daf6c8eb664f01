-- Map and lists are answered from indexes alone where a page of the table is known to be visible to all. What is open is what changes: a
-- fiftieth of a million rows had to change before the database looked after them again; two thousand are looked after in a moment.
alter table matter set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 2000);
-- Way back: alter table matter set (autovacuum_vacuum_scale_factor = 0.02), reset the other three.
