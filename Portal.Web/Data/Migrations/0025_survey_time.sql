-- The reports ask what customers said within a period.
create index survey_by_time on survey (at, score);
