-- 询问提纲 in force are kept under a mark (`platform_mark`). Way back: delete the mark, drop the triggers.
insert into platform_mark (name) values ('case.question_template');
create trigger case_question_template_mark after insert or update or delete or truncate on case_question_template
  for each statement execute function platform_renew_mark('case.question_template');
create trigger case_question_template_force_mark after insert or update or delete or truncate on case_question_template_force
  for each statement execute function platform_renew_mark('case.question_template');
