-- Since when and why a line is in its state, and its last day: what somebody whose line is off asks first. The next import fills them in.
alter table service add column state_since {date} null;
alter table service add column state_reason text null;
alter table service add column ends {date} null;
