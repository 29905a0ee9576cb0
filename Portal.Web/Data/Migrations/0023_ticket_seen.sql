-- What of a ticket somebody of the desk has read last, so that the queue can mark what is new to them.
create table ticket_seen (
    ticket_id bigint not null references ticket (id),
    person_id bigint not null references person (id),
    entry_id bigint not null,
    primary key (ticket_id, person_id)
);
create index ticket_seen_of_person on ticket_seen (person_id);
