-- Several services share a store of PostgreSQL, each with a folder of its own; here there is one, without a name.
alter table pending_file add column node text not null default '';
