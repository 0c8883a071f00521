-- What was counted, by day (since 1970), counter, environment and team; team '' is all together.
CREATE TABLE measure_number (
  day         integer NOT NULL,
  counter     text NOT NULL,
  environment text NOT NULL,
  team        text NOT NULL,
  kind        text NOT NULL,
  bucket      integer NOT NULL,
  number      integer NOT NULL,
  PRIMARY KEY (team, day, counter, environment, kind, bucket)
) STRICT, WITHOUT ROWID;

-- When somebody looked last at how things stood, for each day.
CREATE TABLE measure_look (
  day          integer PRIMARY KEY,
  at           integer NOT NULL,
  sources      integer NOT NULL,
  sources_read integer NOT NULL
) STRICT;

-- How far the record is counted, and until when one node alone does it.
CREATE TABLE measure_progress (
  one     integer PRIMARY KEY CHECK (one = 1),
  place   integer NOT NULL,
  counted integer,
  claimed integer NOT NULL
) STRICT;
INSERT INTO measure_progress VALUES (1, 0, NULL, 0);

-- When identities last did something, as far as the record is counted.
CREATE TABLE measure_use (
  identity text NOT NULL PRIMARY KEY,
  at       integer NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX review_item_identity ON review_item (identity);
