-- Since when a version is sold no more, so that staff see from when until when each could be bought.
alter table plan_version add column withdrawn_at {instant} null;
alter table extra_version add column withdrawn_at {instant} null;

-- The price before the present one and the first day of the present one: days before it are billed as they were agreed.
alter table service add column fee_before {money} null;
alter table service add column fee_since {date} null;

create index service_of_plan on service (plan_code, plan_version, number);

-- A new price for the lines on a version of a plan: planned, announced, then in effect or cancelled.
create table price_change (
    id {id},
    reference text not null unique,
    form_key text not null unique,
    plan_code text not null,
    plan_version bigint not null,
    -- Null for all countries.
    country text null,
    -- Only lines that cost this are changed; what was agreed otherwise stays.
    old_fee {money} not null,
    fee {money} not null,
    currency text not null,
    effective_on {date} not null,
    reason text not null,
    state text not null,
    created_at {instant} not null,
    announced_at {instant} null,
    announced_on {date} null,
    -- The number of the last line that was taken up; listed_at once all were.
    listed_to text null,
    listed_at {instant} null,
    ended_at {instant} null,
    demonstration {bool} not null default false
);

create index price_change_open on price_change (state) where state in ('Planned', 'Announced');

create table price_change_text (
    price_change_id bigint not null references price_change (id),
    language text not null,
    text text not null,
    primary key (price_change_id, language)
);

-- A line that a change concerns, from its announcement on: when its customer is told, from when it costs more or less, until when they may
-- leave.
create table price_change_line (
    id {id},
    price_change_id bigint not null references price_change (id),
    service_number text not null,
    customer_number text not null,
    plan text not null,
    country text not null,
    language text not null,
    billing_day bigint not null,
    state text not null,
    is_letter {bool} not null,
    notify_on {date} not null,
    notified_on {date} null,
    effective_on {date} not null,
    leave_until {date} null,
    next_step_at {instant} null,
    changed_at {instant} not null,
    unique (price_change_id, service_number)
);

create index price_change_line_of_customer on price_change_line (customer_number);
create index price_change_line_of_service on price_change_line (service_number);
create index price_change_line_next on price_change_line (next_step_at) where next_step_at is not null;
create index price_change_line_state on price_change_line (price_change_id, state, is_letter);
