-- How far a file has been imported, kept with the rows it brought in the same transaction: an import that was stopped goes on behind them. A file is
-- known by what it contains; rows go when it has been imported to its end.
create table import_progress (
    file_hash text not null,
    kind text not null,
    row_count bigint not null,
    changed_at {instant} not null,
    primary key (file_hash, kind)
);
