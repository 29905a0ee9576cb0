-- Duplicates are shown with the ticket that goes on in their place.
create index ticket_of_survivor on ticket (merged_into_id) where merged_into_id is not null;

-- The audit trail is several chains beside each other, so that changes need not wait for each other to write one: chain 0 holds what was written before there was a chain and is made at start,
-- a portion at a time, up to the row named here; the others grow with the changes.
alter table audit add column chain bigint not null default 1;
alter table audit_head add column until_id bigint null;
drop index audit_seq;
create unique index audit_seq on audit (chain, seq);
create index audit_unchained on audit (id) where seq is null;
insert into audit_head (id, seq, hash, until_id) select 0, 0, '', coalesce(max(id), 0) from audit where seq is null;
insert into audit_head (id, seq, hash) values (2, 0, ''), (3, 0, ''), (4, 0, ''), (5, 0, ''), (6, 0, ''), (7, 0, ''), (8, 0, '');
