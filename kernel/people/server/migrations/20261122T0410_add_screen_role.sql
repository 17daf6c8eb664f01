-- 大屏: the post of a screen in a hall, which a key is bound to; it reads what names it and acts nowhere.
-- Way back: none; posts may have this role.
alter table people_post drop constraint people_post_role_check;
alter table people_post add constraint people_post_role_check check (role in ('supervisor', 'acceptor', 'shift_leader', 'dispatcher',
  'command_lead', 'unit_desk', 'crew', 'leader', 'evaluator', 'hotline_clerk', 'unit_lead', 'reply_reviewer', 'return_visitor',
  'officer', 'auxiliary', 'legal_reviewer', 'hearing_presider', 'agency_head', 'publicity_clerk', 'cashier', 'archivist',
  'supervision_office', 'task_owner', 'screen', 'administrator'));
