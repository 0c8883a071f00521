-- How long ago, in seconds, the person may have proven at the provider who they are; null for any time.
ALTER TABLE pending_login ADD COLUMN max_age integer;
