-- What the city decides for its loop is kept under a mark (`platform_mark`), and the classifier in use under another.
drop table report_version;
insert into platform_mark (name) values ('report.configuration'), ('report.classifier');
create trigger report_class_mark after insert or update or delete or truncate on report_class
  for each statement execute function platform_renew_mark('report.configuration');
create trigger report_condition_mark after insert or update or delete or truncate on report_condition
  for each statement execute function platform_renew_mark('report.configuration');
create trigger report_responsibility_mark after insert or update or delete or truncate on report_responsibility
  for each statement execute function platform_renew_mark('report.configuration');
create trigger report_precedent_mark after insert or update or delete or truncate on report_precedent
  for each statement execute function platform_renew_mark('report.configuration');
create trigger report_tag_mark after insert or update or delete or truncate on report_tag
  for each statement execute function platform_renew_mark('report.configuration');
create trigger report_classifier_mark after insert or update or delete or truncate on report_classifier
  for each statement execute function platform_renew_mark('report.classifier');
-- Way back: delete the mark, drop the triggers; report_version as it was.
