-- The guides of content/guides. A change is a new row, so that who began on one finishes on it; the version of all guides is the newest id at a time. The body
-- holds the files of the guide by language; the structure stands under the empty name.
create table guide_version (
    id {id},
    guide text not null,
    body text not null,
    published_at {instant} not null
);

-- How often a page of a guide was reached, and left for the next, by day: numbers only, never who.
create table guide_count (
    day {date} not null,
    guide text not null,
    node text not null,
    language text not null,
    reached bigint not null,
    continued bigint not null,
    primary key (day, guide, node, language)
);

-- A short code that opens a page of a guide on another device. The answers stand in the address; nothing says whose they are.
create table guide_code (
    code_hash text not null primary key,
    address text not null,
    expires_at {instant} not null
);

create index guide_code_expiry on guide_code (expires_at);
