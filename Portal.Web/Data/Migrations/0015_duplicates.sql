-- Duplicates are shown with the ticket that goes on in their place.
create index ticket_of_survivor on ticket (merged_into_id) where merged_into_id is not null;
