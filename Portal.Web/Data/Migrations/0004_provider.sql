-- What the provider's own systems know of their customers, for a provider that has no other system the portal could ask. Everything else refers to a customer by
-- number, never by a row of these tables: with other systems behind the ports they stay empty.
create table customer (
    id {id},
    number text not null unique,
    kind text not null,
    name text not null,
    state text not null,
    language text not null,
    mail text null,
    mail_on_line {bool} not null,
    second_mail text null,
    phone text null,
    address_id bigint null,
    demonstration {bool} not null,
    changed_at {instant} not null
);

create table address (
    id {id},
    customer_id bigint not null references customer (id),
    street text not null,
    extra text not null,
    postcode text not null,
    town text not null,
    country text not null,
    unique (customer_id, street, extra, postcode, town, country)
);

create table service (
    id {id},
    number text not null unique,
    customer_id bigint not null references customer (id),
    address_id bigint not null references address (id),
    technology text not null,
    node text null,
    state text not null,
    plan text not null,
    started {date} null,
    committed_until {date} null,
    changed_at {instant} not null
);

create index service_of_customer on service (customer_id);

create table device (
    id {id},
    service_id bigint not null references service (id),
    serial text not null,
    kind text not null,
    maker text not null,
    model text not null,
    owner text not null,
    unique (service_id, serial)
);

-- Codes on letters and bills that prove who holds the paper: only their hashes are kept.
create table customer_code (
    customer_id bigint not null references customer (id),
    hash text not null,
    valid_until {date} null,
    primary key (customer_id, hash)
);
