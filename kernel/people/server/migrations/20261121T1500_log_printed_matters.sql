-- 打印案卷 joins what the log of access keeps. Way back: the former check, once no such row is left.
alter table people_access_log drop constraint people_access_log_kind_check;
alter table people_access_log add constraint people_access_log_kind_check check (kind in ('sign_in', 'sign_in_refused', 'code_refused',
  'locked', 'unlocked', 'sign_out', 'session_ended', 'password_changed', 'password_reset', 'second_factor_on', 'second_factor_off',
  'personal_data_shown', 'administered', 'api_key_used', 'api_key_refused', 'matter_printed'));
