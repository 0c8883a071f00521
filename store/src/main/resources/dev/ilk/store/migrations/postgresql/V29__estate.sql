-- Systems that accounts are read from; secret says where a credential is and never what it is.
CREATE TABLE source (
  name      text COLLATE "C" PRIMARY KEY,
  connector text NOT NULL,
  settings  text NOT NULL,
  secret    text NOT NULL,
  creator   text NOT NULL,
  made      bigint NOT NULL,
  last_run  bigint NOT NULL
);

-- Readings of a source. The cursor is a page's while the run reads, and a native id while it judges.
-- The fence grows with each step; whoever holds an older one has lost the run.
CREATE TABLE source_run (
  source     text COLLATE "C" NOT NULL REFERENCES source,
  number     bigint NOT NULL,
  state      text NOT NULL,
  cursor     text NOT NULL,
  fence      bigint NOT NULL,
  held_until bigint NOT NULL,
  barren     bigint NOT NULL,
  began      bigint NOT NULL,
  touched    bigint NOT NULL,
  pages      bigint NOT NULL,
  seen       bigint NOT NULL,
  added      bigint NOT NULL,
  changed    bigint NOT NULL,
  doubled    bigint NOT NULL,
  returned   bigint NOT NULL,
  missing    bigint NOT NULL,
  gone       bigint NOT NULL,
  message    text NOT NULL,
  PRIMARY KEY (source, number)
);

-- Cursors that the open run of a source has been given, hashed, to tell lists that lead in circles.
CREATE TABLE source_page (
  source text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  cursor bigint NOT NULL,
  PRIMARY KEY (source, number, cursor)
);

-- Accounts in other systems. Keys to search by are in lower case. digest is of all that the system
-- tells; seen_run and absent_run are the runs that saw it last, and that judged it absent.
CREATE TABLE found_account (
  id           text COLLATE "C" PRIMARY KEY,
  source       text COLLATE "C" NOT NULL REFERENCES source,
  native_id    text COLLATE "C" NOT NULL,
  name         text NOT NULL,
  name_key     text COLLATE "C" NOT NULL,
  display      text NOT NULL,
  email        text NOT NULL,
  email_key    text COLLATE "C" NOT NULL,
  sort         text NOT NULL,
  enabled      boolean NOT NULL,
  created      bigint,
  last_used    bigint,
  first_seen   bigint NOT NULL,
  last_seen    bigint NOT NULL,
  presence     text NOT NULL,
  seen_run     bigint NOT NULL,
  absent_run   bigint NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  subtype      text NOT NULL,
  confidence   bigint NOT NULL,
  contradicted boolean NOT NULL,
  evidence     text NOT NULL,
  said_by      text,
  said_because text,
  said_at      bigint,
  holder       text COLLATE "C",
  facts        text NOT NULL,
  digest       text NOT NULL
);
CREATE UNIQUE INDEX found_account_native ON found_account (source, native_id);
CREATE INDEX found_account_name ON found_account (name_key, id);
CREATE INDEX found_account_source ON found_account (source, name_key, id);
CREATE INDEX found_account_kind ON found_account (kind, name_key, id);
CREATE INDEX found_account_email ON found_account (email_key, id) WHERE email_key <> '';
CREATE INDEX found_account_orphan ON found_account (name_key, id) WHERE holder IS NULL;
CREATE INDEX found_account_holder ON found_account (holder, name_key, id) WHERE holder IS NOT NULL;
CREATE INDEX found_account_said ON found_account (said_at) WHERE said_at IS NOT NULL;

CREATE TABLE found_credential (
  account    text COLLATE "C" NOT NULL REFERENCES found_account,
  kind       text COLLATE "C" NOT NULL,
  native_id  text COLLATE "C" NOT NULL,
  scopes     text NOT NULL,
  created    bigint,
  last_used  bigint,
  expires    bigint,
  first_seen bigint NOT NULL,
  PRIMARY KEY (account, kind, native_id)
);
CREATE INDEX found_credential_expires ON found_credential (expires) WHERE expires IS NOT NULL;
