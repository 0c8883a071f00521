-- Every version of every set of policies; the latest of each set is in force. A set is a team's, or
-- the organisation's own, which has no team.
CREATE TABLE policy_version (
  number   integer PRIMARY KEY,
  team     text NOT NULL,
  at       integer NOT NULL,
  author   text NOT NULL,
  reason   text NOT NULL,
  digest   text NOT NULL,
  restores integer,
  files    integer NOT NULL
) STRICT;
CREATE INDEX policy_version_team ON policy_version (team, number);

CREATE TABLE policy_file (
  version integer NOT NULL REFERENCES policy_version,
  place   integer NOT NULL,
  name    text NOT NULL,
  text    text NOT NULL,
  PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;
