-- The settings of reports join those of every owner.
-- Way back: create report_setting as in 20261121T1201 and insert the rows of owner 'report'.

insert into platform_setting (owner, id, revision, value, effective_from, source, note, added_at, added_by)
  select 'report', id, revision, value, effective_from, source, note, added_at, added_by from report_setting;
insert into platform_setting_version (owner, version) values ('report', 1);
drop table report_setting;
delete from report_version where part = 'settings';
alter table report_version drop constraint report_version_part_check;
alter table report_version add constraint report_version_part_check check (part in ('catalogue', 'responsibility'));
