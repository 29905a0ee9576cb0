-- Columns and tables of accounts get the usual terms, the same as in the code.
alter table session rename column stamp to security_stamp;
alter table session rename column stays to is_persistent;
alter table session rename column way to method;
alter table session rename column proved_at to reauthenticated_at;
alter table session rename column ended_because to end_reason;

alter table person rename column locked_because to lock_reason;

alter table token rename column guesses to failed_attempts;
alter table token rename column made_by to created_by;

-- The subject is a hash: of an account, a network or a mailbox.
alter table attempt rename column who to subject;
alter table attempt rename column last_at to last_attempt_at;
alter table attempt rename column free_at to blocked_until;
alter table attempt rename column forget_at to expires_at;

alter table reset_request rename column who to subject;
alter table reset_request rename column way to purpose;
alter table reset_request rename column asked_at to requested_at;

alter table deletion rename column asked_at to requested_at;

alter table kept_form rename to saved_form;
alter table saved_form rename column kept_at to saved_at;

alter table data_key rename column made_at to created_at;
