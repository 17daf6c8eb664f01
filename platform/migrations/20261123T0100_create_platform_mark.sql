-- 版本标记: few rows that seldom change are kept in memory by every process, each kind under a mark that is renewed with every write to it. A
-- request reads all marks in one statement. A random mark and not a number: what was written and taken back leaves none that could come again.
create table platform_mark (name text primary key, mark uuid not null default gen_random_uuid());
comment on table platform_mark is '版本标记: one row a kind of rows that processes keep; renewed by triggers of its tables';
grant select on platform_mark to fangyuan_app;

create function platform_renew_mark() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update platform_mark set mark = gen_random_uuid() where name = tg_argv[0];
  return null;
end $$;
comment on function platform_renew_mark is '更新版本标记: after every statement that writes to the table; its argument is the name of the mark';

insert into platform_mark (name) values ('settings');
create trigger platform_setting_mark after insert or update or delete or truncate on platform_setting
  for each statement execute function platform_renew_mark('settings');
drop table platform_setting_version;
-- Way back: drop the triggers that call the functions, the functions, the table; create platform_setting_version as it was.
