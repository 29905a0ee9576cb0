-- By which sent form a secret was used up: the same form sent twice within a minute counts once. By whom or by which form a secret was made, and from when on it is good.
alter table token add column used_by text null;
alter table token add column made_by text null;
alter table token add column valid_from {instant} null;
create index token_of_maker on token (made_by, created_at) where made_by is not null;

alter table recovery_code add column used_by text null;
alter table person add column last_totp_by text null;
alter table person add column last_totp_at {instant} null;

-- Addresses that are not kept in the form they are compared in: those from before a domain in any script was compared in its ASCII form. They are rewritten at the next start.
create index person_email_key_unicode on person (id) where octet_length(email_key) > length(email_key);
create index follower_email_key_unicode on follower (id) where octet_length(email_key) > length(email_key);
create index ticket_mail_unicode on ticket (id) where octet_length(mail) > length(mail);

-- Requests of one mailbox, however its capitals are typed.
drop index ticket_of_mail;
create index ticket_of_mail on ticket (lower(mail));

-- The end of each chain of the audit trail, sealed with a key that is not in the database. Null until "audit seal" has been run.
alter table audit_head add column seal text null;
