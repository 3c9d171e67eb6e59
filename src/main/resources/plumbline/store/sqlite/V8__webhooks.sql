-- How far in the journal each receiver of webhooks was told.
create table webhook (
    receiver text primary key,
    place    integer not null
);
