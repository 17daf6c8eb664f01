-- Who made a report, asked after each act that tells its reporters: all of them were read.
create index report_reporter_original on report_reporter (original_matter_id);
-- Way back: drop it.
