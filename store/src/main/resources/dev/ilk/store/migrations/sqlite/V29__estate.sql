-- Systems that accounts are read from; secret says where a credential is and never what it is.
CREATE TABLE source (
  name      text PRIMARY KEY,
  connector text NOT NULL,
  settings  text NOT NULL,
  secret    text NOT NULL,
  creator   text NOT NULL,
  made      integer NOT NULL,
  last_run  integer NOT NULL
) STRICT;

-- Readings of a source. The cursor is a page's while the run reads, and a native id while it judges.
-- The fence grows with each step; whoever holds an older one has lost the run.
CREATE TABLE source_run (
  source     text NOT NULL REFERENCES source,
  number     integer NOT NULL,
  state      text NOT NULL,
  cursor     text NOT NULL,
  fence      integer NOT NULL,
  held_until integer NOT NULL,
  barren     integer NOT NULL,
  began      integer NOT NULL,
  touched    integer NOT NULL,
  pages      integer NOT NULL,
  seen       integer NOT NULL,
  added      integer NOT NULL,
  changed    integer NOT NULL,
  doubled    integer NOT NULL,
  returned   integer NOT NULL,
  missing    integer NOT NULL,
  gone       integer NOT NULL,
  message    text NOT NULL,
  PRIMARY KEY (source, number)
) STRICT;

-- Cursors that the open run of a source has been given, hashed, to tell lists that lead in circles.
CREATE TABLE source_page (
  source text NOT NULL,
  number integer NOT NULL,
  cursor integer NOT NULL,
  PRIMARY KEY (source, number, cursor)
) STRICT;

-- Accounts in other systems. Keys to search by are in lower case. digest is of all that the system
-- tells; seen_run and absent_run are the runs that saw it last, and that judged it absent.
CREATE TABLE found_account (
  id           text PRIMARY KEY,
  source       text NOT NULL REFERENCES source,
  native_id    text NOT NULL,
  name         text NOT NULL,
  name_key     text NOT NULL,
  display      text NOT NULL,
  email        text NOT NULL,
  email_key    text NOT NULL,
  sort         text NOT NULL,
  enabled      integer NOT NULL,
  created      integer,
  last_used    integer,
  first_seen   integer NOT NULL,
  last_seen    integer NOT NULL,
  presence     text NOT NULL,
  seen_run     integer NOT NULL,
  absent_run   integer NOT NULL,
  kind         text NOT NULL,
  subtype      text NOT NULL,
  confidence   integer NOT NULL,
  contradicted integer NOT NULL,
  evidence     text NOT NULL,
  said_by      text,
  said_because text,
  said_at      integer,
  holder       text,
  facts        text NOT NULL,
  digest       text NOT NULL
) STRICT;
CREATE UNIQUE INDEX found_account_native ON found_account (source, native_id);
CREATE INDEX found_account_name ON found_account (name_key, id);
CREATE INDEX found_account_source ON found_account (source, name_key, id);
CREATE INDEX found_account_kind ON found_account (kind, name_key, id);
CREATE INDEX found_account_email ON found_account (email_key, id) WHERE email_key <> '';
CREATE INDEX found_account_orphan ON found_account (name_key, id) WHERE holder IS NULL;
CREATE INDEX found_account_holder ON found_account (holder, name_key, id) WHERE holder IS NOT NULL;
CREATE INDEX found_account_said ON found_account (said_at) WHERE said_at IS NOT NULL;

CREATE TABLE found_credential (
  account    text NOT NULL REFERENCES found_account,
  kind       text NOT NULL,
  native_id  text NOT NULL,
  scopes     text NOT NULL,
  created    integer,
  last_used  integer,
  expires    integer,
  first_seen integer NOT NULL,
  PRIMARY KEY (account, kind, native_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX found_credential_expires ON found_credential (expires) WHERE expires IS NOT NULL;
