-- What a line carried in a billing month, in millions of bytes, and what that month included. Lines are named by their number, as everywhere outside the
-- tables of customers.
create table usage_month (
    service_number text not null,
    period_start {date} not null,
    period_end {date} not null,
    megabytes bigint not null,
    limit_megabytes bigint null,
    as_of {instant} not null,
    primary key (service_number, period_start)
);

-- User names that come with a line: its own (connection) and that of its mailbox. Of a password there is only a hash.
create table line_credential (
    service_number text not null,
    kind text not null,
    user_name text not null,
    password_hash text null,
    configures_router {bool} not null default false,
    changed_at {instant} null,
    primary key (service_number, kind)
);

-- Resets that were made, by the name the portal gave them: the same one sent twice makes one password.
create table credential_reset (
    reset_key text not null primary key,
    service_number text not null,
    kind text not null,
    reset_at {instant} not null
);

-- A secret on its way to the page that shows it once. It is encrypted, and gone as soon as it was shown. A row without one waits for it, or was shown.
create table secret_once (
    reference text not null primary key,
    person_id bigint not null references person (id),
    sealed text null,
    shown_at {instant} null,
    created_at {instant} not null
);

create index secret_once_by_person on secret_once (person_id);
