-- How far the replacement of a static secret is; the columns before exempt_retire say for how long
-- it stays, why, in whose care and how it is kept from harm.
ALTER TABLE static_secret ADD COLUMN tranche text COLLATE "C";
ALTER TABLE static_secret ADD COLUMN successor text NOT NULL DEFAULT '';
ALTER TABLE static_secret ADD COLUMN successor_used bigint;
ALTER TABLE static_secret ADD COLUMN word text NOT NULL DEFAULT '';
ALTER TABLE static_secret ADD COLUMN exempt_reason text;
ALTER TABLE static_secret ADD COLUMN exempt_owner text;
ALTER TABLE static_secret ADD COLUMN exempt_isolation text;
ALTER TABLE static_secret ADD COLUMN exempt_retire bigint;
CREATE INDEX static_secret_tranche ON static_secret (tranche, position, id) WHERE tranche IS NOT NULL;

-- Secrets that are replaced together. digest is of which they are; nothing is replaced before
-- somebody has approved it.
CREATE TABLE tranche (
  id          text COLLATE "C" PRIMARY KEY,
  name        text NOT NULL,
  made        bigint NOT NULL,
  made_by     text NOT NULL,
  quiet       bigint NOT NULL,
  digest      text NOT NULL,
  total       bigint NOT NULL,
  approved_by text,
  approved    bigint
);

-- How many static secrets there were on a day, as days since 1970 in UTC.
CREATE TABLE secret_count (
  day   bigint NOT NULL,
  state text COLLATE "C" NOT NULL,
  gone  boolean NOT NULL,
  team  text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (day, state, gone, team)
);
