-- When the mail address of a request was shown to be its writer's: by their account, or by opening the link that was sent there. Until then the help desk reads that nobody knows whose it is.
alter table ticket add column mail_proven_at {instant} null;

update ticket set mail_proven_at = opened_at where exists (select 1 from person p where p.id = ticket.person_id and lower(p.email) = lower(ticket.mail));
update ticket set mail_proven_at = (select max(used_at) from token where purpose = 'ticket.link' and data = ticket.reference) where mail_proven_at is null;

-- Whose room a file fills while its form is not sent: "person:" and their number, or "network:" and its hash for a guest. Empty once it belongs to a request.
alter table attachment add column owner text not null default '';

create index attachment_waiting on attachment (owner) where ticket_id is null;
