-- Tables and columns of requests get the usual terms, the same as in the code.
alter table ticket rename column mail to email;
alter table ticket rename column mail_proven_at to email_confirmed_at;
alter table ticket rename column state_at to state_changed_at;
alter table ticket rename column reopened to reopen_count;

alter table ticket_tried rename to attempted_step;
alter table attempted_step rename column what to step;

alter table clock_step rename to sla_step;

alter table survey rename column words to comment;
alter table vote rename column words to comment;
