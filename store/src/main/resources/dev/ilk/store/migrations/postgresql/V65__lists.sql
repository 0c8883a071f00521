-- What lists are read along, in the order in which they are shown.
CREATE INDEX deployment_since ON deployment (since, id);
CREATE INDEX deployment_standing ON deployment (since, id) WHERE ends IS NULL;
CREATE INDEX app_environment ON app (environment, id);
CREATE INDEX tranche_made ON tranche (made, id);

-- Whose account it is, so that the links of one source that wait are found without its accounts.
ALTER TABLE account_link ADD COLUMN source text COLLATE "C" NOT NULL DEFAULT '';
UPDATE account_link SET source = (SELECT a.source FROM found_account a WHERE a.id = account);
CREATE INDEX account_link_key ON account_link (by_key, account, identity)
  WHERE word = 'SUGGESTED';
CREATE INDEX account_link_source ON account_link (source, account, identity)
  WHERE word = 'SUGGESTED';
CREATE INDEX account_link_source_key ON account_link (source, by_key, account, identity)
  WHERE word = 'SUGGESTED';
