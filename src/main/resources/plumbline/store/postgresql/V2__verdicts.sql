-- What a revision's trial found: by the revision and the program that tried it, which need not try it again.
create table verdict (
    key   text collate "C" primary key,
    at    text collate "C" not null,
    hash  text collate "C" not null,
    bytes bytea not null
);
