-- Sums of months above the community, so that a table of a whole city reads as many rows as it shows. Derived like measure_month.
-- Way back: drop the table.
create table measure_month_coarse (
  kind text not null,
  month date not null check (extract(day from month) = 1),
  grouping text not null check (grouping in ('district', 'street', 'unit')),
  division_code text not null check (division_code ~ '^\d{12}$'),
  counter text not null,
  unit_id uuid,
  value integer not null,
  unique nulls not distinct (kind, grouping, counter, month, division_code, unit_id)
);
comment on table measure_month_coarse is '指标月值（汇总）: sums of measure_month by district, by street, and by district and unit';
comment on column measure_month_coarse.division_code is 'of the district or street; a matter without an exact place keeps the higher code';
comment on column measure_month_coarse.unit_id is 'of the grouping unit alone';

insert into measure_month_coarse (kind, month, grouping, division_code, counter, unit_id, value)
select m.kind, m.month, g.grouping, rpad(left(m.division_code, g.digits), 12, '0'), m.counter, case when g.grouping = 'unit' then m.unit_id end, sum(m.value)
from measure_month m cross join (values ('district', 6), ('street', 9), ('unit', 6)) as g(grouping, digits)
group by 1, 2, 3, 4, 5, 6 having sum(m.value) <> 0;

grant select, insert, update, delete on measure_month_coarse to fangyuan_app;
