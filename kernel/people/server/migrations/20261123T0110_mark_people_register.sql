-- 名册: units, divisions, persons, posts, delegations and certificates are kept under one mark (`platform_mark`).
drop trigger people_unit_register on people_unit;
drop trigger people_division_register on people_division;
drop function people_renew_register_mark;
drop table people_register_mark;
insert into platform_mark (name) values ('people.register');
create trigger people_unit_mark after insert or update or delete or truncate on people_unit
  for each statement execute function platform_renew_mark('people.register');
create trigger people_division_mark after insert or update or delete or truncate on people_division
  for each statement execute function platform_renew_mark('people.register');
create trigger people_person_mark after insert or update or delete or truncate on people_person
  for each statement execute function platform_renew_mark('people.register');
create trigger people_post_mark after insert or update or delete or truncate on people_post
  for each statement execute function platform_renew_mark('people.register');
create trigger people_credential_mark after insert or update or delete or truncate on people_credential
  for each statement execute function platform_renew_mark('people.register');
create trigger people_delegation_mark after insert or update or delete or truncate on people_delegation
  for each statement execute function platform_renew_mark('people.register');
-- Who calls is found in what every process keeps under the mark.
drop function people_caller;
-- Way back: delete the mark, drop the triggers; people_register_mark and people_caller as they were.
