-- Columns of customers and lines are called as elsewhere: an address for mail is an email, a day is "on".
alter table customer rename column mail to email;
alter table customer rename column mail_on_line to email_depends_on_line;
alter table customer rename column second_mail to second_email;
alter table service rename column started to started_on;
