-- Templates of papers in force are kept under a mark (`platform_mark`). Way back: delete the mark, drop the trigger.
insert into platform_mark (name) values ('document.template');
create trigger document_template_mark after insert or update or delete or truncate on document_template
  for each statement execute function platform_renew_mark('document.template');
