-- The keys that cookies, form tokens and sealed texts are protected with; every node shares them.
create table data_key (
    id {id},
    name text not null unique,
    xml text not null,
    made_at {instant} not null
);

-- What is to be sent, written in the transaction of the change it tells of. The payload is sealed, and empty once it is sent.
create table outbox (
    id {id},
    kind text not null,
    message_id text not null unique,
    payload text not null,
    queued_at {instant} not null,
    due_at {instant} not null,
    attempts integer not null,
    claimed_until {instant} null,
    sent_at {instant} null,
    given_up_at {instant} null,
    last_error text not null
);

create index outbox_due on outbox (due_at) where sent_at is null and given_up_at is null;

create index outbox_ended on outbox (coalesce(sent_at, given_up_at)) where sent_at is not null or given_up_at is not null;
