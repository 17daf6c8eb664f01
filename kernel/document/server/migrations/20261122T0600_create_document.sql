-- 文书: papers issued by acts, frozen; what became of them afterwards is appended. Way back: none; issued papers are never deleted.

create table document_series (
  agency text not null,
  series text not null,
  year integer not null check (year between 2000 and 2999),
  last integer not null check (last > 0),
  primary key (agency, series, year)
);
comment on table document_series is '文号: last number given by an agency in a series and year, without a gap because given in the transaction of the act';
comment on column document_series.agency is 'unit of the agency, or the division where no unit acts';

create table document_form_text (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  form jsonb not null
);
comment on table document_form_text is '式样底本: a form with the template text in force when a paper was issued, by the hash of its canonical JSON; kept for ever, so that old papers are set as they were';

create table document_template (
  form text not null check (form ~ '^DOC-[0-9A-Z-]+$'),
  version integer not null check (version > 0),
  text text not null check (length(text) <= 40000),
  note text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (form, version)
);
comment on table document_template is '文书模板 versions of the city; the shipped text is version 0 and not kept here. The highest is in force';

create table document_issued (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  seq integer not null,
  form text not null,
  key text not null,
  name text not null,
  agency text not null,
  number text not null unique,
  series text,
  year integer not null,
  serial integer not null,
  issued_at timestamptz not null,
  issued_by uuid,
  form_sha256 text not null references document_form_text (sha256),
  template_version integer not null,
  content text not null,
  missing text[] not null,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);
comment on table document_issued is '已制发文书: number and content frozen by the act that issued it';
comment on column document_issued.seq is 'entry of the record that names form, number and hash';
comment on column document_issued.key is 'which of several of the form in one matter: decision, seize-1';
comment on column document_issued.content is '个人信息: canonical JSON of the content, encrypted';
comment on column document_issued.missing is 'required fields that nobody knew: printed as lines to write on';
comment on column document_issued.code is '核验码: 50 random bits, printed as a QR code; part of what is hashed, so that the hash tells nothing of the content';
comment on column document_issued.hash is 'SHA-256 of the canonical JSON of number, form text, content, moment and code';
create index document_issued_of_matter on document_issued (matter_id, issued_at, id);
create unique index document_issued_serial on document_issued (agency, series, year, serial) where series is not null;

create table document_event (
  document_id uuid not null references document_issued (id),
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('sealed', 'voided', 'delivered', 'printed')),
  at timestamptz not null,
  person_id uuid,
  name text not null,
  reason text not null,
  seal_id uuid,
  primary key (document_id, ordinal),
  check ((kind = 'sealed') = (seal_id is not null)),
  check (kind <> 'voided' or length(reason) >= 4)
);
comment on table document_event is '文书状态: what happened to a paper after it was issued; the use of seals is told here too';

create table document_draft (
  matter_id uuid not null references matter (id),
  form text not null,
  key text not null,
  content text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (matter_id, form, key)
);
comment on table document_draft is '补填栏目: answers to what the case does not know, until the paper is issued; encrypted';

create table document_signature (
  id uuid primary key,
  document_id uuid not null references document_issued (id),
  signer text not null,
  ordinal integer not null check (ordinal > 0),
  at timestamptz not null,
  method text not null check (method in ('act', 'desk', 'tablet', 'link')),
  person_id uuid,
  collected_by uuid,
  sealed text not null,
  image text check (image ~ '^[0-9a-f]{64}$'),
  request_id uuid unique,
  previous_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  unique (document_id, ordinal)
);
comment on table document_signature is '签名与签批意见: in the order of signing, chained to the hash of the paper; what was signed cannot be exchanged';
comment on column document_signature.method is 'act: 办理动作; desk: own desk; tablet: 当面手写; link: 当事人手机';
comment on column document_signature.sealed is '个人信息: name, opinion and strokes (x, y, ms), canonical JSON, encrypted';
comment on column document_signature.image is 'SHA-256 of the picture drawn from the strokes, in the file store';
comment on column document_signature.previous_hash is 'hash of the signature before, of the paper for the first';

create table document_signing_link (
  id uuid primary key,
  token_hash text not null unique,
  document_id uuid not null references document_issued (id),
  signer text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (expires_at > created_at)
);
comment on table document_signing_link is '一次性签名链接: for the phone of a party; only the hash of the token is kept';

create table document_seal (
  id uuid primary key,
  agency text not null,
  name text not null check (length(name) between 2 and 60),
  image text not null check (image ~ '^[0-9a-f]{64}$'),
  roles text[] not null check (cardinality(roles) > 0),
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  created_by uuid,
  retired_at timestamptz,
  retired_by uuid,
  check (valid_to is null or valid_to >= valid_from)
);
comment on table document_seal is '印章: picture of a seal, whose it is, which posts may use it; each use is an event of the paper';

create table document_rendition (
  document_id uuid not null references document_issued (id),
  state_hash text not null check (state_hash ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer not null check (pages > 0),
  size_bytes integer not null check (size_bytes > 0),
  made_at timestamptz not null,
  primary key (document_id, state_hash)
);
comment on table document_rendition is 'PDF of a paper as it stood (content, signatures, seal, voided or not); the bytes lie in the file store under their SHA-256';

create table document_dossier (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  last_seq integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer not null check (pages > 0),
  size_bytes integer not null check (size_bytes > 0),
  made_at timestamptz not null,
  made_by uuid
);
comment on table document_dossier is '卷宗: dossiers made of a matter; the packed file lies in the file store';
create index document_dossier_of on document_dossier (matter_id, made_at desc);

grant select, insert on document_form_text, document_template, document_issued, document_event, document_signature,
  document_rendition, document_dossier to fangyuan_app;
grant select, insert, update on document_series, document_signing_link, document_seal to fangyuan_app;
grant select, insert, update, delete on document_draft to fangyuan_app;
