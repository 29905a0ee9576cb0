-- Somebody who has an account. "key" is what the outside sees of a person.
create table person (
    id {id},
    key text not null unique,
    name text not null,
    language text not null,
    email text not null,
    email_key text not null unique,
    email_confirmed_at {instant} null,
    second_email text null,
    second_email_confirmed_at {instant} null,
    customer_number text null unique,
    password_hash text null,
    password_changed_at {instant} null,
    security_stamp text not null,
    version text not null,
    second_step {bool} not null,
    authenticator_key text null,
    last_totp_step bigint not null,
    locked_at {instant} null,
    locked_because text null,
    created_at {instant} not null
);

create table person_role (
    person_id bigint not null references person (id),
    role text not null,
    granted_at {instant} not null,
    primary key (person_id, role)
);

create table recovery_code (
    person_id bigint not null references person (id),
    hash text not null,
    created_at {instant} not null,
    used_at {instant} null,
    primary key (person_id, hash)
);

create table passkey (
    credential text primary key,
    person_id bigint not null references person (id),
    name text not null,
    public_key text not null,
    sign_count bigint not null,
    transports text not null,
    user_verified {bool} not null,
    backup_eligible {bool} not null,
    backed_up {bool} not null,
    attestation text not null,
    client_data text not null,
    created_at {instant} not null,
    used_at {instant} null
);

create index passkey_of_person on passkey (person_id);

-- A browser somebody is signed in with. "stamp" is the person's at that time: when it changes, the session is over.
create table session (
    id {id},
    hash text not null unique,
    person_id bigint not null references person (id),
    stamp text not null,
    device text not null,
    network text not null,
    stays {bool} not null,
    second_step {bool} not null,
    way text not null,
    created_at {instant} not null,
    proved_at {instant} not null,
    seen_at {instant} not null,
    expires_at {instant} not null,
    ended_at {instant} null,
    ended_because text null
);

create index session_of_person on session (person_id, ended_at);

create table known_device (
    person_id bigint not null references person (id),
    hash text not null,
    device text not null,
    first_seen_at {instant} not null,
    last_seen_at {instant} not null,
    primary key (person_id, hash)
);

-- A secret that is good for one thing, once and for a while. Only its hash is kept.
create table token (
    id {id},
    purpose text not null,
    hash text not null,
    person_id bigint null references person (id),
    bound_to text null,
    data text null,
    guesses integer not null,
    created_at {instant} not null,
    expires_at {instant} not null,
    used_at {instant} null
);

create index token_by_hash on token (hash);
create index token_of_person on token (person_id, purpose);

-- Failed attempts, by what was attempted and by whom (a hash).
create table attempt (
    scope text not null,
    who text not null,
    failures integer not null,
    last_at {instant} not null,
    free_at {instant} not null,
    primary key (scope, who)
);

create index audit_of_target on audit (target, at);
