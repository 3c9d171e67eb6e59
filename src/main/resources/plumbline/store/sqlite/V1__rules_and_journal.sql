-- Bytes by the SHA-256 of themselves: files of packs now, requests and results of evaluations too.
create table content (
    hash  text primary key,
    bytes blob not null
);

-- The chain. A record is a canonical JSON text; the columns beside it repeat members of it, to search by.
create table journal (
    seq    integer primary key,
    at     text not null,
    kind   text not null,
    policy text not null,
    record text not null,
    hash   text not null unique
);

-- A pack's files as they were at one moment. A revision is known once it has been active.
create table revision_file (
    policy   text not null,
    revision text not null,
    name     text not null,
    content  text not null references content (hash),
    primary key (policy, revision, name)
);

-- Which revision came into force when, by whom and why; none when the policy was taken away.
create table activation (
    seq      integer primary key references journal (seq),
    policy   text not null,
    revision text
);
create index activation_of_policy on activation (policy, seq);

-- Rules as the compiler left them, which could be made again: by all that decides what it makes.
create table compiled (
    key   text primary key,
    at    text not null,
    hash  text not null,
    bytes blob not null
);

-- Files that are still to be brought into a pack's folder, should the service end in the middle of it.
-- before and after are contents; null for a file that was not there, or is not to be.
create table pending_file (
    policy text not null,
    name   text not null,
    before text references content (hash),
    after  text references content (hash),
    primary key (policy, name)
);
