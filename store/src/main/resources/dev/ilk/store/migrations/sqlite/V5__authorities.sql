-- The certificates of authorities, by trust domain and key.
CREATE TABLE authority (
  name        text NOT NULL PRIMARY KEY,
  certificate blob NOT NULL
) STRICT, WITHOUT ROWID;
