-- 定量报送: each recurring task knows what its duty owes in a period and counts what came.
-- Way back: drop the two columns.

alter table task_task
  add column quota integer check (quota > 0),
  add column delivered integer not null default 0 check (delivered >= 0);
comment on column task_task.quota is '定量: how many its unit owes in this period; null: not counted';
comment on column task_task.delivered is '已报送: how many came, each with proof';

update task_task t set quota = d.quota from task_duty d where d.id = t.duty_id and d.quota is not null;
