-- Keys by which callers are let in, of which only the hash is kept. Roles and policies are words with a blank between them.
create table api_key (
    name     text collate "C" primary key,
    roles    text collate "C" not null,
    policies text collate "C" not null,
    hash     text collate "C" not null unique,
    created  text collate "C" not null,
    revoked  text collate "C"
);
