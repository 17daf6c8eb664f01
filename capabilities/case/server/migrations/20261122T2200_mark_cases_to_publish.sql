-- 待公开: decisions that were made before the mark existed, and whose publication nobody has decided yet.
update matter m set flags = array_append(m.flags, 'publish_due')
where m.kind = 'case' and m.is_open and not 'publish_due' = any(m.flags)
  and exists (select 1 from clock_running c where c.matter_id = m.id and c.kind = 'publish' and c.state <> 'stopped');
-- Way back: update matter set flags = array_remove(flags, 'publish_due') where kind = 'case';
