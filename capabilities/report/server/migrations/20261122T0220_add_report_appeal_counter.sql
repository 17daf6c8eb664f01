-- An appeal names the statistic it is about; those of before were about lateness. Way back: drop the column.
alter table report add column appeal_counter text check (appeal_counter in ('overtime_dispose', 'rework', 'unsatisfied'));
comment on column report.appeal_counter is '申诉的指标';
