-- The queues of the help desk, each in the order it is worked off. Paused tickets wait for the customer and stand in none. What the desk filters by stands in the index as well, so that a
-- filter few tickets pass reads no ticket it does not show.
drop index ticket_queue; -- the same order without what is filtered by: SQLite would take it, and read every ticket
create index ticket_todo on ticket (level, next_update_due, id, skill, type, priority, language, assignee_id) where resolved_at is null and closed_at is null and paused_at is null;
create index ticket_todo_all on ticket (next_update_due, id, skill, type, priority, language, assignee_id) where resolved_at is null and closed_at is null and paused_at is null;
create index ticket_waiting on ticket (next_update_due, id) where paused_at is not null;
create index ticket_resolved on ticket (next_update_due, id) where resolved_at is not null and closed_at is null;
create index ticket_of_mail on ticket (mail);

-- Who has a ticket in front of them, and whether they are writing. Rows that were not renewed for a minute say nothing.
create table presence (
    ticket_id bigint not null references ticket (id),
    person_id bigint not null references person (id),
    is_writing {bool} not null,
    seen_at {instant} not null,
    primary key (ticket_id, person_id)
);

-- What the desk must look at: a clock about to run out, a handover that came back. One for each ticket, kind and time it is about.
create table alert (
    id {id},
    ticket_id bigint not null references ticket (id),
    kind text not null,
    level bigint not null,
    about {instant} not null,
    at {instant} not null,
    seen_at {instant} null,
    seen_by bigint null references person (id),
    unique (ticket_id, kind, about)
);

create index alert_open on alert (level, id) where seen_at is null;

-- What was done by itself for a ticket, so that it is done once: a reminder, a rule that applied.
create table clock_step (
    ticket_id bigint not null references ticket (id),
    step text not null,
    about {instant} not null,
    at {instant} not null,
    primary key (ticket_id, step, about)
);

-- Replies that fit many tickets, in the languages somebody has written them in.
create table canned_reply (
    key text not null,
    language text not null,
    title text not null,
    text text not null,
    changed_at {instant} not null,
    changed_by bigint null references person (id),
    primary key (key, language)
);

-- A way of looking at the queue that somebody keeps for themselves: the query of its address.
create table saved_view (
    id {id},
    person_id bigint not null references person (id),
    name text not null,
    query text not null,
    unique (person_id, name)
);

-- A duplicate, and how it stood before, so that it can be taken out again.
create table ticket_merge (
    id {id},
    ticket_id bigint not null references ticket (id),
    into_id bigint not null references ticket (id),
    at {instant} not null,
    person_id bigint not null references person (id),
    reason text not null,
    state_before text not null,
    waiting_for_before text null,
    paused_at_before {instant} null,
    resolved_at_before {instant} null,
    undone_at {instant} null
);

create index merge_of_ticket on ticket_merge (ticket_id, id);

-- The audit trail is a chain: every row holds a hash of itself and of the row before. The head says how long the chain is.
alter table audit add column seq bigint null;
alter table audit add column hash text null;
create unique index audit_seq on audit (seq);

create table audit_head (
    id bigint primary key,
    seq bigint not null,
    hash text not null
);

insert into audit_head (id, seq, hash) values (1, 0, '');
