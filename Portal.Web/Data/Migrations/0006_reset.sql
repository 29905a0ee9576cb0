-- What somebody asked for who forgot a password: a mail. Written for every address alike and answered a moment later, so that the answer takes as long for an address nobody has.
-- "who" and "network" are hashes. The payload (the address as typed, and the browser's secret) is sealed, and empty once it is answered.
create table reset_request (
    id {id},
    way text not null,
    who text not null,
    network text not null,
    payload text not null,
    asked_at {instant} not null,
    answered_at {instant} null,
    sent {bool} not null
);

create index reset_request_waiting on reset_request (id) where answered_at is null;
create index reset_request_of_account on reset_request (who, way, answered_at);
create index reset_request_of_network on reset_request (network, asked_at);
create index reset_request_asked on reset_request (asked_at);
create index token_of_bound on token (bound_to) where bound_to is not null;
