-- Working calendars are kept under a mark (`platform_mark`). Way back: delete the mark, drop the trigger.
insert into platform_mark (name) values ('clock.calendar');
create trigger clock_calendar_mark after insert or update or delete or truncate on clock_calendar
  for each statement execute function platform_renew_mark('clock.calendar');
