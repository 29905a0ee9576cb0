-- What people declare about a contract: that it ends, or that they withdraw from it. It counts from the moment it is received, so it is kept as
-- it was typed before anybody looks whose contract it is.
create table contract_notice (
    id {id},
    reference text not null unique,
    form_key text not null unique,
    -- The same words from the same person or browser, while it is open: two tabs are one declaration.
    content_key text null,
    kind text not null,
    manner text not null,
    reason text not null,
    name text not null,
    number text not null,
    email text not null,
    language text not null,
    wanted_on {date} null,
    received_at {instant} not null,
    is_mailed {bool} not null,
    person_id bigint null,
    -- Known to be theirs, by their account or because name and number fit.
    customer_number text null,
    service_number text null,
    plan text not null default '',
    state text not null,
    state_changed_at {instant} not null,
    review text null,
    ticket_id bigint null,
    -- The first day without the contract, as it was ordered.
    ends_on {date} null,
    charge {money} null,
    currency text null,
    tax_percent text null,
    next_step_at {instant} null,
    attempts bigint not null default 0,
    erase_when_over {bool} not null default false,
    erased_at {instant} null
);

create unique index contract_notice_once on contract_notice (content_key) where content_key is not null;
create index contract_notice_next_step on contract_notice (next_step_at) where next_step_at is not null;
create index contract_notice_of_person on contract_notice (person_id) where person_id is not null;
create index contract_notice_of_customer on contract_notice (customer_number) where customer_number is not null;
create index contract_notice_to_erase on contract_notice (state_changed_at) where erased_at is null;
