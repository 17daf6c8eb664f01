-- What has a limit counts on the day it was settled, parts of a whole on the day of the whole: every matter waits to be folded again,
-- which adds what its figures lack. Nothing to take back: folding again gives the same.
insert into measure_pending (matter_id, seq)
select matter_id, seq from measure_folded where seq > 0
on conflict do nothing;
