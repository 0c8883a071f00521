-- The certificates of authorities, by trust domain and key.
CREATE TABLE authority (
  name        text COLLATE "C" PRIMARY KEY,
  certificate bytea NOT NULL
);
