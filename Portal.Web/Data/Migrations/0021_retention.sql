-- When everything personal was taken out of a ticket. What has ended is found by its last change, and a guest's by the mailbox, whatever capitals it was typed with.
alter table ticket add column erased_at {instant} null;
create index ticket_to_erase on ticket (changed_at) where erased_at is null and (closed_at is not null or state in ('Cancelled', 'Rejected'));
create index ticket_of_mailbox on ticket (lower(mail)) where person_id is null;
create index change_at on change (at);
create index audit_at on audit (chain, at);

-- Where a chain of the audit trail begins, once its oldest rows are deleted: the number and the hash of the last of them.
alter table audit_head add column from_seq bigint not null default 0;
alter table audit_head add column from_hash text not null default '';
