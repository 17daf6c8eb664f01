-- Way back: drop the tables; published schemes and issued bulletins are lost with them.
create table evaluation_scheme (
  id uuid primary key,
  kind text not null default 'report',
  subject text not null,
  status text not null check (status in ('draft', 'published')),
  effective_from date,
  body jsonb not null,
  source text not null,
  note text not null,
  author_id uuid references people_person (id),
  saved_at timestamptz not null,
  check ((status = 'published') = (effective_from is not null))
);
comment on table evaluation_scheme is '评价方案: versions; a draft becomes published once and is never changed again';
comment on column evaluation_scheme.subject is '评价对象: district, street, community, unit or a post';
comment on column evaluation_scheme.source is '依据: the document of the city; empty: 待本机关确认';
create unique index evaluation_scheme_day on evaluation_scheme (subject, effective_from) where status = 'published';

create function evaluation_scheme_published_stays() returns trigger language plpgsql as $$
begin
  if old.status = 'published' then
    raise exception 'a published scheme is never changed';
  end if;
  return coalesce(new, old);
end $$;
create trigger evaluation_scheme_published_stays before update or delete on evaluation_scheme
  for each row execute function evaluation_scheme_published_stays();

create table evaluation_bulletin (
  id uuid primary key,
  number text not null unique,
  title text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  division_code text not null check (division_code ~ '^\d{12}$'),
  content jsonb not null,
  pdf bytea not null,
  pdf_hash text not null check (pdf_hash ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null,
  issued_by uuid references people_person (id)
);
comment on table evaluation_bulletin is '通报: what was issued, word by word; never changed';
comment on column evaluation_bulletin.division_code is 'the division whose figures it tells: read by whoever sees that division';
comment on column evaluation_bulletin.content is 'finished words and tables (BulletinContent), as the PDF has them';

grant select, insert, update, delete on evaluation_scheme to fangyuan_app;
grant select, insert on evaluation_bulletin to fangyuan_app;
