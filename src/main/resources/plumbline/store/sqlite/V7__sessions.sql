-- Sessions of people who have signed in by a key, and tickets that sign in once; of both only the hash is kept.
create table session (
    hash    text primary key,
    name    text not null references api_key (name),
    expires text not null
);
