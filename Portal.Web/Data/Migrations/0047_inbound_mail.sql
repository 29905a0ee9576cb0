-- A mail that was fetched from a mailbox. It has one row before anything is done with it, and its outcome in the change that comes of it: fetched again after a
-- crash, it is only moved away.
create table inbound_mail (
    id {id},
    mailbox text not null,
    message_id text not null,
    hash text not null, -- of its bytes
    fetched_at {instant} not null,
    attempts bigint not null,
    outcome text null,
    ended_at {instant} null,
    unique (mailbox, message_id, hash)
);

create index inbound_mail_fetched on inbound_mail (fetched_at);

-- Which node fetches from which mailbox, and until when.
create table inbound_lease (
    mailbox text not null primary key,
    node text not null,
    expires_at {instant} not null
);

-- A mail that was not delivered, until somebody of the help desk has looked at it. Its bytes lie in the data folder under the key.
create table quarantined_mail (
    id {id},
    key text not null unique,
    mailbox text not null,
    sender text not null,
    subject text not null,
    reason text not null,
    size bigint not null,
    at {instant} not null
);

create index quarantined_mail_at on quarantined_mail (at);

-- The mails of a ticket, sent and received, by which an answer finds its way. Of the secret in a reply address there is only a hash.
create table ticket_mail (
    message_id text not null primary key,
    ticket_id bigint not null references ticket (id),
    reply_hash text null unique,
    at {instant} not null
);

create index ticket_mail_of_ticket on ticket_mail (ticket_id);

-- What an entry that came by mail has beside its text.
create table entry_mail (
    entry_id bigint not null primary key references ticket_entry (id),
    ticket_id bigint not null references ticket (id),
    sender text not null,
    is_proven {bool} not null,
    rest text not null, -- quoted text, signature and disclaimer
    omitted_files text not null
);

create index entry_mail_of_ticket on entry_mail (ticket_id);

-- When a mail to the address of a ticket came back.
alter table ticket add column email_bounced_at {instant} null;
