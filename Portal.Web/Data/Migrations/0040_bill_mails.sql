-- Bills whose customers were told of them, each once.
create table bill_mail (
    invoice_number text not null primary key,
    mailed_at {instant} not null
);
create index invoice_issued on invoice (issued_on, number);
