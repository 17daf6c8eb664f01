-- Who calls, asked by every request: kept with one plan for all, because planning it anew costs three times what it does.
create function people_caller(session_token text, named_post uuid, today date)
  returns table (person_id uuid, person_name text, post_id uuid, role text, unit_id uuid, unit_name text, division_code text, holder_id uuid,
    holder_name text, unit_ids text[])
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with recursive caller as (
    select p.id, p.name from people_session s join people_person p on p.id = s."userId"
    where s.token = session_token and s."expiresAt" > now() and p.status = 'active'
  ),
  mine as (
    select own.id, false as is_delegated from caller join people_post own on own.person_id = caller.id
    union all
    select d.post_id, true from caller join people_delegation d on d.to_person_id = caller.id
    where d.ended_at is null and today between d.from_on and d.to_on
  ),
  chosen as (
    select post.id, post.role, post.unit_id, post.division_code, holder.id as holder_id, holder.name as holder_name
    from mine join people_post post on post.id = mine.id join people_person holder on holder.id = post.person_id
    where post.valid_from <= today and (post.valid_to is null or post.valid_to >= today) and holder.status = 'active'
      and (named_post is null or post.id = named_post)
    order by mine.is_delegated, post.is_primary desc, post.valid_from, post.id limit 1
  ),
  below as (
    select chosen.unit_id as id from chosen
    union
    select u.id from people_unit u join below b on u.parent_id = b.id
  )
  select caller.id, caller.name, chosen.id, chosen.role, chosen.unit_id, unit.name, chosen.division_code, chosen.holder_id, chosen.holder_name,
    array(select below.id::text from below)
  from caller left join chosen on true left join people_unit unit on unit.id = chosen.unit_id;
end $$;
comment on function people_caller is '当前用户: the person of a session and the post acted in: the named one or the first; no row without a session that holds';
-- Way back: drop function people_caller; the statement stood in kernel/people/server/identify.ts.
