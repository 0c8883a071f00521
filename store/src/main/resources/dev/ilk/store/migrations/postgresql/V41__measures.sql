-- What was counted, by day (since 1970), counter, environment and team; team '' is all together.
CREATE TABLE measure_number (
  day         bigint NOT NULL,
  counter     text COLLATE "C" NOT NULL,
  environment text COLLATE "C" NOT NULL,
  team        text COLLATE "C" NOT NULL,
  kind        text COLLATE "C" NOT NULL,
  bucket      bigint NOT NULL,
  number      bigint NOT NULL,
  PRIMARY KEY (team, day, counter, environment, kind, bucket)
);

-- When somebody looked last at how things stood, for each day.
CREATE TABLE measure_look (
  day          bigint PRIMARY KEY,
  at           bigint NOT NULL,
  sources      bigint NOT NULL,
  sources_read bigint NOT NULL
);

-- How far the record is counted, and until when one node alone does it.
CREATE TABLE measure_progress (
  one     bigint PRIMARY KEY CHECK (one = 1),
  place   bigint NOT NULL,
  counted bigint,
  claimed bigint NOT NULL
);
INSERT INTO measure_progress VALUES (1, 0, NULL, 0);

-- When identities last did something, as far as the record is counted.
CREATE TABLE measure_use (
  identity text COLLATE "C" NOT NULL PRIMARY KEY,
  at       bigint NOT NULL
);

CREATE INDEX review_item_identity ON review_item (identity);
