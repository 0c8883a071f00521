-- What clones tell of who answers for what: one report a repository. Names of what it is about are in
-- lower case.
CREATE TABLE owner_source (
  name     text PRIMARY KEY,
  creator  text NOT NULL,
  logins   text NOT NULL,
  reported bigint NOT NULL
);

CREATE TABLE owner_clue (
  source  text NOT NULL REFERENCES owner_source,
  number  bigint NOT NULL,
  sort    text NOT NULL,
  about   text NOT NULL,
  kind    text NOT NULL,
  who     text NOT NULL,
  place   text NOT NULL,
  by_file text NOT NULL,
  times   bigint NOT NULL,
  latest  bigint,
  PRIMARY KEY (source, number)
);
CREATE INDEX owner_clue_about ON owner_clue (about);

-- Who may answer for accounts, and what people said of it.
CREATE TABLE owner_suggestion (
  account    text NOT NULL REFERENCES found_account,
  candidate  text NOT NULL,
  registered boolean NOT NULL,
  points     bigint NOT NULL,
  evidence   text NOT NULL,
  because    text NOT NULL,
  instead    text NOT NULL,
  word       text NOT NULL,
  said_by    text NOT NULL,
  at         bigint NOT NULL,
  PRIMARY KEY (account, candidate)
);
CREATE INDEX owner_suggestion_waiting ON owner_suggestion (account, candidate) WHERE word = 'SUGGESTED';
CREATE INDEX owner_suggestion_confirmed ON owner_suggestion (account) WHERE word = 'CONFIRMED';
