-- The last day of a line is called as its first, and what a token is good for as in the code.
alter table service rename column ends to ends_on;
update token set purpose = 'reset.printed-code' where purpose = 'reset.paper';
update token set purpose = 'reset.verified' where purpose = 'reset.proof';
