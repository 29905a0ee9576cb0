-- What people agreed to, and took back. Rows are never changed: the last one of a purpose counts, and those before it are the proof.
create table consent (
    id {id},
    person_id bigint not null references person (id),
    purpose text not null,
    given {bool} not null,
    version bigint not null,
    language text not null,
    text_hash text not null,
    actor text not null,
    at {instant} not null
);

create index consent_of_person on consent (person_id, purpose, id);

-- The words somebody read when they decided, kept once however many read them.
create table consent_text (
    hash text not null primary key,
    text text not null
);

-- What helps somebody when we write, call or come. There is a row only while they agree to it.
create table accessibility_need (
    person_id bigint not null primary key references person (id),
    needs text not null,
    text text not null,
    changed_at {instant} not null
);

-- What customers said themselves about how to reach them. Null: as the provider's file says. A file that brings something new counts again.
create table contact_detail (
    customer_id bigint not null primary key references customer (id),
    phone text null,
    second_phone text not null default '',
    channel text not null default 'mail',
    call_time text not null default 'any',
    language text null,
    changed_at {instant} not null
);
