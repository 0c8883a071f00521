-- Times are microseconds since 1970.

-- Who takes the next number of a counter holds its row until the commit, so that numbers appear in
-- the order of the numbers: a reader that has seen n has missed none below.
CREATE TABLE counter (
  name  text PRIMARY KEY,
  value bigint NOT NULL CHECK (value >= 0)
);
INSERT INTO counter VALUES ('change', 0), ('registry', 0), ('revocation', 0);

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

-- Intents that no entry has closed.
CREATE TABLE log_intent (
  place bigint PRIMARY KEY,
  event uuid NOT NULL UNIQUE,
  at    bigint NOT NULL
);

CREATE TABLE log_checkpoint (
  size bigint PRIMARY KEY,
  note text NOT NULL
);

-- Key rings, and the keys of each in the order in which they were made. Private keys are sealed.
CREATE TABLE key_ring (
  name    text PRIMARY KEY,
  version bigint NOT NULL
);

CREATE TABLE ring_key (
  ring       text REFERENCES key_ring,
  place      smallint,
  algorithm  text NOT NULL,
  public_key bytea NOT NULL,
  published  bigint NOT NULL,
  stage      text NOT NULL CHECK (stage IN ('NEXT', 'ACTIVE', 'RETIRED', 'DESTROYED')),
  since      bigint,
  until      bigint,
  sealed     text,
  PRIMARY KEY (ring, place)
);

-- Secrets are kept as digests.
CREATE TABLE session (
  id          text PRIMARY KEY,
  digest      text NOT NULL UNIQUE,
  human       text NOT NULL,
  issuer      text NOT NULL,
  assurance   text NOT NULL,
  factors     text NOT NULL,
  issued      bigint NOT NULL,
  last_seen   bigint NOT NULL,
  expires     bigint NOT NULL,
  correlation text NOT NULL,
  ended       boolean NOT NULL
);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE pending_login (
  state_digest   text PRIMARY KEY,
  browser_digest text NOT NULL,
  provider       text NOT NULL,
  return_to      text NOT NULL,
  begun          bigint NOT NULL,
  expires        bigint NOT NULL
);
CREATE INDEX pending_login_expires ON pending_login (expires);

-- What identities and declarations say is in their bodies; the columns are to search by.
CREATE TABLE identity (
  id          text PRIMARY KEY,
  subject     text COLLATE "C" NOT NULL UNIQUE,
  kind        text NOT NULL,
  environment text,
  managed_by  text NOT NULL,
  name        text NOT NULL,
  status      text NOT NULL,
  revision    bigint NOT NULL,
  body        text NOT NULL
);
CREATE INDEX identity_kind ON identity (kind, subject);
CREATE INDEX identity_environment ON identity (environment, subject);
CREATE INDEX identity_managed_by ON identity (managed_by, subject);

-- Everything by which an identity is found. No two share a key.
CREATE TABLE identity_key (
  key      text PRIMARY KEY,
  identity text NOT NULL REFERENCES identity
);
CREATE INDEX identity_key_identity ON identity_key (identity);

CREATE TABLE declaration (
  ref  text PRIMARY KEY,
  body text NOT NULL
);

CREATE TABLE delegation (
  id      text COLLATE "C" PRIMARY KEY,
  grantor text NOT NULL,
  agent   text NOT NULL,
  begins  bigint NOT NULL,
  ends    bigint NOT NULL,
  revoked boolean NOT NULL,
  body    text NOT NULL
);
CREATE INDEX delegation_grantor ON delegation (grantor, id);
CREATE INDEX delegation_agent ON delegation (agent, id);

-- Kept until nothing that they take back can be alive.
CREATE TABLE revocation (
  number      bigint PRIMARY KEY,
  what        text NOT NULL CHECK (what IN ('TOKEN', 'IDENTITY', 'DELEGATION')),
  id          text NOT NULL,
  subject     text,
  environment text,
  at          bigint NOT NULL,
  before      bigint NOT NULL,
  until       bigint NOT NULL
);
CREATE INDEX revocation_until ON revocation (until);
