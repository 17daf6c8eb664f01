-- 证据: files by the hash of their bytes, who brought them, which matter they serve, what the public may see.
-- Way back: none; evidence is never deleted. Every table is append-only.

create table evidence_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer not null check (size_bytes > 0),
  media_type text not null,
  width integer,
  height integer,
  exif_taken_at timestamptz,
  exif_longitude double precision,
  exif_latitude double precision,
  created_at timestamptz not null,
  check ((exif_longitude is null) = (exif_latitude is null))
);
comment on table evidence_file is '证据文件: what the bytes themselves say; the bytes lie in the file store under their SHA-256';
comment on column evidence_file.media_type is 'judged by the bytes, not by what the sender called it';
comment on column evidence_file.width is 'pixels as seen, the camera''s turn applied';
comment on column evidence_file.exif_taken_at is '拍摄时间 in the photograph; without a zone it is read as China''s time';

create table evidence_upload (
  id uuid primary key,
  sha256 text not null references evidence_file (sha256),
  at timestamptz not null,
  person_id uuid,
  role text not null,
  taken_at timestamptz,
  longitude double precision,
  latitude double precision,
  accuracy_metres double precision check (accuracy_metres >= 0),
  device text not null default '',
  check ((longitude is null) = (latitude is null))
);
create index evidence_upload_of on evidence_upload (sha256, at);
comment on table evidence_upload is '提交记录 (保管链): who brought a file and what their device said about it; the same file may be brought twice';
comment on column evidence_upload.person_id is 'null: the public, or the system';
comment on column evidence_upload.longitude is '个人信息: where the device was when the picture was taken; WGS 84 degrees';
comment on column evidence_upload.device is '拍摄设备, as the client names it';

create table evidence_link (
  id uuid primary key,
  matter_id uuid not null,
  seq integer,
  phase text not null check (phase in ('report', 'verify', 'resolve', 'recheck', 'other')),
  sha256 text not null references evidence_file (sha256),
  caption text not null default '',
  person_id uuid,
  at timestamptz not null,
  unique nulls not distinct (matter_id, seq, phase, sha256)
);
comment on table evidence_link is '证据关联: which act of which matter uses a file; matter_id has no key, because matters stand on evidence and not the other way';
comment on column evidence_link.seq is 'entry of the record that used it; null: attached without an act';
comment on column evidence_link.phase is '上报 report, 核实 verify, 处置 resolve, 核查 recheck, 其他 other';

create table evidence_visibility (
  id uuid primary key,
  matter_id uuid not null,
  sha256 text not null references evidence_file (sha256),
  is_public boolean not null,
  at timestamptz not null,
  person_id uuid
);
create index evidence_visibility_of on evidence_visibility (sha256, matter_id, at);
comment on table evidence_visibility is '公开与撤回: the latest row of a file and matter holds; the public sees the copy without EXIF, never the original';

grant select, insert on evidence_file, evidence_upload, evidence_link, evidence_visibility to fangyuan_app;
