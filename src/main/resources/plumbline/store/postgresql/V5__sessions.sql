-- Sessions of people who have signed in by a key, and tickets that sign in once; of both only the hash is kept.
create table session (
    hash    text collate "C" primary key,
    name    text collate "C" not null references api_key (name),
    expires text collate "C" not null
);
