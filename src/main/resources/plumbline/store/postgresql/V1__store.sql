-- The same tables as those of SQLite, in the types of PostgreSQL. Texts are compared byte by byte, as they are there.

-- Bytes by the SHA-256 of themselves. Texts of evaluations are kept compressed; the hash is that of the plain bytes.
create table content (
    hash  text collate "C" primary key,
    form  text collate "C" not null default 'plain',
    bytes bytea not null
);

-- The chain. A record is a canonical JSON text; the columns beside it repeat members of it, to search by.
create table journal (
    seq    bigint primary key,
    at     text collate "C" not null,
    kind   text collate "C" not null,
    policy text collate "C" not null,
    record text collate "C" not null,
    hash   text collate "C" not null unique
);

-- A pack's files as they were at one moment. A revision is known once it has been active.
create table revision_file (
    policy   text collate "C" not null,
    revision text collate "C" not null,
    name     text collate "C" not null,
    content  text collate "C" not null references content (hash),
    primary key (policy, revision, name)
);

-- Which revision came into force when; none when the policy was taken away.
create table activation (
    seq      bigint primary key references journal (seq),
    policy   text collate "C" not null,
    revision text collate "C"
);
create index activation_of_policy on activation (policy, seq);

-- Rules as the compiler left them, which could be made again: by all that decides what it makes.
create table compiled (
    key   text collate "C" primary key,
    at    text collate "C" not null,
    hash  text collate "C" not null,
    bytes bytea not null
);

-- Files that a node has still to bring into its folder of packs, should it end in the middle of it.
create table pending_file (
    node   text collate "C" not null,
    policy text collate "C" not null,
    name   text collate "C" not null,
    before text collate "C" references content (hash),
    after  text collate "C" references content (hash),
    primary key (node, policy, name)
);

-- Evaluations, to find them by. Every column repeats a member of the record in the journal.
create table evaluation (
    seq             bigint primary key references journal (seq),
    id              text collate "C" not null unique,
    policy          text collate "C" not null,
    revision        text collate "C" not null,
    period          text collate "C" not null,
    at_millis       bigint not null,
    caller          text collate "C",
    idempotency_key text collate "C",
    request         text collate "C" not null references content (hash),
    answer          text collate "C" not null references content (hash),
    trace           text collate "C" not null references content (hash)
);
create index evaluation_of_policy on evaluation (policy, seq);

-- A caller's key stands for one evaluation of a policy, for ever.
create unique index evaluation_of_key on evaluation (policy, coalesce(caller, ''), idempotency_key)
    where idempotency_key is not null;

-- Whom an evaluation is about (subject) and which rules fired in it (rule), as the record lists them.
create table evaluation_term (
    seq  bigint not null references evaluation (seq),
    kind text collate "C" not null,
    term text collate "C" not null,
    primary key (seq, kind, term)
);
create index evaluation_by_term on evaluation_term (kind, term, seq);
