-- Somebody sits and waits for an urgent mail: it is sent beside the others, however many of them wait. What was tried before and comes again stands behind neither.
alter table outbox add column urgent {bool} not null default false;

create index outbox_urgent on outbox (due_at) where urgent = true and sent_at is null and given_up_at is null;
create index outbox_again on outbox (due_at) where attempts > 0 and sent_at is null and given_up_at is null;
