-- Every version of every set of policies; the latest of each set is in force. A set is a team's, or
-- the organisation's own, which has no team.
CREATE TABLE policy_version (
  number   bigint PRIMARY KEY,
  team     text NOT NULL,
  at       bigint NOT NULL,
  author   text NOT NULL,
  reason   text NOT NULL,
  digest   text NOT NULL,
  restores bigint,
  files    bigint NOT NULL
);
CREATE INDEX policy_version_team ON policy_version (team, number);

CREATE TABLE policy_file (
  version bigint NOT NULL REFERENCES policy_version,
  place   bigint NOT NULL,
  name    text NOT NULL,
  text    text NOT NULL,
  PRIMARY KEY (version, place)
);
