-- Speed tests of customers, as their browser measured them: for them, and for whoever helps them. Speeds are kilobits a second, times millionths of a second.
-- What the plan promised then stands beside it, in Mbit/s, since a contract changes.
create table speed_test (
    id {id},
    person_id bigint not null references person (id),
    customer_number text null,
    service_number text null,
    connection text not null,
    download_kbits bigint not null,
    upload_kbits bigint not null,
    latency_us bigint not null,
    jitter_us bigint not null,
    loaded_latency_us bigint null,
    pings bigint not null,
    lost_pings bigint not null,
    late_pings bigint not null,
    ip_version bigint null,
    is_limited {bool} not null,
    download_min bigint null,
    download_normal bigint null,
    download_max bigint null,
    upload_min bigint null,
    upload_normal bigint null,
    upload_max bigint null,
    result text not null,
    taken_at {instant} not null
);

create index speed_test_of_person on speed_test (person_id, taken_at);
create index speed_test_of_customer on speed_test (customer_number, taken_at);
create index speed_test_to_delete on speed_test (taken_at);
