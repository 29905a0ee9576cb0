-- Changes of a line that the help desk prepared and the customer confirms or declines. The document is the quote as the agent saw it; what is ordered is
-- reckoned again.
create table prepared_change (
    id {id},
    reference text not null unique,
    customer_number text not null,
    service_number text not null,
    ticket_id bigint not null references ticket (id),
    prepared_by bigint null references person (id),
    state text not null,
    document text not null,
    order_reference text null,
    prepared_at {instant} not null,
    expires_at {instant} not null,
    changed_at {instant} not null
);

create index prepared_change_of_customer on prepared_change (customer_number);
create index prepared_change_of_ticket on prepared_change (ticket_id);
create index prepared_change_expiry on prepared_change (expires_at) where state = 'Open';

-- A customer is asked about one change of a line at a time.
create unique index prepared_change_open on prepared_change (service_number) where state = 'Open';

-- The prepared change a quote was made for: it is confirmed with the order.
alter table plan_order add column prepared_reference text null;
