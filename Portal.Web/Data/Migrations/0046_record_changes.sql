-- Ready replies get a number of their own, as everything else that is searched has one.
create table canned_reply_with_id (
    id {id},
    key text not null,
    language text not null,
    title text not null,
    text text not null,
    changed_at {instant} not null,
    changed_by bigint null references person (id),
    unique (key, language)
);

insert into canned_reply_with_id (key, language, title, text, changed_at, changed_by)
select key, language, title, text, changed_at, changed_by from canned_reply order by key, language;
drop table canned_reply;
alter table canned_reply_with_id rename to canned_reply;

-- Which tickets, customers, incidents and replies changed, for the search index of each node. The database itself writes it with each change of a row, so that no
-- statement can forget to. A table that is made anew needs its line here again.
create table record_change (
    id {id},
    transaction_id {transaction},
    kind text not null,
    record_id bigint not null
);

create index record_change_committed on record_change (transaction_id) where transaction_id is not null;

{changes of ticket: ticket row.id}
{changes of ticket_entry: ticket row.ticket_id}
{changes of ticket_field: ticket row.ticket_id}
{changes of attempted_step: ticket row.ticket_id}
{changes of attachment: ticket row.ticket_id}
{changes of handover: ticket row.ticket_id}
{changes of customer: customer row.id}
{changes of contact_detail: customer row.customer_id}
{changes of address: customer row.customer_id}
{changes of service: customer row.customer_id}
{changes of device: customer (select customer_id from service where id = row.service_id)}
{changes of incident: incident row.id}
{changes of incident_area: incident row.incident_id}
{changes of incident_text: incident row.incident_id}
{changes of incident_update: incident row.incident_id}
{changes of incident_update_text: incident (select incident_id from incident_update where id = row.update_id)}
{changes of canned_reply: reply row.id}
