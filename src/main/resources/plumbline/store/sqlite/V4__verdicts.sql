-- What a revision's trial found: by the revision and the program that tried it, which need not try it again.
create table verdict (
    key   text primary key,
    at    text not null,
    hash  text not null,
    bytes blob not null
);
