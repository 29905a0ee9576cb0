-- The day a payment of the bill was taken back, from which the days of dunning count anew.
alter table invoice add column reopened_on {date} null;

-- What was done because a bill was not paid: each step once for a bill, and once more when it was paid and the payment was taken back.
create table dunning_step (
    invoice_number text not null,
    step text not null,
    counted_from {date} not null,
    customer_number text not null,
    taken_on {date} not null,
    taken_at {instant} not null,
    primary key (invoice_number, step, counted_from)
);

create index dunning_step_of_customer on dunning_step (customer_number);

-- Announcements that a line will be suspended, with what became of them.
create table suspension_notice (
    id {id},
    customer_number text not null,
    amount {money} not null,
    currency text not null,
    announced_on {date} not null,
    suspend_on {date} not null,
    suspended_on {date} null,
    ended_at {instant} null
);

create unique index suspension_notice_open on suspension_notice (customer_number) where ended_at is null;
create index suspension_notice_of_customer on suspension_notice (customer_number);

-- The job looks for both every hour.
create index invoice_unpaid on invoice (due_on, customer_id) where state in ('sent', 'partiallyPaid');
create index service_unpaid on service (customer_id) where state = 'suspended' and state_reason = 'payment';
