-- The ready replies that came with the program and were put in once: whoever changes or removes one keeps it that way.
create table shipped_reply (
    key text primary key,
    at {instant} not null
);
