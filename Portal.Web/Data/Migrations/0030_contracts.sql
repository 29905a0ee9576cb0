-- What a line's contract says: the version of the plan it was bought in and the price that was agreed. The plan's name as on the bill stays beside
-- them, for lines whose plan is not in the catalogue.
alter table service add column plan_code text null;
alter table service add column plan_version bigint null;
alter table service add column fee {money} null;
alter table service add column currency text null;
alter table service add column term_months bigint null;

-- The first day on the present plan, where that is not the first of the contract: introductory prices are for new contracts.
alter table service add column plan_started_on {date} null;

-- The day of the month on which the customer's billing month begins.
alter table customer add column billing_day bigint not null default 1;

-- Telephone, television, a fixed address …: what a line has besides its plan. Rows stay when an extra ends.
create table service_extra (
    service_id bigint not null references service (id),
    code text not null,
    version bigint not null,
    fee {money} not null,
    currency text not null,
    started_on {date} not null,
    committed_until {date} null,
    ends_on {date} null,
    primary key (service_id, code, started_on)
);

create table extra_version (
    code text not null,
    version bigint not null,
    state text not null,
    fee {money} not null,
    document text not null,
    published_at {instant} not null,
    primary key (code, version)
);

-- Orders as the provider's own order system keeps them. The portal sends each once, under its own number (external_id), and asks how it stands.
create table provider_order (
    id {id},
    external_id text not null unique,
    customer_id bigint not null references customer (id),
    service_number text not null,
    kind text not null,
    state text not null,
    state_reason text null,
    effective_on {date} not null,
    document text not null,
    received_at {instant} not null,
    changed_at {instant} not null
);

create index provider_order_of_customer on provider_order (customer_id);
create index provider_order_due on provider_order (effective_on) where state in ('Acknowledged', 'InProgress');

-- What the next bill will hold besides the month's fees: the parts of a month that a change of plan gives back and charges, set-up, charges for leaving early.
create table unbilled_charge (
    id {id},
    customer_id bigint not null references customer (id),
    service_number text not null,
    kind text not null,
    code text null,
    period_start {date} null,
    period_end {date} null,
    amount {money} not null,
    currency text not null,
    tax_percent text not null,
    reason text not null,
    invoice_number text null,
    created_at {instant} not null,
    unique (reason, kind, code)
);

create index unbilled_charge_of_customer on unbilled_charge (customer_id) where invoice_number is null;
