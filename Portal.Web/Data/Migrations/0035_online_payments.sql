-- Payments that customers began here. Cards and accounts are the payment provider's business: nothing of them is kept. A notice counts
-- once, by its number.
create table online_payment (
    id {id},
    reference text not null unique,
    customer_number text not null,
    invoice_number text not null,
    person_id bigint null references person (id),
    language text not null,
    amount {money} not null,
    currency text not null,
    state text not null,
    provider_url text null,
    started_at {instant} not null,
    changed_at {instant} not null,
    recorded_at {instant} null
);

create index online_payment_of_invoice on online_payment (customer_number, invoice_number);
create index online_payment_unrecorded on online_payment (id) where state = 'Captured' and recorded_at is null;

create table payment_notice (
    event_id text not null primary key,
    reference text not null,
    state text not null,
    received_at {instant} not null
);

-- The payment provider of the demonstration.
create table sandbox_payment (
    reference text not null primary key,
    amount {money} not null,
    currency text not null,
    state text not null,
    method text not null,
    return_url text not null,
    changed_at {instant} not null
);
