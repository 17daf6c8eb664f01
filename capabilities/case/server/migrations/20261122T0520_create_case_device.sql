-- The register of devices whose records may become evidence (《行政处罚法》第四十一条). Nothing is edited: every entry is a new revision.
-- Way back: drop the table; records of devices are then refused as those of an unregistered device.
create table case_device (
  number text not null check (length(number) between 1 and 60),
  revision integer not null check (revision > 0),
  division_code text not null check (division_code ~ '^[0-9]{12}$'),
  name text not null check (length(name) between 2 and 100),
  place text not null check (length(place) between 2 and 200),
  review_number text not null,
  legally_reviewed_on date,
  technically_reviewed_on date,
  published_on date,
  active_from date,
  maintenance jsonb not null check (jsonb_typeof(maintenance) = 'array'),
  inspected_on date,
  inspected_until date,
  retired_on date,
  note text not null,
  entered_at timestamptz not null,
  entered_by uuid references people_person (id),
  primary key (number, revision),
  check ((inspected_on is null) = (inspected_until is null)),
  check (inspected_until is null or inspected_until >= inspected_on)
);
comment on table case_device is '电子技术监控设备: 设置地点、法制和技术审核、公布、检定、检修、停用, in revisions; the last one counts';
comment on column case_device.division_code is '设置地点所在区县';
comment on column case_device.place is '设置地点; made public once it is published';
comment on column case_device.review_number is '法制和技术审核文号';
comment on column case_device.published_on is '设置地点向社会公布之日';
comment on column case_device.maintenance is '检修: [{"from": day, "to": day or null}]; nothing recorded on these days counts';
comment on column case_device.inspected_until is '检定有效期至; null: the device measures nothing';
grant select, insert on case_device to fangyuan_app;
