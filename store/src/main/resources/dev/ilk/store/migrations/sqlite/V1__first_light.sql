-- Numbers appear in the order of the numbers, because one writer at a time commits: a reader that
-- has seen n has missed none below.
CREATE TABLE counter (
  name  text NOT NULL PRIMARY KEY,
  value integer NOT NULL CHECK (value >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('change', 0);

-- The latest change of each thing; an earlier one tells a node nothing more.
CREATE TABLE change (
  topic  text NOT NULL,
  key    text NOT NULL,
  number integer NOT NULL UNIQUE,
  PRIMARY KEY (topic, key)
) STRICT, WITHOUT ROWID;

-- The log's right edge.
CREATE TABLE log_head (
  one   integer PRIMARY KEY CHECK (one = 1),
  size  integer NOT NULL,
  peaks blob NOT NULL
) STRICT;
INSERT INTO log_head VALUES (1, 0, x'');

CREATE TABLE log_entry (
  place    integer PRIMARY KEY,
  event    blob NOT NULL UNIQUE,
  hash     blob NOT NULL,
  leaf     blob NOT NULL,
  detached blob
) STRICT;

-- Apart from the entries, because it alone may be erased.
CREATE TABLE log_personal (
  place integer PRIMARY KEY,
  data  blob NOT NULL
) STRICT;

-- Tiles above the leaves.
CREATE TABLE log_node (
  level integer NOT NULL,
  place integer NOT NULL,
  hash  blob NOT NULL,
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;

-- What entries are found by, beside their event's id.
CREATE TABLE log_ref (
  key   blob NOT NULL,
  place integer NOT NULL,
  PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;

-- Intents that no entry has closed. Times are microseconds since 1970.
CREATE TABLE log_intent (
  place integer PRIMARY KEY,
  event blob NOT NULL UNIQUE,
  at    integer NOT NULL
) STRICT;

CREATE TABLE log_checkpoint (
  size integer PRIMARY KEY,
  note text NOT NULL
) STRICT;
