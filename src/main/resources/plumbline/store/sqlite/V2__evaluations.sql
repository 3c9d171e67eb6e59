-- Texts of evaluations are long and repetitive: they are kept compressed. The hash is that of the plain bytes.
alter table content add column form text not null default 'plain';

-- Evaluations, to find them by. Every column repeats a member of the record in the journal.
create table evaluation (
    seq             integer primary key references journal (seq),
    id              text not null unique,
    policy          text not null,
    revision        text not null,
    period          text not null,
    at_millis       integer not null,
    caller          text,
    idempotency_key text,
    request         text not null references content (hash),
    answer          text not null references content (hash),
    trace           text not null references content (hash)
);
create index evaluation_of_policy on evaluation (policy, seq);

-- A caller's key stands for one evaluation of a policy, for ever.
create unique index evaluation_of_key on evaluation (policy, coalesce(caller, ''), idempotency_key)
    where idempotency_key is not null;

-- Whom an evaluation is about (subject) and which rules fired in it (rule), as the record lists them.
create table evaluation_term (
    seq  integer not null references evaluation (seq),
    kind text not null,
    term text not null,
    primary key (seq, kind, term)
) without rowid;
create index evaluation_by_term on evaluation_term (kind, term, seq);
