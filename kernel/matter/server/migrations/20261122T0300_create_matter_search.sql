-- 全文检索. Everything here can be made again from matters and their records. Way back: drop the table, then the function.

-- Every pair of neighbouring characters, and the last character before a gap alone. A word of two or more characters is found by its
-- pairs, a single character by the pairs that begin with it. 46 µs for 85 characters (measured 2026-11-22).
create function matter_grams(body text) returns tsvector language sql immutable strict parallel safe cost 2000 as $$
  select coalesce(array_to_tsvector(array_agg(case when b in (' ', E'\n') then a else a || b end)), ''::tsvector)
  from unnest(string_to_array(body, null), string_to_array(substr(body, 2) || ' ', null)) u(a, b) where a not in (' ', E'\n')
$$;
comment on function matter_grams is '二元切分: twin of `gramsOf` in kernel/matter/model/search.ts, which asks for what this gives';

create table matter_search (
  matter_id uuid primary key references matter (id),
  opened_at timestamptz not null,
  head text not null,
  words text not null default ''
);
comment on table matter_search is '检索文本: text of a matter, folded (full width, case, gaps), without personal data; written by its acts';
comment on column matter_search.opened_at is 'of the matter: the newest are looked at first';
comment on column matter_search.head is '编号, 类别, 摘要, 地址; one line each';
comment on column matter_search.words is '各环节填写的文字: a line for each, in the order of the record; the list only grows';

insert into matter_search (matter_id, opened_at, head, words)
select m.id, m.opened_at, lower(normalize(concat_ws(E'\n', m.number, m.subject, m.title, m.address), nfkc)), coalesce((
  select lower(normalize(string_agg(regexp_replace(v.value, '(?<!\d)(?:1[3-9]\d(?:[ -]?\d{4}){2}|\d{17}[\dxX]|0\d{2,3}[ -]?\d{7,8})(?!\d)|\s+', ' ', 'g'), E'\n' order by e.seq), nfkc))
  from record_entry e, jsonb_each_text(case when jsonb_typeof(e.input) = 'object' then e.input else '{}' end) v
  where e.matter_id = m.id and v.value ~ '[一-龥]' and v.value !~ '^[\[{]'), '')
from matter m;

create index matter_search_grams on matter_search using gin (matter_grams(head || E'\n' || words));
create index matter_search_newest on matter_search (opened_at desc, matter_id);
-- The index's own statistics tell a rare word from a common one, by which the planner chooses.
alter index matter_search_grams alter column 1 set statistics 1000;

grant select, insert, update on matter_search to fangyuan_app;
