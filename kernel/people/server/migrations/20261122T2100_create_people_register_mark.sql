-- 名册版本: renewed with every write to units or divisions, so that a process that keeps them in memory reads one row instead of all of them.
-- A random mark and not a number: what was written and taken back leaves none that could come again.
create table people_register_mark (is_only boolean primary key default true check (is_only), mark uuid not null default gen_random_uuid());
comment on table people_register_mark is '名册版本: of people_unit and people_division together; one row';
insert into people_register_mark default values;
grant select on people_register_mark to fangyuan_app;

create function people_renew_register_mark() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update people_register_mark set mark = gen_random_uuid();
  return null;
end $$;
comment on function people_renew_register_mark is '更新名册版本';
create trigger people_unit_register after insert or update or delete or truncate on people_unit
  for each statement execute function people_renew_register_mark();
create trigger people_division_register after insert or update or delete or truncate on people_division
  for each statement execute function people_renew_register_mark();
-- Way back: drop both triggers, the function, the table.
