-- Who wants their account deleted, and when it will be. The row stays when it is done, so that nothing is erased twice.
create table deletion (
    person_id bigint primary key references person (id),
    asked_at {instant} not null,
    due_at {instant} not null,
    erased_at {instant} null
);

create index deletion_due on deletion (due_at) where erased_at is null;

-- Until when nobody may change the addresses of an account: somebody has taken a change back that was not theirs.
create table address_freeze (
    person_id bigint primary key references person (id),
    frozen_until {instant} not null
);
