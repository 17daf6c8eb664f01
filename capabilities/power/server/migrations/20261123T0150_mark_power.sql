-- 权责清单 is kept under a mark (`platform_mark`).
drop table power_version;
insert into platform_mark (name) values ('power');
create trigger power_revision_mark after insert or update or delete or truncate on power_revision
  for each statement execute function platform_renew_mark('power');
create trigger power_review_mark after insert or update or delete or truncate on power_review
  for each statement execute function platform_renew_mark('power');
-- Way back: delete the mark, drop the triggers; power_version as it was.
