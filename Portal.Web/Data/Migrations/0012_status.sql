-- Outages and planned work. The public name is the reference. A suspected incident is for staff alone until it is published.
create table incident (
    id {id},
    reference text not null unique,
    planned {bool} not null,
    state text not null,
    cause text not null,
    raised_at {instant} not null,
    raised_by text not null,
    published_at {instant} null,
    starts_at {instant} not null,
    ends_at {instant} null,
    next_update_at {instant} null,
    alerted_for {instant} null,
    resolved_at {instant} null,
    closed_at {instant} null,
    -- "node:OLT-1/4": where reports came together. One open suspicion for each place.
    suspected_at text null,
    version bigint not null
);

create unique index incident_suspected on incident (suspected_at) where resolved_at is null and closed_at is null;
create index incident_open on incident (state) where closed_at is null;

create table incident_text (
    incident_id bigint not null references incident (id),
    language text not null,
    title text not null,
    primary key (incident_id, language)
);

-- What was said and when the state changed, never altered. Followers have been written to when mailed_at is there.
create table incident_update (
    id {id},
    incident_id bigint not null references incident (id),
    number bigint not null,
    at {instant} not null,
    actor text not null,
    state text not null,
    next_update_at {instant} null,
    mailed_at {instant} null,
    unique (incident_id, number)
);

create index incident_update_unmailed on incident_update (id) where mailed_at is null;

create table incident_update_text (
    update_id bigint not null references incident_update (id),
    language text not null,
    words text not null,
    primary key (update_id, language)
);

-- kind: postcode (its beginning), place (the name of a town), technology, node. Nodes are never public.
create table incident_area (
    id {id},
    incident_id bigint not null references incident (id),
    kind text not null,
    value text not null,
    added_at {instant} not null,
    removed_at {instant} null
);

create index incident_area_of on incident_area (incident_id) where removed_at is null;
create index incident_area_at on incident_area (kind, value) where removed_at is null;

-- Who wants mail about one incident or about an area. target: "incident:N-…" or "area:08001/fibre". Nothing is sent before confirmed_at but the mail that asks.
create table follower (
    id {id},
    key text not null unique,
    target text not null,
    incident_id bigint null references incident (id),
    postcode text null,
    technology text null,
    email text not null,
    email_key text not null,
    language text not null,
    person_id bigint null references person (id),
    created_at {instant} not null,
    confirmed_at {instant} null,
    ended_at {instant} null,
    unique (email_key, target)
);

create index follower_of_incident on follower (incident_id) where incident_id is not null;
create index follower_of_person on follower (person_id) where person_id is not null;

create table follower_mail (
    update_id bigint not null references incident_update (id),
    follower_id bigint not null references follower (id),
    primary key (update_id, follower_id)
);

create index follower_mail_of on follower_mail (follower_id);

-- Somebody said that something does not work, or works again. who is a hash that tells people apart and nothing else.
create table report (
    id {id},
    kind text not null,
    incident_id bigint null references incident (id),
    node text null,
    postcode text null,
    technology text null,
    who text not null,
    person_id bigint null references person (id),
    at {instant} not null
);

create index report_at_node on report (node, at) where node is not null;
create index report_at_postcode on report (postcode, at) where postcode is not null;
create index report_of_incident on report (incident_id) where incident_id is not null;
create index report_of_person on report (person_id) where person_id is not null;
