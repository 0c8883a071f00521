-- Keys of clients that are replaced; the latest rotation of each identity. old_keys are thumbprints
-- between blanks; material is the new key itself, a public JWK or a certificate's thumbprint.
CREATE TABLE rotation (
  identity text COLLATE "C" PRIMARY KEY,
  subject  text NOT NULL,
  old_keys text NOT NULL,
  new_key  text NOT NULL,
  material text NOT NULL,
  reason   text NOT NULL,
  begun_by text NOT NULL,
  begun    bigint NOT NULL,
  until    bigint NOT NULL,
  state    text COLLATE "C" NOT NULL,
  answer   text NOT NULL
);
CREATE INDEX rotation_open ON rotation (identity)
  WHERE state IN ('ADDING', 'OVERLAP', 'HELD', 'REPLACING', 'ENDING', 'ABORTING');

-- Since when keys of clients are known by their thumbprints, when each was used last, as far as the
-- record is counted, and how far its owner was told how long it is in use.
CREATE TABLE client_key (
  client     text COLLATE "C" NOT NULL,
  thumbprint text COLLATE "C" NOT NULL,
  since      bigint NOT NULL,
  latest     bigint,
  told       bigint NOT NULL,
  PRIMARY KEY (client, thumbprint)
);
CREATE INDEX client_key_since ON client_key (since);
