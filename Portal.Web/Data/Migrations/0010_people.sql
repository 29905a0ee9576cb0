-- People are looked for by name, address and number: all three stand in one index, so that a search reads nothing else.
create index person_for_search on person (name, id, email_key, customer_number);
