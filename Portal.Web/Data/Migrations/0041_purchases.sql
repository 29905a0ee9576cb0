-- Orders of people who are no customers yet, from the quote on. A quote is kept so that exactly what was shown is what is ordered. The document holds the
-- choice with its sums; whose it is stands beside it, so that it can be emptied. Browser and mailbox prove themselves by secrets of which only hashes are kept.
create table purchase (
    id {id},
    reference text not null unique,
    form_key text not null unique,
    content_key text not null,
    browser_hash text not null,
    link_hash text null,
    link_expires_at {instant} null,
    person_id bigint null references person (id),
    language text not null,
    name text not null,
    email text not null,
    phone text not null,
    state text not null,
    document text not null,
    summary_hash text not null,
    quoted_at {instant} not null,
    ordered_at {instant} null,
    verified_at {instant} null,
    withdraw_until {date} null,
    customer_number text null,
    changed_at {instant} not null,
    erased_at {instant} null
);

create index purchase_in_state on purchase (state, changed_at);
create index purchase_of_email on purchase (email);

-- The same order from the same mailbox is one order, however often it was sent.
create unique index purchase_under_way on purchase (content_key) where state in ('Verified', 'Submitted');

-- Orders for a new line, for a provider without an order system. There is no customer yet; the order makes one when it is carried out.
create table connection_order (
    id {id},
    external_id text not null unique,
    state text not null,
    state_reason text null,
    document text not null,
    customer_number text null,
    received_at {instant} not null,
    changed_at {instant} not null
);

create index connection_order_in_state on connection_order (state, changed_at);
