-- Tests of lines, for a provider whose network cannot be asked, and for the demonstration. What was measured is kept as one document; a test whose result
-- never comes has no time at which it is there.
create table line_test (
    id {id},
    reference text not null unique,
    test_key text not null unique,
    service_number text not null,
    kind text not null,
    started_at {instant} not null,
    ready_at {instant} null,
    fails {bool} not null,
    measures text not null
);

create index line_test_of_service on line_test (service_number, started_at);
create index line_test_age on line_test (started_at);

-- What is wrong with lines of the demonstration.
create table simulated_line (
    service_number text not null primary key,
    fault text not null
);
