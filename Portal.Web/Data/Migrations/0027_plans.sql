-- What the provider sells, version by version: a customer stays on the version they bought, so none is ever deleted. The fee stands beside
-- the document only to sort by it.
create table plan_version (
    code text not null,
    version bigint not null,
    state text not null,
    fee {money} not null,
    document text not null,
    published_at {instant} not null,
    primary key (code, version)
);
