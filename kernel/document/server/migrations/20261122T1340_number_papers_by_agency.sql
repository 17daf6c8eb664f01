-- 文号 is counted by agency: two agencies whose words are alike may have the same one, and neither is refused for the other.
alter table document_issued drop constraint document_issued_number_key;
create unique index document_issued_number on document_issued (agency, number);
-- Way back: drop the index, add constraint document_issued_number_key unique (number).
