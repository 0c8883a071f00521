-- Who takes the next number of a counter holds its row until the commit, so that numbers appear in
-- the order of the numbers: a reader that has seen n has missed none below.
CREATE TABLE counter (
  name  text PRIMARY KEY,
  value bigint NOT NULL CHECK (value >= 0)
);
INSERT INTO counter VALUES ('change', 0);

-- The latest change of each thing; an earlier one tells a node nothing more.
CREATE TABLE change (
  topic  text NOT NULL,
  key    text NOT NULL,
  number bigint NOT NULL UNIQUE,
  PRIMARY KEY (topic, key)
);

-- The log's right edge. Who appends holds the row: nodes take turns.
CREATE TABLE log_head (
  one   boolean PRIMARY KEY CHECK (one),
  size  bigint NOT NULL,
  peaks bytea NOT NULL
);
INSERT INTO log_head VALUES (true, 0, '');

CREATE TABLE log_entry (
  place    bigint PRIMARY KEY,
  event    uuid NOT NULL UNIQUE,
  hash     bytea NOT NULL,
  leaf     bytea NOT NULL,
  detached bytea
);

-- Apart from the entries, because it alone may be erased.
CREATE TABLE log_personal (
  place bigint PRIMARY KEY,
  data  bytea NOT NULL
);

-- Tiles above the leaves.
CREATE TABLE log_node (
  level smallint,
  place bigint,
  hash  bytea NOT NULL,
  PRIMARY KEY (level, place)
);

-- What entries are found by, beside their event's id.
CREATE TABLE log_ref (
  key   uuid,
  place bigint,
  PRIMARY KEY (key, place)
);

-- Intents that no entry has closed. Times are microseconds since 1970.
CREATE TABLE log_intent (
  place bigint PRIMARY KEY,
  event uuid NOT NULL UNIQUE,
  at    bigint NOT NULL
);

CREATE TABLE log_checkpoint (
  size bigint PRIMARY KEY,
  note text NOT NULL
);
