-- How often a text was searched for on a day. Nothing here leads back to a reader: no address, no session, no time of day.
-- The text '' stands for all that is counted without its words.
create table search_count (
    language text not null,
    text text not null,
    day {date} not null,
    searches integer not null,
    missed integer not null,
    opened integer not null,
    results integer not null,
    primary key (language, text, day)
);

create index search_count_of_day on search_count (language, day);

-- What was opened from the results, by the key of the article.
create table search_opened (
    language text not null,
    text text not null,
    day {date} not null,
    article text not null,
    opened integer not null,
    primary key (language, text, day, article)
);

create index search_opened_of_day on search_opened (language, day);
