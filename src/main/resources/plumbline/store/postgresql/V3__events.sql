-- What was last found in a policy's folder is looked for among all records.
create index journal_of_folders on journal (policy, seq) where kind = 'folder';
