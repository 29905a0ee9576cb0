-- Indexes are called after the columns they hold, as these are called now. SQLite cannot rename an index, so each is made anew.
drop index ticket_of_mail;
create index ticket_of_email on ticket (lower(email));
drop index ticket_of_mailbox;
create index ticket_of_guest on ticket (lower(email)) where person_id is null;
drop index ticket_mail_unicode;
create index ticket_email_unicode on ticket (id) where octet_length(email) > length(email);
drop index ticket_of_survivor;
create index ticket_of_merged_into on ticket (merged_into_id) where merged_into_id is not null;
drop index tried_of_ticket;
create index attempted_step_of_ticket on attempted_step (ticket_id, id);
drop index reset_request_of_account;
create index reset_request_of_subject on reset_request (subject, purpose, answered_at);
drop index reset_request_asked;
create index reset_request_requested on reset_request (requested_at);
drop index token_of_maker;
create index token_of_creator on token (created_by, created_at) where created_by is not null;
