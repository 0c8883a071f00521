-- What software proves itself by and is out of trust, until somebody lifts that.
CREATE TABLE suspension (
  name   text NOT NULL PRIMARY KEY,
  at     integer NOT NULL,
  reason text NOT NULL
) STRICT, WITHOUT ROWID;

-- The same table with one more sort of revocation, since a check cannot be changed.
CREATE TABLE revocation_new (
  number      integer PRIMARY KEY,
  what        text NOT NULL CHECK (what IN ('TOKEN', 'IDENTITY', 'DELEGATION', 'BEARING')),
  id          text NOT NULL,
  subject     text,
  environment text,
  at          integer NOT NULL,
  before      integer NOT NULL,
  until       integer NOT NULL
) STRICT;
INSERT INTO revocation_new SELECT number, what, id, subject, environment, at, before, until FROM revocation;
DROP TABLE revocation;
ALTER TABLE revocation_new RENAME TO revocation;
CREATE INDEX revocation_until ON revocation (until);
