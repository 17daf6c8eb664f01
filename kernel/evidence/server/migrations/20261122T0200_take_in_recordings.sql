-- 录音: recordings of calls are evidence like photographs, and know how long they are.
-- Way back: drop the column; the phase `visit` stays allowed, because rows may use it.
alter table evidence_file add column duration_ms integer check (duration_ms >= 0);
comment on column evidence_file.duration_ms is '录音时长, as the bytes themselves say; null for anything else, and for recordings that do not say';
alter table evidence_link drop constraint evidence_link_phase_check;
alter table evidence_link add constraint evidence_link_phase_check
  check (phase in ('report', 'verify', 'resolve', 'recheck', 'visit', 'other'));
comment on column evidence_link.phase is '上报 report, 核实 verify, 处置 resolve, 核查 recheck, 回访 visit, 其他 other';
