-- A site, an app or a kind of device that people sign in to with their account here (a client of OpenID Connect).
-- Lists are words with a space between.
create table connect_client (
    id {id},
    client_id text not null unique,
    name text not null,
    secret_hash text null,
    first_party {bool} not null,
    devices {bool} not null,
    redirect_uris text not null,
    post_logout_redirect_uris text not null,
    scopes text not null,
    front_channel_logout_uri text null,
    back_channel_logout_uri text null,
    version text not null,
    created_at {instant} not null,
    disabled_at {instant} null
);

-- That somebody signed in to a client. From a browser it ends with the session there; a device has no session (null) and ends
-- with the factors it was allowed with, as sessions do. "sid" is what the client knows the session by.
create table connect_authorization (
    id text not null primary key,
    client_id bigint not null references connect_client (id),
    person_id bigint null references person (id),
    session_id bigint null,
    security_stamp text not null,
    sid text not null,
    scopes text not null,
    status text not null,
    version text not null,
    created_at {instant} not null,
    expires_at {instant} not null,
    ended_at {instant} null,
    logout_due_at {instant} null,
    logout_attempts integer not null
);

create index connect_authorization_of_person on connect_authorization (person_id, client_id);
create index connect_authorization_of_session on connect_authorization (session_id);
create index connect_authorization_logout on connect_authorization (logout_due_at) where logout_due_at is not null;
create index connect_authorization_end on connect_authorization (expires_at);

create table connect_token (
    id text not null primary key,
    authorization_id text null references connect_authorization (id),
    client_id bigint null references connect_client (id),
    subject text null,
    type text not null,
    status text not null,
    reference text null unique,
    payload text null,
    properties text null,
    version text not null,
    created_at {instant} not null,
    expires_at {instant} null,
    redeemed_at {instant} null
);

create index connect_token_of_authorization on connect_token (authorization_id);
create index connect_token_of_subject on connect_token (subject);
create index connect_token_end on connect_token (expires_at);

-- What somebody allowed a client to know of them, so that they are not asked again.
create table connect_consent (
    person_id bigint not null references person (id),
    client_id bigint not null references connect_client (id),
    scopes text not null,
    given_at {instant} not null,
    primary key (person_id, client_id)
);

-- Keys tokens are signed ("sig") and encrypted ("enc") with; "secret" is protected by the keys of data_key.
create table connect_key (
    id text not null primary key,
    purpose text not null,
    secret text not null,
    created_at {instant} not null,
    active_at {instant} not null,
    expires_at {instant} not null
);
