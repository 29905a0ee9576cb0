-- Bills as the provider's own billing keeps them. One for each customer and billing month, so that a run that is repeated adds nothing.
create table invoice (
    id {id},
    number text not null unique,
    customer_id bigint not null references customer (id),
    period_start {date} not null,
    period_end {date} not null,
    issued_on {date} not null,
    due_on {date} not null,
    currency text not null,
    total {money} not null,
    tax {money} not null,
    paid {money} not null,
    state text not null,
    line_count bigint not null,
    created_at {instant} not null,
    changed_at {instant} not null,
    unique (customer_id, period_start)
);

-- What is not in the catalogue, or comes from another system, is said by its text.
create table invoice_line (
    invoice_id bigint not null references invoice (id),
    position bigint not null,
    kind text not null,
    code text null,
    text text not null default '',
    service_number text null,
    period_start {date} null,
    period_end {date} null,
    amount {money} not null,
    currency text not null,
    tax_percent text not null,
    primary key (invoice_id, position)
);

-- The run looks for the last day a line was billed for.
create index invoice_line_of_service on invoice_line (service_number, kind, period_end);
create index customer_of_billing_day on customer (billing_day, id);

create table payment (
    id {id},
    reference text not null unique,
    invoice_id bigint not null references invoice (id),
    received_on {date} not null,
    amount {money} not null,
    currency text not null,
    method text not null,
    created_at {instant} not null
);

create index payment_of_invoice on payment (invoice_id);

-- What a customer does not agree with. It knows the bill by its number, as the bill may be kept by another system.
create table dispute (
    id {id},
    form_key text not null unique,
    customer_number text not null,
    invoice_number text not null,
    ticket_reference text not null,
    amount {money} not null,
    currency text not null,
    opened_at {instant} not null,
    closed_at {instant} null
);

create index dispute_of_customer on dispute (customer_number, invoice_number);
create index dispute_open on dispute (ticket_reference) where closed_at is null;

-- A line is disputed once.
create table dispute_line (
    invoice_number text not null,
    position bigint not null,
    dispute_id bigint not null references dispute (id),
    primary key (invoice_number, position)
);
