-- How far the replacement of a static secret is; the columns before exempt_retire say for how long
-- it stays, why, in whose care and how it is kept from harm.
ALTER TABLE static_secret ADD COLUMN tranche text;
ALTER TABLE static_secret ADD COLUMN successor text NOT NULL DEFAULT '';
ALTER TABLE static_secret ADD COLUMN successor_used integer;
ALTER TABLE static_secret ADD COLUMN word text NOT NULL DEFAULT '';
ALTER TABLE static_secret ADD COLUMN exempt_reason text;
ALTER TABLE static_secret ADD COLUMN exempt_owner text;
ALTER TABLE static_secret ADD COLUMN exempt_isolation text;
ALTER TABLE static_secret ADD COLUMN exempt_retire integer;
CREATE INDEX static_secret_tranche ON static_secret (tranche, position, id) WHERE tranche IS NOT NULL;

-- Secrets that are replaced together. digest is of which they are; nothing is replaced before
-- somebody has approved it.
CREATE TABLE tranche (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  made        integer NOT NULL,
  made_by     text NOT NULL,
  quiet       integer NOT NULL,
  digest      text NOT NULL,
  total       integer NOT NULL,
  approved_by text,
  approved    integer
) STRICT;

-- How many static secrets there were on a day, as days since 1970 in UTC.
CREATE TABLE secret_count (
  day   integer NOT NULL,
  state text NOT NULL,
  gone  integer NOT NULL,
  team  text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (day, state, gone, team)
) STRICT, WITHOUT ROWID;
