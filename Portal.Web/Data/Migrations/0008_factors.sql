-- Challenges a passkey has answered. Each may be answered once.
create table used_challenge (
    hash text primary key,
    used_at {instant} not null
);

-- What somebody typed into a page they had to leave in order to show who they are. Sealed; nobody else gets it.
create table kept_form (
    hash text primary key,
    person_id bigint not null references person (id),
    path text not null,
    fields text not null,
    kept_at {instant} not null
);
