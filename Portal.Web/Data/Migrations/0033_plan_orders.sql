-- Orders for changes of plan and extras, from the quote on. A quote is kept so that exactly what was shown is what is ordered; those nobody confirmed are
-- forgotten after a while. The document holds every line of the sum.
create table plan_order (
    id {id},
    reference text not null unique,
    customer_number text not null,
    service_number text not null,
    person_id bigint null references person (id),
    language text not null,
    state text not null,
    document text not null,
    summary_hash text not null,
    quoted_at {instant} not null,
    confirmed_at {instant} null,
    withdraw_until {date} null,
    changed_at {instant} not null
);

create index plan_order_of_customer on plan_order (customer_number);

-- Two orders for one line at once would each be reckoned from what the other changes.
create unique index plan_order_open on plan_order (service_number) where state in ('Confirmed', 'Submitted');
