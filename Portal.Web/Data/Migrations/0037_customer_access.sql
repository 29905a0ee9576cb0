-- Why somebody of the help desk looked at a customer without a request. These words may be about a person: they are here and not in the audit trail, which
-- cannot forget.
create table customer_access (
    id {id},
    customer_number text not null,
    person_id bigint null references person (id),
    reason text not null,
    given_at {instant} not null
);

create index customer_access_of_customer on customer_access (customer_number, given_at);
create index customer_access_of_person on customer_access (person_id);
create index customer_access_at on customer_access (given_at);

-- Who looked at whom, for supervisors.
create index audit_of_customer_access on audit (id) where action in ('customer.viewed', 'customer-bill.viewed');
