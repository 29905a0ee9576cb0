-- Who reported is kept as a hash; a place is no time; an alert was sent for the update that is named.
alter table report rename column who to reporter_key;
alter table incident rename column suspected_at to suspected_place;
alter table incident rename column alerted_for to alerted_update_at;
alter table incident_update_text rename column words to text;
