-- Keys of clients that are replaced; the latest rotation of each identity. old_keys are thumbprints
-- between blanks; material is the new key itself, a public JWK or a certificate's thumbprint.
CREATE TABLE rotation (
  identity text PRIMARY KEY,
  subject  text NOT NULL,
  old_keys text NOT NULL,
  new_key  text NOT NULL,
  material text NOT NULL,
  reason   text NOT NULL,
  begun_by text NOT NULL,
  begun    integer NOT NULL,
  until    integer NOT NULL,
  state    text NOT NULL,
  answer   text NOT NULL
) STRICT;
CREATE INDEX rotation_open ON rotation (identity)
  WHERE state IN ('ADDING', 'OVERLAP', 'HELD', 'REPLACING', 'ENDING', 'ABORTING');

-- Since when keys of clients are known by their thumbprints, when each was used last, as far as the
-- record is counted, and how far its owner was told how long it is in use.
CREATE TABLE client_key (
  client     text NOT NULL,
  thumbprint text NOT NULL,
  since      integer NOT NULL,
  latest     integer,
  told       integer NOT NULL,
  PRIMARY KEY (client, thumbprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_key_since ON client_key (since);
