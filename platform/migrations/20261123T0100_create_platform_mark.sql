-- 版本标记: few rows that seldom change are kept in memory by every process, each kind under a mark that is renewed with every write to it. A
-- request reads all marks in one statement. A random mark and not a number: what was written and taken back leaves none that could come again.
create table platform_mark (name text primary key, mark uuid not null default gen_random_uuid());
comment on table platform_mark is '版本标记: one row a kind of rows that processes keep; renewed by triggers of its tables';
grant select on platform_mark to fangyuan_app;

create function platform_renew_mark() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into platform_mark (name) values (tg_argv[0]) on conflict (name) do update set mark = gen_random_uuid();
  return null;
end $$;
comment on function platform_renew_mark is '更新版本标记: after every statement that writes to the table; its argument is the name of the mark';

create function platform_renew_settings_mark() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into platform_mark (name) values ('settings.' || coalesce(new.owner, old.owner))
    on conflict (name) do update set mark = gen_random_uuid();
  return null;
end $$;
comment on function platform_renew_settings_mark is '更新本市设置的版本标记: one an owner';
create trigger platform_setting_mark after insert or update or delete on platform_setting
  for each row execute function platform_renew_settings_mark();
drop table platform_setting_version;
-- Way back: drop the triggers that call the functions, the functions, the table; create platform_setting_version as it was.
