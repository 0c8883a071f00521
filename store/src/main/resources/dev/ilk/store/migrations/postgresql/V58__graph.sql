-- How rules of an account's system name it, such as an ARN; in lower case. It is filled when the
-- account is read again, and so that this happens, those that have one count as changed.
ALTER TABLE found_account ADD COLUMN principal_key text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX found_account_principal ON found_account (principal_key, id) WHERE principal_key <> '';
UPDATE found_account SET digest = '' WHERE facts LIKE '%arn:aws%';

-- What hangs on a thing is looked up by the way in which it does.
DROP INDEX account_tie_toward;
CREATE INDEX account_tie_toward ON account_tie (toward, relation, account);

-- What identities stand to by name: the team that owns a machine or that a person is in, and the
-- systems that a machine depends on.
CREATE TABLE identity_tie (
  identity text COLLATE "C" NOT NULL,
  relation text COLLATE "C" NOT NULL,
  toward   text COLLATE "C" NOT NULL,
  PRIMARY KEY (identity, relation, toward)
);
CREATE INDEX identity_tie_toward ON identity_tie (toward, relation, identity);
INSERT INTO identity_tie
  SELECT id, 'owner', body::jsonb #>> '{stewardship,owner}' FROM identity WHERE kind <> 'HUMAN'
  UNION
  SELECT id, 'depends-on', jsonb_array_elements_text(body::jsonb #> '{stewardship,dependencies}')
  FROM identity WHERE kind <> 'HUMAN'
  UNION
  SELECT id, 'member', jsonb_array_elements_text(body::jsonb -> 'teams') FROM identity WHERE kind = 'HUMAN';

-- What runs on a machine.
CREATE INDEX running_instance_node ON running_instance (node, workload, uid);
