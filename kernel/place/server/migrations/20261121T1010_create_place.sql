-- 空间: grid cells, division boundaries, responsibility areas, facilities, base-map layers.
-- Way back: drop the tables; everything in them can be imported again except place_change.

create table place_version (
  part text primary key check (part in ('grid', 'facilities', 'layers')),
  version bigint not null
);
comment on table place_version is '空间数据版本: raised in the transaction of every change; a process that holds an index in memory compares and rebuilds';
insert into place_version (part, version) values ('grid', 1), ('facilities', 1), ('layers', 1);

create table place_layer (
  id uuid primary key,
  kind text not null check (kind in ('divisions', 'cells', 'facilities', 'roads', 'water', 'green', 'blocks', 'buildings', 'landmarks', 'labels')),
  name text not null check (name <> ''),
  source text not null,
  crs_in text not null check (crs_in in ('wgs84', 'cgcs2000', 'gcj02', 'bd09')),
  imported_at timestamptz not null,
  imported_by uuid,
  feature_count integer not null check (feature_count >= 0),
  replaced_at timestamptz
);
create unique index place_layer_current on place_layer (kind) where replaced_at is null;
comment on table place_layer is '图层: one row per import; replaced_at is null for the one in use';
comment on column place_layer.source is '数据来源: who made the data, from what, of which year';
comment on column place_layer.crs_in is '坐标系: as declared for the file; everything is stored in WGS 84';
comment on column place_layer.imported_by is 'person; null for the command line and the demonstration';

create table place_feature (
  layer_id uuid not null references place_layer (id),
  ordinal integer not null,
  name text,
  properties jsonb not null,
  geometry jsonb not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  primary key (layer_id, ordinal)
);
comment on table place_feature is '底图要素: roads, water, green, blocks, buildings, landmarks, labels; GeoJSON geometry, WGS 84 degrees';

create table place_boundary (
  division_code text primary key check (division_code ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  geometry jsonb not null
);
comment on table place_boundary is '行政区划界线: GeoJSON polygon or multipolygon, WGS 84; the division itself belongs to people';

create table place_cell (
  code text primary key check (code ~ '^[0-9]{15}$'),
  community_code text not null generated always as (substr(code, 1, 12)) stored,
  name text not null,
  area_m2 double precision not null check (area_m2 > 0),
  perimeter_m double precision not null check (perimeter_m > 0),
  land_use text not null default '',
  grade text not null default '',
  fallback_unit_id uuid references people_unit (id),
  geometry jsonb not null,
  start_on date not null,
  end_on date,
  note text not null default '',
  check (end_on is null or end_on >= start_on)
);
create index place_cell_community on place_cell (community_code);
comment on table place_cell is '单元网格 (GB/T 30428.1): county 6 + street 3 + community 3 + serial 3';
comment on column place_cell.land_use is '用地类别';
comment on column place_cell.grade is '管理等级';
comment on column place_cell.fallback_unit_id is '属地兜底: the unit that answers when nobody else does';
comment on column place_cell.end_on is '停用日期: last day on which the cell holds; a retired code is not used again';

create table place_area_kind (
  kind text primary key check (kind ~ '^[a-z][a-z0-9_]*$'),
  label text not null check (label <> '')
);
comment on table place_area_kind is '责任区种类: any number of overlays on the same cells';

create table place_area (
  code text primary key check (code <> '' and length(code) <= 64),
  kind text not null references place_area_kind (kind),
  name text not null check (name <> ''),
  division_code text not null check (division_code ~ '^[0-9]{12}$'),
  unit_id uuid references people_unit (id)
);
create index place_area_of_kind on place_area (kind);
comment on table place_area is '责任区/责任网格: a group of cells for one unit; the persons of a beat belong to people';

create table place_area_cell (
  area_code text not null references place_area (code),
  cell_code text not null references place_cell (code),
  primary key (area_code, cell_code)
);
comment on table place_area_cell is '责任区所含单元网格';

create table place_facility (
  code text primary key check (code ~ '^[0-9]{16}$'),
  class_code text not null generated always as (substr(code, 7, 4)) stored,
  name text not null,
  longitude double precision not null,
  latitude double precision not null,
  cell_code text,
  state text not null check (state in ('good', 'broken', 'lost', 'abandoned', 'removed')),
  supervising_unit_id uuid references people_unit (id),
  owning_unit_id uuid references people_unit (id),
  maintaining_unit_id uuid references people_unit (id),
  accuracy_class text check (accuracy_class in ('A', 'B', 'C')),
  data_source text not null default '',
  location_text text not null default '',
  external_codes jsonb not null default '[]',
  recorded_on date not null,
  changed_on date,
  note text not null default ''
);
create index place_facility_cell on place_facility (cell_code);
comment on table place_facility is '部件 (GB/T 30428.2): county 6 + class 4 + serial 6';
comment on column place_facility.supervising_unit_id is '主管部门';
comment on column place_facility.owning_unit_id is '权属单位; null: 无主部件';
comment on column place_facility.maintaining_unit_id is '养护单位';
comment on column place_facility.accuracy_class is '定位精度: A ±0.5 m, B ±1 m, C ±10 m';
comment on column place_facility.external_codes is '其他编码: [{scheme, value}], for example the number cast on a cover';
comment on column place_facility.recorded_on is '初始时间 ORDate';
comment on column place_facility.changed_on is '变更时间 CHDate: null until the first change';

create table place_change (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  subject text not null check (subject in ('area', 'facility', 'layer')),
  code text not null,
  reason text not null,
  before jsonb,
  after jsonb not null,
  evidence text[] not null default '{}'
);
create index place_change_of on place_change (subject, code, at);
comment on table place_change is '空间数据变更记录: append-only; who changed what, why, on what evidence';

grant select, insert, update on place_version, place_layer, place_boundary, place_cell, place_area_kind, place_area, place_facility to fangyuan_app;
grant select, insert, delete on place_feature, place_area_cell to fangyuan_app;
grant select, insert on place_change to fangyuan_app;
