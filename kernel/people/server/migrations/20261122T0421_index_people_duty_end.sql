-- Who is on duty now: nearly every shift ever worked has begun, few have not ended. Way back: people_duty_time (starts_at, ends_at).
create index people_duty_end on people_duty (ends_at, starts_at);
drop index people_duty_time;
