-- 自动分类: what was learnt from closed matters, how well it judges, and what it suggested to whom it might concern.
-- Way back: drop the tables; suggestions then come from everyday words alone.

create table report_classifier (
  version integer generated always as identity primary key,
  trained_at timestamptz not null,
  trained_by uuid,
  example_count integer not null check (example_count > 0),
  class_count integer not null check (class_count >= 2),
  macro_f1 double precision not null check (macro_f1 between 0 and 1),
  accuracy double precision not null check (accuracy between 0 and 1),
  in_first_three double precision not null check (in_first_three between 0 and 1),
  classes jsonb not null,
  rare jsonb not null,
  model bytea
);
comment on table report_classifier is '自动分类: every training, the highest version is in use';
comment on column report_classifier.trained_by is 'null: the nightly job or the command line';
comment on column report_classifier.macro_f1 is '0 to 1, five-fold cross-validation within the examples';
comment on column report_classifier.in_first_three is 'share of examples whose class is among the three most likely';
comment on column report_classifier.classes is 'quality of each class: label, examples, precision, recall, f1';
comment on column report_classifier.rare is 'classes with too few closed matters to learn from: label, examples';
comment on column report_classifier.model is 'terms and weights, compressed; null: replaced long ago, only the figures are kept';

create table report_class_suggestion (
  matter_id uuid primary key references matter (id),
  at timestamptz not null,
  classifier_version integer references report_classifier (version),
  class_key_before text,
  class_keys text[] not null
);
create index report_class_suggestion_at on report_class_suggestion (at);
comment on table report_class_suggestion is '分类建议 as it was when the report came in: what people did with it is read from the class the report has by then';
comment on column report_class_suggestion.classifier_version is 'null: from everyday words alone';
comment on column report_class_suggestion.class_key_before is 'class the report came with; null: none';
comment on column report_class_suggestion.class_keys is 'most likely first';

grant select, insert on report_classifier, report_class_suggestion to fangyuan_app;
grant update (model) on report_classifier to fangyuan_app;
