-- What a customer asked of the router at the end of their line, and how far it has come. There is no column for a password: it goes to the provider's system in
-- the request that brought it and is kept by nobody here. The form's key makes a button pressed twice one command.
create table device_command (
    id {id},
    reference text not null unique,
    form_key text not null,
    customer_number text not null,
    service_number text not null,
    serial text not null,
    device text not null,
    person_id bigint null references person (id),
    kind text not null,
    state text not null,
    wifi_name text not null,
    firmware text not null,
    booted_before {instant} null,
    task text null,
    reason text null,
    fault text null,
    requested_at {instant} not null,
    sent_at {instant} null,
    executed_at {instant} null,
    ended_at {instant} null,
    changed_at {instant} not null,
    due_at {instant} not null,
    claimed_until {instant} null
);

-- One command at a time for each router, whoever asks and on whichever node.
create unique index device_command_open on device_command (device) where ended_at is null;
create index device_command_form on device_command (form_key);
create index device_command_due on device_command (due_at) where ended_at is null;
create index device_command_of_customer on device_command (customer_number, requested_at);
create index device_command_of_person on device_command (person_id);
create index device_command_ended on device_command (ended_at);

-- Routers that do not exist, for the demonstration: how each behaves, what it has, and what the system that manages it last saw of it (seen_…).
create table simulated_router (
    device text not null primary key,
    service_number text not null,
    serial text not null,
    behaviour text not null,
    wifi_name text not null,
    seen_name text not null,
    firmware text not null,
    newer_firmware text null,
    booted_at {instant} not null,
    seen_at {instant} not null,
    unique (service_number, serial)
);

-- What was sent to them. Of a password there is only whether the router would take it.
create table simulated_task (
    task_key text not null primary key,
    device text not null references simulated_router (device),
    kind text not null,
    wifi_name text not null,
    firmware text not null,
    outcome text not null,
    fault text null,
    due_at {instant} null,
    sent_at {instant} not null
);

create index simulated_task_of_router on simulated_task (device);
