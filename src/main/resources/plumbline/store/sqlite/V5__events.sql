-- What was last found in a policy's folder is looked for among all records.
create index journal_of_folders on journal (policy, seq) where kind = 'folder';

-- Trials are told apart from what counts, as the record does.
alter table evaluation add column trial integer not null default 0;
update evaluation set trial = 1
    where seq in (select seq from journal where kind = 'evaluation' and record like '%"trial":true%');
