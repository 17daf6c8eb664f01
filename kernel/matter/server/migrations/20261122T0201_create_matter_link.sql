-- 关联事项: two matters that are about one thing, whatever their kinds. Way back: drop the table.
create table matter_link (
  matter_id uuid not null references matter (id),
  other_id uuid not null references matter (id),
  relation text not null,
  at timestamptz not null,
  primary key (matter_id, other_id),
  check (matter_id <> other_id)
);
comment on table matter_link is '关联事项: one row for each direction, so that both pages show the other; written by the act that made the link';
comment on column matter_link.relation is 'what the other one is to this one, in Chinese: 转办案卷, 来源工单';
grant select, insert on matter_link to fangyuan_app;
