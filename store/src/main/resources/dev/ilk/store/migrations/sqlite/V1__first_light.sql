-- Times are microseconds since 1970.

-- Numbers appear in the order of the numbers, because one writer at a time commits: a reader that
-- has seen n has missed none below.
CREATE TABLE counter (
  name  text NOT NULL PRIMARY KEY,
  value integer NOT NULL CHECK (value >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('change', 0), ('registry', 0), ('revocation', 0);

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

-- Intents that no entry has closed.
CREATE TABLE log_intent (
  place integer PRIMARY KEY,
  event blob NOT NULL UNIQUE,
  at    integer NOT NULL
) STRICT;

CREATE TABLE log_checkpoint (
  size integer PRIMARY KEY,
  note text NOT NULL
) STRICT;

-- Key rings, and the keys of each in the order in which they were made. Private keys are sealed.
CREATE TABLE key_ring (
  name    text NOT NULL PRIMARY KEY,
  version integer NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ring_key (
  ring       text NOT NULL REFERENCES key_ring,
  place      integer NOT NULL,
  algorithm  text NOT NULL,
  public_key blob NOT NULL,
  published  integer NOT NULL,
  stage      text NOT NULL CHECK (stage IN ('NEXT', 'ACTIVE', 'RETIRED', 'DESTROYED')),
  since      integer,
  until      integer,
  sealed     text,
  PRIMARY KEY (ring, place)
) STRICT, WITHOUT ROWID;

-- Secrets are kept as digests.
CREATE TABLE session (
  id          text NOT NULL PRIMARY KEY,
  digest      text NOT NULL UNIQUE,
  human       text NOT NULL,
  issuer      text NOT NULL,
  assurance   text NOT NULL,
  factors     text NOT NULL,
  issued      integer NOT NULL,
  last_seen   integer NOT NULL,
  expires     integer NOT NULL,
  correlation text NOT NULL,
  ended       integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_expires ON session (expires);

CREATE TABLE pending_login (
  state_digest   text NOT NULL PRIMARY KEY,
  browser_digest text NOT NULL,
  provider       text NOT NULL,
  return_to      text NOT NULL,
  begun          integer NOT NULL,
  expires        integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_login_expires ON pending_login (expires);

-- What identities and declarations say is in their bodies; the columns are to search by.
CREATE TABLE identity (
  id          text NOT NULL PRIMARY KEY,
  subject     text NOT NULL UNIQUE,
  kind        text NOT NULL,
  environment text,
  managed_by  text NOT NULL,
  name        text NOT NULL,
  status      text NOT NULL,
  revision    integer NOT NULL,
  body        text NOT NULL
) STRICT;
CREATE INDEX identity_kind ON identity (kind, subject);
CREATE INDEX identity_environment ON identity (environment, subject);
CREATE INDEX identity_managed_by ON identity (managed_by, subject);

-- Everything by which an identity is found. No two share a key.
CREATE TABLE identity_key (
  key      text NOT NULL PRIMARY KEY,
  identity text NOT NULL REFERENCES identity
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_key_identity ON identity_key (identity);

CREATE TABLE declaration (
  ref  text NOT NULL PRIMARY KEY,
  body text NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE delegation (
  id      text NOT NULL PRIMARY KEY,
  grantor text NOT NULL,
  agent   text NOT NULL,
  begins  integer NOT NULL,
  ends    integer NOT NULL,
  revoked integer NOT NULL,
  body    text NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX delegation_grantor ON delegation (grantor, id);
CREATE INDEX delegation_agent ON delegation (agent, id);

-- Kept until nothing that they take back can be alive.
CREATE TABLE revocation (
  number      integer PRIMARY KEY,
  what        text NOT NULL CHECK (what IN ('TOKEN', 'IDENTITY', 'DELEGATION')),
  id          text NOT NULL,
  subject     text,
  environment text,
  at          integer NOT NULL,
  before      integer NOT NULL,
  until       integer NOT NULL
) STRICT;
CREATE INDEX revocation_until ON revocation (until);
