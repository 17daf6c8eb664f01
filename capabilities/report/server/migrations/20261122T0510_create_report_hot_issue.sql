-- 诉求热点: groups of messages of the last days about one thing, found anew every hour. Way back: drop the tables, nothing else refers to them.

create table report_hot_issue_search (
  id uuid primary key,
  found_at timestamptz not null,
  days integer not null check (days > 0),
  message_count integer not null,
  issue_count integer not null,
  took_ms integer not null
);
comment on table report_hot_issue_search is '热点计算: every search, the latest is shown';
comment on column report_hot_issue_search.days is 'length of the window; as many days before it are compared';

create table report_hot_issue (
  id uuid primary key,
  first_found_at timestamptz not null,
  found_at timestamptz not null
);
comment on table report_hot_issue is '诉求热点: keeps its identity from search to search while most of its messages stay together';
comment on column report_hot_issue.found_at is 'latest search that found it; earlier than the latest search of all: no longer hot';

create table report_hot_issue_member (
  issue_id uuid not null references report_hot_issue (id),
  matter_id uuid not null references matter (id),
  likeness real not null,
  words text[] not null,
  places text[] not null,
  primary key (issue_id, matter_id)
);
create index report_hot_issue_member_matter on report_hot_issue_member (matter_id);
comment on table report_hot_issue_member is 'messages of an issue as the latest search found them';
comment on column report_hot_issue_member.likeness is 'to the middle of the issue, 0 to 1: the highest is the typical wording';
comment on column report_hot_issue_member.words is 'pairs of characters by which it belongs, strongest first';
comment on column report_hot_issue_member.places is 'places that its text names';

create table report_hot_issue_joint (
  issue_id uuid not null references report_hot_issue (id),
  matter_id uuid primary key references matter (id),
  member_count integer not null,
  made_at timestamptz not null,
  made_by uuid
);
comment on table report_hot_issue_joint is '联合办理: the matter that a person made of an issue; its members are linked to it (matter_link) and keep their own numbers and clocks';

grant select, insert on report_hot_issue_search, report_hot_issue_joint to fangyuan_app;
grant select, insert, update on report_hot_issue to fangyuan_app;
grant select, insert, delete on report_hot_issue_member to fangyuan_app;
