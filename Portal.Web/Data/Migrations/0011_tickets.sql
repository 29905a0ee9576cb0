-- A request to the help desk. Whose it is: the person's who filed it, everybody's who acts for its customer number, and a guest's who holds a link.
create table ticket (
    id {id},
    reference text not null unique,
    form_key text null unique, -- made with the form, so that sending it twice files one ticket
    type text not null,
    topic text not null,
    state text not null,
    state_at {instant} not null,
    waiting_for text null,
    level bigint not null,
    skill text not null,
    priority bigint not null,
    severity text not null,
    priority_reason text not null,
    assignee_id bigint null references person (id),
    person_id bigint null references person (id),
    customer_number text null,
    service_number text null,
    device_serial text null,
    incident text null,
    article text null,
    language text not null,
    channel text not null,
    subject text not null,
    name text not null,
    mail text not null,
    phone text not null,
    opened_at {instant} not null,
    changed_at {instant} not null,
    first_reply_due {instant} not null,
    first_reply_at {instant} null,
    next_update_due {instant} not null,
    deadline_at {instant} null,
    expected_at {instant} null,
    delay_reason text not null,
    paused_at {instant} null, -- the clocks stand still since then
    resolved_at {instant} null,
    closed_at {instant} null,
    reopened bigint not null,
    follows_id bigint null references ticket (id),
    merged_into_id bigint null references ticket (id),
    version bigint not null
);

create index ticket_queue on ticket (level, next_update_due, id) where resolved_at is null and closed_at is null;
create index ticket_of_assignee on ticket (assignee_id, next_update_due) where resolved_at is null and closed_at is null;
create index ticket_of_person on ticket (person_id, changed_at);
create index ticket_of_customer on ticket (customer_number, changed_at);
create index ticket_of_incident on ticket (incident) where incident is not null;
create index ticket_opened on ticket (opened_at);

-- What happened to a ticket, in order. Rows are never changed; what customers may not read is not public.
create table ticket_entry (
    id {id},
    ticket_id bigint not null references ticket (id),
    form_key text null unique, -- as of the ticket: sending a reply twice adds one
    at {instant} not null,
    kind text not null,
    side text not null,
    person_id bigint null references person (id),
    name text not null,
    is_public {bool} not null,
    text text not null,
    detail text not null
);

create index entry_of_ticket on ticket_entry (ticket_id, id);

-- What the form of the ticket's type asked for, by the name of the field.
create table ticket_field (
    ticket_id bigint not null references ticket (id),
    name text not null,
    value text not null,
    primary key (ticket_id, name)
);

-- What the customer had tried before, so that nobody asks for it again.
create table ticket_tried (
    id {id},
    ticket_id bigint not null references ticket (id),
    at {instant} not null,
    kind text not null,
    what text not null,
    result text not null
);

create index tried_of_ticket on ticket_tried (ticket_id, id);

-- A file. It belongs to the form it was uploaded with until that is sent; the bytes lie in the data folder under the key.
create table attachment (
    id {id},
    key text not null unique,
    form_key text not null, -- hashed with whose form it is
    ticket_id bigint null references ticket (id),
    entry_id bigint null references ticket_entry (id),
    name text not null,
    type text not null,
    size bigint not null,
    at {instant} not null
);

create index attachment_of_form on attachment (form_key);
create index attachment_of_ticket on attachment (ticket_id);

-- What the next level must know, and who has taken it over. One that is neither accepted nor returned is offered.
create table handover (
    id {id},
    ticket_id bigint not null references ticket (id),
    from_level bigint not null,
    to_level bigint not null,
    reason text not null,
    summary text not null,
    steps text not null,
    results text not null,
    impact text not null,
    promise text not null,
    offered_at {instant} not null,
    offered_by bigint null references person (id),
    accept_by {instant} not null,
    accepted_at {instant} null,
    accepted_by bigint null references person (id),
    returned_at {instant} null,
    returned_by bigint null references person (id),
    return_reason text not null
);

create index handover_of_ticket on handover (ticket_id, id);
create index handover_open on handover (accept_by) where accepted_at is null and returned_at is null;

-- What the customer said of it afterwards: once for each time it was closed.
create table survey (
    id {id},
    ticket_id bigint not null references ticket (id),
    at {instant} not null,
    score bigint not null,
    words text not null
);

create index survey_of_ticket on survey (ticket_id);

-- "This solved it" on the way to a ticket. It counts while the reader does not come back.
create table deflection (
    id {id},
    at {instant} not null,
    article text not null,
    language text not null,
    topic text not null,
    person_id bigint null references person (id),
    visitor text null, -- hash of a cookie that only the form sets
    returned_at {instant} null
);

create index deflection_of_person on deflection (person_id) where person_id is not null;
create index deflection_of_visitor on deflection (visitor) where visitor is not null;
