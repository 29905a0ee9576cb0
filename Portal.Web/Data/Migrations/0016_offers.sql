-- A ticket is offered to the next level once at a time: of offers that were made at the same moment the last stands.
update handover set returned_at = offered_at where accepted_at is null and returned_at is null
    and id < (select max(h.id) from handover h where h.ticket_id = handover.ticket_id and h.accepted_at is null and h.returned_at is null);
create unique index handover_offered on handover (ticket_id) where accepted_at is null and returned_at is null;
