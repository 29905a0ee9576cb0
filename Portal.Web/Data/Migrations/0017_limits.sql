-- Until when a count matters at all; before this column a count was forgotten two days after the last attempt.
alter table attempt add column forget_at {instant} null;

-- The network a guest reported from, as a hash, so that one machine cannot pass for a neighbourhood. Emptied after a day.
alter table report add column network text null;

create index report_with_network on report (at) where network is not null;

-- What event streams ask every two seconds while they are open: which sessions have just ended.
create index session_ended on session (ended_at) where ended_at is not null;
