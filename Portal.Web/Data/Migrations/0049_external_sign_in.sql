-- Somebody's sign-in at the provider's own identity server. Who comes with this issuer and subject is this person.
create table external_login (
    id {id},
    person_id bigint not null references person (id),
    server text not null,
    issuer text not null,
    subject text not null,
    created_at {instant} not null,
    last_used_at {instant} null,
    unique (server, issuer, subject)
);

create index external_login_of_person on external_login (person_id);

-- A session that began there. It is written before the session is (a second step may be asked for between), so "session_id" is empty
-- until then. "id_token" is sealed; with it the server is told at signing out who it is about.
create table external_session (
    id {id},
    session_id bigint null,
    person_id bigint not null references person (id),
    server text not null,
    issuer text not null,
    subject text not null,
    sid text null,
    id_token text null,
    created_at {instant} not null
);

create index external_session_of_session on external_session (session_id);
create index external_session_of_subject on external_session (server, subject);
