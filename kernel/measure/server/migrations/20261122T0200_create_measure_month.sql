-- Figures of whole months, without class and urgency: what a city is evaluated by. Its size follows places, units and posts, not the
-- number of matters. Derived like measure_daily. Way back: drop the table.
create table measure_month (
  kind text not null,
  month date not null check (extract(day from month) = 1),
  division_code text not null check (division_code ~ '^\d{12}$'),
  counter text not null,
  unit_id uuid,
  person_id uuid,
  role text,
  value integer not null,
  unique nulls not distinct (kind, counter, month, division_code, unit_id, person_id, role)
);
comment on table measure_month is '指标月值: sums of measure_daily by month, division, unit, person and post';
comment on column measure_month.month is 'first day of the month; deadlines that lie ahead in it are counted in, readers take them out';

insert into measure_month (kind, month, division_code, counter, unit_id, person_id, role, value)
select kind, date_trunc('month', day)::date, division_code, counter, unit_id, person_id, role, sum(value)
from measure_daily group by 1, 2, 3, 4, 5, 6, 7 having sum(value) <> 0;

grant select, insert, update, delete on measure_month to fangyuan_app;
