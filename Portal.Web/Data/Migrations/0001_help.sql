create table audit (
    id {id},
    at {instant} not null,
    actor text not null,
    action text not null,
    target text not null,
    detail text not null
);

create table change (
    seq {id},
    tag text not null,
    at {instant} not null
);

-- What is not an article but belongs to the content: topics, glossary, figures, the provider's own facts.
create table content_file (
    path text primary key,
    text text not null,
    imported_at {instant} not null
);

create table article (
    id {id},
    key text not null unique,
    retired_at {instant} null
);

-- A revision is the text of one article in one language, as it was at one time. It is never changed.
create table revision (
    id {id},
    article_id bigint not null references article (id),
    language text not null,
    source text not null,
    slug text not null,
    title text not null,
    summary text not null,
    topic text not null,
    keywords text not null,
    technologies text not null,
    audience text not null,
    related text not null,
    reviewed {date} not null,
    created_at {instant} not null,
    created_by text not null
);

create index revision_of_article on revision (article_id, language);

-- The one revision of each language that readers see, with what was rendered when it was published:
-- the HTML of its body, and its headings with the plain text beneath them as JSON, for the list of contents and the search index.
create table publication (
    article_id bigint not null references article (id),
    language text not null,
    revision_id bigint not null references revision (id),
    html text not null,
    sections text not null,
    published_at {instant} not null,
    primary key (article_id, language)
);

-- Every address an article ever had; old ones redirect.
create table slug (
    language text not null,
    slug text not null,
    article_id bigint not null references article (id),
    primary key (language, slug)
);

create table vote (
    id {id},
    revision_id bigint not null references revision (id),
    reader text not null,
    helpful {bool} not null,
    reason text null,
    words text null,
    voted_at {instant} not null,
    unique (revision_id, reader)
);
