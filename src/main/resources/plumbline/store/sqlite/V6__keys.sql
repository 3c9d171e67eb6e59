-- Keys by which callers are let in, of which only the hash is kept. Roles and policies are words with a blank between them.
create table api_key (
    name     text primary key,
    roles    text not null,
    policies text not null,
    hash     text not null unique,
    created  text not null,
    revoked  text
);
