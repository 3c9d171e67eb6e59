-- How far in the journal each receiver of webhooks was told.
create table webhook (
    receiver text collate "C" primary key,
    place    bigint not null
);
